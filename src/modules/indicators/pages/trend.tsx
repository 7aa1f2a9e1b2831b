import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { Figure, formatChange, saidValue } from './figure.tsx'
import type { IndicatorProps } from './indicator-props.ts'
import { TrendChart } from './trend-chart.tsx'

/** What the years say: the finding, the chart, its table. */
export function TrendSection({ lang, view, changes, territoryHref }: IndicatorProps) {
  const t = messages[lang]
  const { indicator, trends } = view
  const { vintages } = indicator
  const breaks = vintages.filter(({ series }, at) => at > 0 && vintages[at - 1]?.series !== series)
  const hollow = trends.some(({ cells }) =>
    [...cells.values()].some(({ status }) => status === 'approximated'),
  )
  return (
    <section class="section" aria-labelledby="evolution">
      <h2 id="evolution">{finding(lang, view, changes)}</h2>
      <TrendChart lang={lang} indicator={indicator} trends={trends} />
      <div class="src">
        {breaks.length > 0 && trends[0] && <p>{t.series(breaks.map(({ year }) => year).join(', '))}</p>}
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

function finding(
  lang: Lang,
  { indicator, trends }: IndicatorProps['view'],
  changes: IndicatorProps['changes'],
): string {
  const t = messages[lang]
  const region = trends.find(({ kind }) => kind === 'region')
  const last = region?.runs.at(-1)?.at(-1)
  if (!region || !last) return indicator.vintages.length === 0 ? t.noValue : t.noRegion
  const said = t.finding(region.name, saidValue(lang, indicator, last.cell.value ?? 0), last.year)
  return changes
    ? `${said}${t.findingSince(formatChange(lang, indicator, changes.change), changes.since)}`
    : said
}
