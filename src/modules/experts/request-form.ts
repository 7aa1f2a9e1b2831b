import { z } from 'zod'
import { findCommune } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { cleanLine, firstOfEach } from './expert-form.ts'
import { requestMessages } from './messages/index.ts'
import type { Answer, Checked, NewRequest, RequestInput } from './model.ts'
import { answerKinds } from './model.ts'

const fields = ['name', 'email', 'organisation', 'message', 'audience', 'format', 'dates', 'commune'] as const

/** Reads the form of a request; `isTrap` tells that a field hidden from people was filled in. */
export function readRequestForm(body: Record<string, unknown>): { input: RequestInput; isTrap: boolean } {
  const input = Object.fromEntries(fields.map((field) => [field, cleanLine(body[field])])) as RequestInput
  return { input, isTrap: cleanLine(body.website) !== '' }
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ')
const address = /^[^\s@<>,;:"()[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/

/** Checks a request: what can be sent, or what to correct, in the person's language. `choices` are the terms that exist. */
export async function checkRequest(
  db: Database,
  lang: Lang,
  input: RequestInput,
  choices: Record<'audience' | 'format', { code: string }[]>,
): Promise<Checked<NewRequest>> {
  const t = requestMessages[lang].ask.errors
  const place = input.commune ? await findCommune(db, input.commune.slice(0, 100)) : null
  const text = (max: number) => z.string().max(max, t.long(max))
  const term = (list: { code: string }[]) =>
    z.string().transform((code) => (list.some((each) => each.code === code) ? code : null))
  const schema = z.object({
    name: text(120).min(1, t.name).transform(oneLine),
    email: z
      .string()
      .transform((value) => value.toLowerCase())
      .refine((value) => value.length <= 254 && address.test(value), t.email),
    organisation: text(200).transform((value) => oneLine(value) || null),
    message: text(4000).min(1, t.message),
    audience: term(choices.audience),
    format: term(choices.format),
    dates: text(300).transform((value) => oneLine(value) || null),
    commune: z
      .string()
      .refine((value) => value === '' || (place !== null && 'commune' in place), t.commune)
      .transform(() => (place && 'commune' in place ? place.commune.code : null)),
  })
  const parsed = schema.safeParse(input)
  if (!parsed.success) return { errors: firstOfEach(parsed.error) }
  const { dates, ...request } = parsed.data
  return { value: { ...request, wishedDates: dates, lang } }
}

/** The form of an answer as typed. */
export type AnswerInput = { kind: string; message: string; share: boolean; contact: string }

export function readAnswerForm(body: Record<string, unknown>): AnswerInput {
  return {
    kind: cleanLine(body.kind),
    message: cleanLine(body.message),
    share: cleanLine(body.share) !== '',
    contact: cleanLine(body.contact),
  }
}

/** Checks an answer; an address is kept only when the box is ticked. */
export function checkAnswer(lang: Lang, input: AnswerInput): Checked<Answer> {
  const t = requestMessages[lang].answer.errors
  const errors: FieldError[] = []
  const kind = answerKinds.find((each) => each === input.kind)
  if (!kind) errors.push({ field: 'kind', message: t.kind })
  if (kind === 'talk' && input.message === '') errors.push({ field: 'message', message: t.message })
  if (input.message.length > 4000) errors.push({ field: 'message', message: t.long })
  const shares = input.share && kind === 'accept'
  const contact = input.contact.toLowerCase()
  if (shares && (contact.length > 254 || !address.test(contact)))
    errors.push({ field: 'contact', message: t.contact })
  if (!kind || errors.length > 0) return { errors }
  return { value: { kind, message: input.message || null, contact: shares ? contact : null } }
}
