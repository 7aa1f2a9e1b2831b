import { isDay, type Span } from '#modules/tools/index.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { ChoiceForm, PlanForm } from './form-model.ts'
import { formMessages } from './messages/index.ts'
import {
  mostDirect,
  mostMargin,
  mostPoints,
  type Parameters,
  type Priority,
  priorities as priorityList,
} from './model.ts'

/** Checks which tools are to be planned, and when. */
export function checkChoice(
  lang: Lang,
  { slugs, from, to }: ChoiceForm,
): { errors: FieldError[] } | { errors: null; period: Span } {
  const t = formMessages[lang]
  const errors: FieldError[] = []
  if (slugs.length === 0) errors.push({ field: 'outil', message: t.chooseTool })
  for (const [field, day] of [
    ['du', from],
    ['au', to],
  ] as const)
    if (!isDay(day)) errors.push({ field, message: t.day })
  if (errors.length === 0 && to < from) errors.push({ field: 'au', message: t.order })
  return errors.length > 0 ? { errors } : { errors: null, period: { from, to } }
}

/** Checks how a plan is to be made. */
export function checkPlan(
  lang: Lang,
  form: PlanForm,
): { errors: FieldError[] } | { errors: null; parameters: Parameters } {
  const t = formMessages[lang]
  const errors: FieldError[] = []
  const whole = (field: Exclude<keyof PlanForm, 'priorities'>, least: number, most: number): number => {
    const number = /^\d{1,5}$/.test(form[field]) ? Number(form[field]) : Number.NaN
    if (!(number >= least && number <= most)) errors.push({ field, message: t.number(least, most) })
    return number
  }
  const margin = whole('margin', 0, mostMargin)
  const direct = form.direct === '' ? null : whole('direct', 0, mostDirect)
  const weights = {
    served: whole('served', 1, mostPoints),
    hundredKm: whole('hundredKm', 0, mostPoints),
    fairness: whole('fairness', 0, mostPoints),
  }
  const priorities: Record<string, Priority> = {}
  for (const [id, word] of Object.entries(form.priorities)) {
    const priority = priorityList.find((each) => each === word)
    if (priority) priorities[id] = priority
    else errors.push({ field: `priority-${id}`, message: t.priority })
  }
  return errors.length > 0
    ? { errors }
    : { errors: null, parameters: { margin, direct, weights, priorities } }
}
