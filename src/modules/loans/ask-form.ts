import { isDay } from '#modules/tools/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { mostFlexibleDays } from './asking-model.ts'
import type { AskForm } from './form-model.ts'
import { formMessages } from './messages/index.ts'
import type { LoanRequest } from './model.ts'

/** `commune`: what was recognised of what was typed; null when nothing was. */
type Context = { organisationId: string; commune: string | null; questions: number }

/** Checks what was typed of a wish; which modules there are is looked at when it is asked for. */
export function checkAsk(
  lang: Lang,
  form: AskForm,
  { organisationId, commune, questions }: Context,
): { errors: FieldError[] } | { value: LoanRequest } {
  const t = formMessages[lang]
  const errors: FieldError[] = []
  const refuse = (field: string, message: string) => void errors.push({ field, message })
  if (!isDay(form.from)) refuse('from', t.firstDay)
  if (!isDay(form.to)) refuse('to', t.lastDay)
  else if (form.to < form.from) refuse('to', t.order)
  const flexible = form.flexibleDays.replaceAll(/\s/g, '')
  if (!/^\d{0,3}$/.test(flexible) || Number(flexible) > mostFlexibleDays)
    refuse('flexibleDays', t.flexibleDays(mostFlexibleDays))
  const elsewhere = form.where === 'other'
  if (elsewhere && form.placeName === '') refuse('placeName', t.placeName)
  if (elsewhere && commune === null) refuse('commune', t.commune)
  for (const [field, most] of [
    ['placeName', 200],
    ['placeAddress', 300],
    ['audience', 300],
    ['purpose', 2000],
    ['message', 4000],
  ] as const)
    if (form[field].length > most) refuse(field, t.tooLong(most))
  if (errors.length > 0) return { errors }
  return {
    value: {
      span: { from: form.from, to: form.to },
      modules: form.modules.length > 0 ? form.modules.map(Number) : null,
      place: elsewhere
        ? { name: form.placeName, address: form.placeAddress || null, commune: commune ?? '' }
        : { organisationId },
      audience: form.audience || null,
      purpose: form.purpose || null,
      message: form.message || null,
      answers: Array.from({ length: questions }, (_, place) => form[`answer${place}`] ?? ''),
      flexibleDays: flexible === '' ? null : Number(flexible),
      waiting: form.waiting === 'yes',
    },
  }
}
