import { formatNumber, formatPercent, formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Indicator } from '../model.ts'
import { messages } from './index.ts'

type Measured = Pick<Indicator, 'unit'>

/** A value with what it is counted in, for a sentence: « 57,2 pour 100 habitants ». */
export function saidValue(lang: Lang, indicator: Measured, value: number): string {
  const written = formatValue(lang, indicator, value)
  return ['per-100', 'per-10000', 'inhabitants'].includes(indicator.unit)
    ? `${written} ${messages[lang].units[indicator.unit]}`
    : written
}

/** A change with its sign: « +3,2 % », « −0,4 point ». */
export function formatChange(lang: Lang, { unit }: Measured, change: number): string {
  const rounded = Math.round(change * 10) / 10
  const sign = rounded > 0 ? '+' : rounded < 0 ? '−' : ''
  const size = Math.abs(rounded)
  return unit === 'percent'
    ? `${sign}${messages[lang].points(formatNumber(lang, size, 1), size)}`
    : `${sign}${formatPercent(lang, size, size >= 100 ? 0 : 1)}`
}
