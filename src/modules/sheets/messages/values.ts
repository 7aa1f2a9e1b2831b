import type { Indicator } from '#modules/indicators/index.ts'
import { formatEuros, formatNumber, formatPercent } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'

const digits = { count: 0, inhabitants: 0, 'per-100': 1, 'per-10000': 2, number: 2 }

/** A value in the unit of its indicator, as it is written. */
export function formatValue(lang: Lang, { unit }: Pick<Indicator, 'unit'>, value: number): string {
  if (unit === 'percent') return formatPercent(lang, value)
  return unit === 'euros' ? formatEuros(lang, value) : formatNumber(lang, value, digits[unit])
}
