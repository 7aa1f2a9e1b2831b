import { z } from 'zod'
import { AppError, type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'

const locale = { fr: z.locales.fr().localeError, en: z.locales.en().localeError }

/**
 * Reads a request's JSON body: what does not fit is told field by field, in the language of the address.
 * @throws AppError unsupported_type when it is not said to be JSON, Invalid otherwise
 */
export function readBody<T extends z.ZodType>(
  lang: Lang,
  request: { type: string | undefined; text: string },
  schema: T,
): z.infer<T> {
  const t = messages[lang].errors
  if (!/^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i.test(request.type ?? ''))
    throw new AppError('unsupported_type', { detail: t.type })
  const parsed = schema.safeParse(parseJson(lang, request.text), { error: locale[lang] })
  if (parsed.success) return parsed.data
  throw new Invalid(
    parsed.error.issues.flatMap((issue) => fieldErrors(lang, issue)),
    t.detail,
  )
}

// Neither a NUL nor half a character can enter the database.
const unstorable = /[\0\p{Cs}]/gu

function parseJson(lang: Lang, text: string): unknown {
  try {
    return JSON.parse(text, (_key, value) =>
      typeof value === 'string' ? value.replaceAll(unstorable, '') : value,
    )
  } catch {
    throw new Invalid([{ field: '', message: messages[lang].errors.json }], messages[lang].errors.json)
  }
}

function fieldErrors(lang: Lang, issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      field: [...path, key].join('.'),
      message: messages[lang].errors.unknownField,
    }))
  return [{ field: path.join('.'), message: issue.message }]
}

const apiNames: Record<string, string> = {
  aliases: 'otherNames',
  descriptionFr: 'description',
  terms: 'themes, audiences, formats, roles, skills, equipment',
}

const eventNames: Record<string, string> = {
  titleFr: 'title',
  summaryFr: 'summary',
  descriptionFr: 'description',
  conditionsFr: 'conditions',
  ageMin: 'ages',
  ageMax: 'ages',
  theme: 'themes',
  audience: 'audiences',
  format: 'formats',
  terms: 'themes, audiences, formats, access',
  organiserId: 'organisation',
}

/** Lets an act go on; what the directory refuses is told under the names of the API. */
export const underApiNames = <T>(act: Promise<T>): Promise<T> => named(act, apiNames)

/** The same for what the agenda refuses. */
export const underEventNames = <T>(act: Promise<T>): Promise<T> => named(act, eventNames)

async function named<T>(act: Promise<T>, names: Record<string, string>): Promise<T> {
  try {
    return await act
  } catch (error) {
    if (error instanceof AppError)
      for (const field of error.fields) field.field = names[field.field] ?? field.field
    throw error
  }
}
