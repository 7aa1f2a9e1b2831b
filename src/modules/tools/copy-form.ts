import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { readCents, toEuros } from '#platform/money.ts'
import { isDay } from './days-model.ts'
import type { CopyForm, PeriodForm } from './form-model.ts'
import { formMessages } from './messages/index.ts'
import { copyStates, type Span } from './model.ts'
import type { Modules, ToolModule } from './modules-model.ts'
import type { CopyInput } from './save-copy.ts'
import type { Checked } from './tool-form.ts'

/** What was recognised of the places typed: null when nothing was, `undefined` when nothing was typed. */
export type CopyContext = { organisationId: string | null | undefined; commune: string | null | undefined }

/** Checks what was typed of a copy. */
export function checkCopy(lang: Lang, form: CopyForm, context: CopyContext): Checked<CopyInput> {
  const t = formMessages[lang].copy.errors
  const errors: FieldError[] = []
  const refuse = (field: keyof CopyForm, message: string) => void errors.push({ field, message })
  const code = form.code.toUpperCase().replaceAll(/\s+/g, '-')
  const euros = (field: 'purchaseValue' | 'insuranceValue') => {
    const cents = readCents(form[field], 1_000_000_000)
    if (cents === undefined) refuse(field, t.euros)
    return toEuros(cents ?? null)
  }
  const state = copyStates.find((each) => each === form.state)
  if (!/^[A-Z0-9][A-Z0-9._/-]{0,39}$/.test(code)) refuse('code', t.code)
  if (!state) refuse('state', t.state)
  if (context.organisationId === null) refuse('organisation', t.organisation)
  if (context.commune === null) refuse('commune', t.commune)
  if (form.purchasedOn !== '' && !isDay(form.purchasedOn)) refuse('purchasedOn', t.day)
  if (form.note.length > 1000) refuse('note', t.note)
  const value: CopyInput = {
    code,
    state: state ?? 'good',
    organisationId: context.organisationId ?? null,
    commune: context.commune ?? null,
    purchasedOn: form.purchasedOn || null,
    purchaseValue: euros('purchaseValue'),
    insuranceValue: euros('insuranceValue'),
    note: form.note || null,
  }
  return errors.length > 0 ? { errors } : { value }
}

/** Checks what was typed of a closure or a repair of a copy, or of one of the modules it has. */
export function checkPeriod(
  lang: Lang,
  form: PeriodForm,
  modules: ToolModule[],
): Checked<{ span: Span; kind: 'closure' | 'repair'; modules: Modules; note: string | null }> {
  const t = formMessages[lang].copy.errors
  const errors: FieldError[] = []
  const kind = form.periodKind === 'repair' ? 'repair' : 'closure'
  if (!isDay(form.periodFrom)) errors.push({ field: 'periodFrom', message: t.day })
  if (!isDay(form.periodTo)) errors.push({ field: 'periodTo', message: t.day })
  else if (form.periodTo < form.periodFrom) errors.push({ field: 'periodTo', message: t.order })
  if (form.periodNote.length > 200) errors.push({ field: 'periodNote', message: t.note })
  const module = modules.find(({ number }) => String(number) === form.periodModule)
  if (form.periodModule !== '' && !module) errors.push({ field: 'periodModule', message: t.module })
  if (errors.length > 0) return { errors }
  return {
    value: {
      span: { from: form.periodFrom, to: form.periodTo },
      kind,
      modules: module ? [module.number] : null,
      note: form.periodNote || null,
    },
  }
}
