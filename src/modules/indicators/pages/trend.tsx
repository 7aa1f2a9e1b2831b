import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { formatChange, saidValue } from '../messages/values.ts'
import type { Indicator } from '../model.ts'
import type { Trend } from '../view-model.ts'
import { Figure } from './figure.tsx'
import type { IndicatorProps } from './indicator-props.ts'
import { ReuseLinks } from './reuse-links.tsx'
import { TrendChart } from './trend-chart.tsx'

/** What the years say: the finding, the chart, its table. */
export function TrendSection({ lang, view, changes, territoryHref, question }: IndicatorProps) {
  const t = messages[lang]
  const { indicator, trends } = view
  const { vintages } = indicator
  const breaks = breaksOf(indicator)
  const hollow = trends.some(({ cells }) =>
    [...cells.values()].some(({ status }) => status === 'approximated'),
  )
  return (
    <section class="section" aria-labelledby="evolution">
      <h2 id="evolution">{finding(lang, view, changes)}</h2>
      <TrendChart lang={lang} indicator={indicator} trends={trends} />
      <ReuseLinks lang={lang} kinds={viewsOf(view)} subject={indicator.code} question={question} />
      <div class="src">
        {breaks.length > 0 && trends[0] && <p>{t.series(breaks.join(', '))}</p>}
        {hollow && <p>{t.hollow}</p>}
      </div>
      {vintages.length > 0 && trends.length > 0 && (
        <details open={trends.length > 1 || trends.every(({ runs }) => runs.flat().length < 2)}>
          <summary>{t.seeData}</summary>
          <div class="table-scroll" role="region" aria-label={t.seeData} tabindex={0}>
            <table>
              <caption class="sr">{t.seeData}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.place}</th>
                  {vintages.map(({ year }) => (
                    <th key={year} scope="col" class="n">
                      {year}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {trends.map((trend) => (
                  <tr key={`${trend.kind}/${trend.code}`}>
                    <th scope="row">
                      <a href={localPath(lang, territoryHref(trend))}>{trend.name}</a>
                    </th>
                    {vintages.map(({ year }) => (
                      <td key={year} class="n">
                        <Figure lang={lang} indicator={indicator} cell={trend.cells.get(year)} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  )
}

/** The views that have something to show. */
function viewsOf({ trends, year }: IndicatorProps['view']): ('courbe' | 'comparaison' | 'chiffre')[] {
  const figured = trends.find(({ kind }) => kind !== 'region') ?? trends[0]
  const known = trends.some(({ cells }) => year !== null && (cells.get(year)?.value ?? null) !== null)
  return [
    ...(trends.some(({ runs }) => runs.length > 0) ? (['courbe'] as const) : []),
    ...(known ? (['comparaison'] as const) : []),
    ...(figured && figured.runs.length > 0 ? (['chiffre'] as const) : []),
  ]
}

/** The years where a series begins that does not compare with the one before. */
export function breaksOf({ vintages }: Indicator): number[] {
  return vintages.flatMap(({ year, series }, at) =>
    at > 0 && vintages[at - 1]?.series !== series ? [year] : [],
  )
}

function finding(
  lang: Lang,
  { indicator, trends }: IndicatorProps['view'],
  changes: IndicatorProps['changes'],
): string {
  const t = messages[lang]
  const region = trends.find(({ kind }) => kind === 'region')
  if (!region?.runs.length) return indicator.vintages.length === 0 ? t.noValue : t.noRegion
  const said = findingOf(lang, indicator, region)
  return changes
    ? `${said}${t.findingSince(formatChange(lang, indicator, changes.change), changes.since)}`
    : said
}

/** The last value of a territory as a sentence: « Hauts-de-France : 12,5 % en 2022 ». */
export function findingOf(lang: Lang, indicator: Indicator, trend: Trend | undefined): string {
  const last = trend?.runs.at(-1)?.at(-1)
  return trend && last
    ? messages[lang].finding(trend.name, saidValue(lang, indicator, last.cell.value ?? 0), last.year)
    : messages[lang].noRegion
}
