import { typedCents } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { toCents } from '#platform/money.ts'
import { emptyToolForm, type ToolForm } from './form-model.ts'
import type { ToolSheet } from './model.ts'

/** A tool as its form says it, amounts as they are typed in a language. */
export function formOfTool(lang: Lang, tool: ToolSheet): ToolForm {
  const codes = (list: { code: string }[]) => list.map(({ code }) => code)
  const same = Object.fromEntries(
    Object.keys(emptyToolForm).map((field) => [field, textOf(tool[field as keyof ToolSheet])]),
  ) as unknown as ToolForm
  const euros = (value: number | null) => typedCents(lang, toCents(value))
  return {
    ...same,
    price: euros(tool.price),
    deposit: euros(tool.deposit),
    replacementValue: euros(tool.replacementValue),
    theme: codes(tool.themes),
    audience: codes(tool.audiences),
    access: codes(tool.access),
    languages: tool.languages,
    partners: tool.partners.map((partner) => partner.name).join('\n'),
    first: tool.first ? `${tool.first.kind}/${tool.first.code}` : '',
    firstDays: textOf(tool.first?.days),
    partId: tool.parts.map((part) => part.id),
    partName: tool.parts.map((part) => part.name),
    partQuantity: tool.parts.map((part) => String(part.quantity)),
    partValue: tool.parts.map((part) => euros(part.value)),
    partModule: tool.parts.map((part) => part.module ?? ''),
    closureFrom: tool.closures.map((closure) => closure.from),
    closureTo: tool.closures.map((closure) => closure.to),
    closureNote: tool.closures.map((closure) => closure.note ?? ''),
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
