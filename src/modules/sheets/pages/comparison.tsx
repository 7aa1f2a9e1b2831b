import type { TerritoryName } from '#modules/territories/index.ts'
import { formatValue } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { ComparedIndicator, Trend } from '../model.ts'
import { Figure, messages } from './figures.tsx'
import { Spark } from './spark.tsx'

/** Each indicator beside that of the containers: a bar for here, a mark for the reference, the numbers, the change over the years. */
export function ComparisonTable({
  lang,
  caption,
  compared,
  columns,
  trends,
  reference,
}: {
  lang: Lang
  caption: string
  compared: ComparedIndicator[]
  columns: TerritoryName[]
  trends: Trend[]
  /** Position of the reference among the containers. */
  reference: number
}) {
  const t = messages[lang]
  const mixed = new Set(compared.map((each) => each.year)).size > 1
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabindex={0}>
      <table class="compared">
        <caption class="sr">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t.indicator}</th>
            {columns.length > 1 && <td class="gauge" />}
            {columns.map((each, index) => (
              <th key={each.code} scope="col" class="n">
                {index === 0 ? t.here : each.name}
              </th>
            ))}
            {trends.length > 0 && <th scope="col">{t.evolution}</th>}
          </tr>
        </thead>
        <tbody>
          {compared.map((each) => (
            <tr key={each.indicator.code}>
              <th scope="row">
                <a href={localPath(lang, each.path)}>{each.indicator.label[lang]}</a>
                {mixed && <small> ({each.year})</small>}
                {each.note?.[lang] && (
                  <>
                    <br />
                    <small class="dim">{each.note[lang]}</small>
                  </>
                )}
              </th>
              {columns.length > 1 && (
                <td class="gauge">
                  <Bar compared={each} all={compared} reference={reference} />
                </td>
              )}
              <td class="n here">
                <Figure lang={lang} indicator={each.indicator} cell={each.here} />
                <Standing lang={lang} compared={each} />
              </td>
              {each.others.map((cell, index) => (
                <td key={columns[index + 1]?.code} class="n">
                  <Figure lang={lang} indicator={each.indicator} cell={cell} />
                </td>
              ))}
              {trends.length > 0 && (
                <td>
                  {trends
                    .filter((trend) => trend.indicator === each.indicator)
                    .map((trend) => (
                      <Spark key={trend.indicator.code} lang={lang} trend={trend} />
                    ))}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** In words: better or worse than the region, its target reached or not. */
function Standing({
  lang,
  compared: { indicator, standing, met },
}: {
  lang: Lang
  compared: ComparedIndicator
}) {
  const t = messages[lang].standing
  const { target, targetYear } = indicator
  return (
    <>
      {standing?.verdict && <small class="stands">{t[standing.verdict]}</small>}
      {met !== null && target !== null && (
        <small class="stands">{t.target(formatValue(lang, indicator, target), targetYear, met)}</small>
      )}
    </>
  )
}

/** From zero to the greatest value of the same unit in the table; nothing for numbers of inhabitants, which do not compare. */
function Bar({
  compared,
  all,
  reference,
}: {
  compared: ComparedIndicator
  all: ComparedIndicator[]
  reference: number
}) {
  const { indicator, here, rate } = compared
  if (!rate || here.value === null) return null
  const same = all.filter((each) => each.indicator.unit === indicator.unit)
  const greatest = Math.max(
    ...same.flatMap((each) => [each.here.value ?? 0, each.others[reference]?.value ?? 0]),
    1e-9,
  )
  const mark = compared.others[reference]?.value ?? null
  const place = (value: number) => Math.round((value / greatest) * 960) / 10
  return (
    <svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect y="1" width="100" height="12" class="track" />
      <rect y="1" width={place(here.value)} height="12" class="fill" />
      {mark !== null && <rect x={place(mark)} width="1.5" height="14" class="mark" />}
    </svg>
  )
}

/** Every year of the indicators of a theme that have several, folded until asked for: the others stand in the comparison whole. */
export function DataTable({
  lang,
  caption,
  compared,
  columns,
}: {
  lang: Lang
  caption: string
  compared: ComparedIndicator[]
  columns: TerritoryName[]
}) {
  const t = messages[lang]
  const several = compared.filter(({ years }) => years.length > 1)
  if (several.length === 0) return null
  return (
    <details>
      <summary>{t.seeData}</summary>
      <div class="table-scroll" role="region" aria-label={`${t.seeData}. ${caption}`} tabindex={0}>
        <table>
          <caption class="sr">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t.indicator}</th>
              <th scope="col" class="n">
                {t.year}
              </th>
              {columns.map((each) => (
                <th key={each.code} scope="col" class="n">
                  {each.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {several.flatMap((each) =>
              each.years.map((year) => (
                <tr key={`${each.indicator.code} ${year.year}`}>
                  <th scope="row">{each.indicator.label[lang]}</th>
                  <td class="n">{year.year}</td>
                  {[year.here, ...year.others].map((cell, index) => (
                    <td key={columns[index]?.code} class="n">
                      <Figure lang={lang} indicator={each.indicator} cell={cell} />
                    </td>
                  ))}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  )
}
