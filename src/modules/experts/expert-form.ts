import { z } from 'zod'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import { type Checked, type ExpertInput, type ExpertProfile, fees, languageCodes } from './model.ts'
import { readOrcid } from './orcid.ts'

export const emptyExpert: ExpertInput = {
  name: '',
  headlineFr: '',
  headlineEn: '',
  presentationFr: '',
  presentationEn: '',
  theme: [],
  audience: [],
  format: [],
  keywords: '',
  languages: [],
  commune: '',
  travelKm: '',
  availability: '',
  months: [],
  weekdays: [],
  fee: '',
  feeNote: '',
  orcid: '',
  organisation: '',
  affiliation: '',
  yearlyLimit: '',
}

const longest = 6000

// Neither a control character nor half a character belongs in a text; PostgreSQL refuses NUL.
export const cleanLine = (value: unknown) =>
  typeof value === 'string'
    ? value
        .replaceAll('\r\n', '\n')
        .replaceAll(/[^\P{C}\n\t]/gu, '')
        .trim()
        .slice(0, longest)
    : ''

/** Reads the form, whatever was sent: `body` as Hono parses it with `all`. What is no field of ours is dropped. */
export function readExpertForm(body: Record<string, unknown>): ExpertInput {
  const read = Object.entries(emptyExpert).map(([field, empty]) => [
    field,
    Array.isArray(empty)
      ? [...new Set([body[field] ?? []].flat().map((each) => cleanLine(each).slice(0, 60)))]
          .filter(Boolean)
          .slice(0, 60)
      : cleanLine([body[field]].flat().at(-1)),
  ])
  return Object.fromEntries(read) as ExpertInput
}

/** What a form is checked against. `commune` is the code recognised in it, if one was. */
export type FormContext = {
  codes: Record<'theme' | 'audience' | 'format', ReadonlySet<string>>
  organisations: ReadonlySet<string>
  commune: string | null
}

const numbers = (least: number, most: number) =>
  z
    .array(z.coerce.number().int().min(least).max(most))
    .transform((list) => [...new Set(list)].sort((a, b) => a - b))

/** Checks what was typed: a profile that can be published, or what to correct, in the person's language. */
export function checkExpert(lang: Lang, input: ExpertInput, context: FormContext): Checked<ExpertProfile> {
  const t = messages[lang].form.errors
  const text = (max: number) =>
    z
      .string()
      .max(max, t.long(max))
      .transform((value) => value || null)
  const optionalNumber = (most: number, least: number, error: string) =>
    z.union(
      [
        z.literal('').transform(() => null),
        z.coerce.number(error).int(error).min(least, error).max(most, error),
      ],
      error,
    )
  const known = (field: 'theme' | 'audience' | 'format', error: string) =>
    z
      .array(z.string())
      .transform((codes) => codes.filter((code) => context.codes[field].has(code)))
      .refine((codes) => codes.length > 0, error)
  const schema = z.object({
    name: z.string().min(1, t.name).max(120, t.long(120)),
    headlineFr: z.string().min(1, t.headline).max(160, t.long(160)),
    headlineEn: text(160),
    presentationFr: text(4000),
    presentationEn: text(4000),
    theme: known('theme', t.theme),
    audience: known('audience', t.audience),
    format: known('format', t.format),
    keywords: z
      .string()
      .transform((value) => [...new Set(value.split(/[,;\n]/).map((each) => each.trim()))].filter(Boolean))
      .refine((list) => list.length <= 20 && list.every((each) => each.length <= 60), t.keywords),
    languages: z
      .array(z.string())
      .transform((codes) => languageCodes.filter((code) => codes.includes(code)) as string[])
      .refine((codes) => codes.length > 0, t.languages),
    commune: z.string().refine(() => context.commune !== null, t.commune),
    travelKm: optionalNumber(1000, 0, t.travelKm),
    availability: text(500),
    months: numbers(1, 12),
    weekdays: numbers(1, 7),
    fee: z.enum(fees, t.fee),
    feeNote: text(300),
    orcid: z.string().refine((value) => value === '' || readOrcid(value) !== null, t.orcid),
    organisation: z.string().refine((id) => id === '' || context.organisations.has(id), t.organisation),
    affiliation: text(200),
    yearlyLimit: optionalNumber(200, 1, t.yearlyLimit),
  })
  const parsed = schema.safeParse(input)
  if (!parsed.success) return { errors: firstOfEach(parsed.error) }
  const { theme, audience, format, organisation, ...it } = parsed.data
  return {
    value: {
      ...it,
      terms: { theme, audience, format },
      commune: context.commune as string,
      orcid: it.orcid === '' ? null : readOrcid(it.orcid),
      organisationId: organisation || null,
      affiliation: organisation ? null : it.affiliation,
    },
  }
}

/** One message a field: a field in the list of what to correct leads to one place. */
export function firstOfEach(error: z.ZodError): FieldError[] {
  const byField = new Map<string, string>()
  for (const { path, message } of error.issues)
    if (!byField.has(String(path[0]))) byField.set(String(path[0]), message)
  return [...byField].map(([field, message]) => ({ field, message }))
}
