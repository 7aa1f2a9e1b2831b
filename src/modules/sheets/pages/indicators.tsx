import type { Cell } from '#modules/indicators/index.ts'
import type { DataSource, TerritoryName } from '#modules/territories/index.ts'
import { formatList, formatValue } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import type { ComparedIndicator, Finding, ThemeView } from '../model.ts'
import { ComparisonTable, DataTable } from './comparison.tsx'
import { colon, messages, semicolon } from './figures.tsx'

type Props = {
  lang: Lang
  themes: ThemeView[]
  columns: TerritoryName[]
  sources: ReadonlyMap<string, DataSource>
  inRegion: string
  csv: string
  formerUntil: number | undefined
}

/** What the figures say, theme by theme: the finding, the comparison, the change over the years, the data. */
export function IndicatorSections(props: Props) {
  const { lang, themes, formerUntil } = props
  const t = messages[lang]
  return (
    <section class="section" aria-labelledby="indicateurs">
      <div class="head">
        <h2 id="indicateurs">{t.indicators}</h2>
        {themes.length > 0 && (
          <a class="btn ghost small no-print" href={localPath(lang, props.csv)}>
            <Icon name="download" /> {t.csv}
          </a>
        )}
      </div>
      {themes.length === 0 && <p>{t.noIndicators}</p>}
      {formerUntil !== undefined && (
        <p class="alert">
          <span>{t.former(formerUntil)}</span>
        </p>
      )}
      {themes.map((each) => (
        <Theme key={each.theme} {...props} view={each} />
      ))}
    </section>
  )
}

function Theme({ lang, view, columns, sources, inRegion }: Props & { view: ThemeView }) {
  const t = messages[lang]
  const { theme, finding, compared, trends, reference } = view
  const referenceName = columns[reference + 1]?.name
  const years = [...new Set(compared.map((each) => each.year))].sort().join(lang === 'fr' ? ' et ' : ' and ')
  const broken = trends.some((each) => each.here.length > 1)
  const compares = compared.some((each) => each.rate)
  return (
    <section class="panel theme" aria-labelledby={`theme-${theme}`}>
      <p class="kicker">{t.themes[theme]}</p>
      <h3 id={`theme-${theme}`}>{finding ? sentence(lang, finding, compared, inRegion) : t.themes[theme]}</h3>
      <p class="src">
        {t.measures[theme]}, {years}.
        {compares && reference >= 0 && referenceName
          ? ` ${t.legend(referenceName)}${trends.length > 0 ? ` ${t.evolutionNote(referenceName, broken)}` : ''}`
          : ''}
      </p>
      <ComparisonTable
        lang={lang}
        caption={t.measures[theme]}
        compared={compared}
        columns={columns}
        trends={trends}
        reference={reference}
      />
      <Notes lang={lang} compared={compared} sources={sources} />
      <DataTable lang={lang} caption={t.measures[theme]} compared={compared} columns={columns} />
    </section>
  )
}

/** The finding as a title. */
function sentence(lang: Lang, finding: Finding, compared: ComparedIndicator[], inRegion: string): string {
  const t = messages[lang]
  const { indicator } = finding
  const label = indicator.label[lang]
  if (finding.kind === 'secret') return t.findings.secret(label)
  const written = (cell: Cell) =>
    `${cell.status === 'approximated' ? '≈\u00a0' : ''}${formatValue(lang, indicator, cell.value ?? 0)}`
  const value = written(finding.here)
  const year = compared.find((each) => each.indicator.code === indicator.code)?.year ?? 0
  if (finding.kind === 'changed')
    return t.findings.changed(value, year, finding.change, finding.since, finding.approximated)
  if (finding.kind === 'alone')
    return indicator.unit === 'inhabitants'
      ? t.findings.inhabitants(value, year)
      : t.findings.alone(label, value)
  return t.findings.compared(
    label,
    value,
    written(finding.there),
    t.reference(finding.reference.kind, inRegion),
  )
}

/** Source and date; then, only where they show: breaks, approximations, secrecy, absence, in words. */
function Notes({
  lang,
  compared,
  sources,
}: {
  lang: Lang
  compared: ComparedIndicator[]
  sources: ReadonlyMap<string, DataSource>
}) {
  const t = messages[lang]
  const shown = compared.flatMap((each) =>
    each.years.flatMap((year) => each.indicator.vintages.find((vintage) => vintage.year === year.year) ?? []),
  )
  const credited = [...new Set(shown.map((vintage) => vintage.sourceId))]
    .sort()
    .flatMap((id) => sources.get(id) ?? [])
  const cells = compared.flatMap((each) => [
    each.here,
    ...each.others,
    ...each.years.flatMap((year) => [year.here, ...year.others]),
  ])
  const has = (status: string) => cells.some((each) => each.status === status)
  const definitions = [...new Set(compared.map((each) => each.indicator.definition[lang]))]
  const breaks = [...new Set(shown.flatMap((vintage) => vintage.note[lang] ?? []))]
  const notes = [
    ...breaks,
    ...(has('approximated') ? [t.approximatedNote] : []),
    ...(has('secret') ? [t.secretNote] : []),
    ...(has('unavailable') ? [t.unavailableNote] : []),
  ]
  return (
    <div class="src">
      <p>
        {t.definitions}
        {colon(lang)}
        {definitions.join(' ')}
      </p>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p>
        {t.source}
        {colon(lang)}
        {[
          ...Map.groupBy(
            credited,
            (each) => `${each.publisher} ${each.licence}${each.licenceConfirmed}`,
          ).values(),
        ]
          .map((each) => credit(lang, each))
          .join(semicolon(lang))}
        .
      </p>
    </div>
  )
}

/** Sources of one publisher under one licence, credited together: the years of one title are listed once. */
function credit(lang: Lang, sources: DataSource[]): string {
  const [first] = sources
  if (!first) return ''
  const licence = first.licenceConfirmed ? first.licence : `${first.licence}, ${messages[lang].unconfirmed}`
  const titles = Map.groupBy(sources, ({ title, vintage }) =>
    title.endsWith(`, ${vintage}`) ? title.slice(0, -vintage.length - 2) : title,
  )
  const credited = [...titles].map(([title, years]) =>
    title === years[0]?.title
      ? title
      : `${title} ${formatList(
          lang,
          years.map((each) => each.vintage),
        )}`,
  )
  return `${first.publisher}, ${credited.join(', ')} (${licence})`
}
