import { type Cell, isRate } from '#modules/indicators/index.ts'
import { formatNumber, formatPercent, formatValue } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import type { Sheet } from '../get-sheet.ts'
import { en } from '../messages/en.ts'
import { fr } from '../messages/fr.ts'
import { printedMessages } from '../messages/printed.ts'
import type { ComparedIndicator } from '../model.ts'

const mostFigures = 13

/** The figures of a sheet on paper: here, in the region, and their change within one series. */
export function printedFigures(lang: Lang, { indicators, columns }: Pick<Sheet, 'indicators' | 'columns'>) {
  const region = columns.slice(1).findIndex(({ kind }) => kind === 'region')
  // What is judged comes first when not all fit, then what is published as such; what nobody has says nothing. Their order stays.
  const rank = ({ indicator, here, others, standing }: ComparedIndicator) => {
    if (!here.value && !others[region]?.value) return 4
    if (indicator.unit === 'inhabitants' || standing?.verdict) return 0
    if (!isRate(indicator)) return 3
    return here.status === 'approximated' ? 2 : 1
  }
  const kept = new Set(indicators.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostFigures))
  return indicators
    .filter((each) => kept.has(each))
    .map((each) => {
      const { indicator, year, here, others } = each
      const there = others[region]
      return {
        label: printable(`${indicator.label[lang]} (${year})`, 90),
        here: written(lang, indicator, here),
        // Numbers of people of a territory and of its region share no scale.
        region: !isRate(indicator) || !there ? '' : written(lang, indicator, there),
        change: changeOf(lang, each),
      }
    })
}

function written(lang: Lang, indicator: ComparedIndicator['indicator'], { value, status }: Cell): string {
  const t = lang === 'en' ? en : fr
  if (value === null) return status === 'secret' ? t.secret : '–'
  return `${status === 'approximated' ? '≈ ' : ''}${formatValue(lang, indicator, value)}`
}

/** Since the first year of the same series: points for shares, percent for the rest. */
function changeOf(lang: Lang, { indicator, year, here, years }: ComparedIndicator): string {
  const t = printedMessages[lang]
  const series = years.find((each) => each.year === year)?.series
  const first = years.find((each) => each.series === series && each.here.value !== null)
  if (here.value === null || !first?.here.value || first.year === year) return ''
  const sign = (value: number) => (value > 0 ? '+ ' : value < 0 ? '− ' : '')
  if (indicator.unit === 'percent') {
    const points = here.value - first.here.value
    return t.since(t.points(`${sign(points)}${formatNumber(lang, Math.abs(points), 1)}`), first.year)
  }
  const percent = (100 * (here.value - first.here.value)) / first.here.value
  return t.since(`${sign(percent)}${formatPercent(lang, Math.abs(percent))}`, first.year)
}
