import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Bars } from '#ui/bars.tsx'
import { usageMessages } from '../messages/index.ts'
import type { Counts } from '../usage-model.ts'

/** A line of a table: its name, where it leads, its counts; null when too few to be told. `tag`: what marks it. */
export type NamedLine = { key: string; name: string; href?: string; tag?: string; counts: Counts | null }

export type TableName = 'seasons' | 'themes' | 'kinds' | 'holders' | 'tools'

/** A period to choose: its code in the address, its words. */
export type PeriodChoice = { code: string; name: string; chosen: boolean }

/** The form of periods: a plain GET. */
export function PeriodForm({
  lang,
  action,
  periods,
}: {
  lang: Lang
  action: string
  periods: PeriodChoice[]
}) {
  const t = usageMessages[lang]
  return (
    <form class="check-dates no-print" action={localPath(lang, action)} aria-label={t.period}>
      <label>
        {t.period}{' '}
        <select name="periode">
          {periods.map(({ code, name, chosen }) => (
            <option key={code} value={code} selected={chosen}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button class="btn" type="submit">
        {t.show}
      </button>
    </form>
  )
}

/** What a period comes to, in a few numbers. `euros`: money and what hosts think is told too; `visitors`: how many came is. */
export function Figures(props: {
  lang: Lang
  total: Counts
  unmet: number
  euros: boolean
  visitors: boolean
}) {
  const { lang, total, unmet, euros, visitors } = props
  const { figures, ...t } = usageMessages[lang]
  const all: [string, string][] = [
    [figures.lent, formatNumber(lang, total.lent)],
    [figures.days, formatNumber(lang, total.days)],
    [figures.requests, formatNumber(lang, total.requests)],
    [figures.ahead, formatNumber(lang, total.ahead)],
    [figures.unmet, formatNumber(lang, unmet)],
    ...(euros && total.received > 0
      ? ([[figures.received, t.euros(total.received)]] as [string, string][])
      : []),
    ...(euros && total.priced > 0 ? ([[figures.euros, t.euros(total.euros)]] as [string, string][]) : []),
    ...(visitors ? ([[figures.visitors, formatNumber(lang, total.visitors)]] as [string, string][]) : []),
    ...(euros && total.rated > 0
      ? ([[figures.satisfaction, `${t.mean(total.satisfaction, total.rated)} (${t.rated(total.rated)})`]] as [
          string,
          string,
        ][])
      : []),
  ]
  return (
    <dl class="study-figures">
      {all.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const audiences = ['pupils', 'children', 'teenagers', 'adults', 'seniors'] as const

/** Who came, as hosts told it; nothing when none did. */
export function Audience({ lang, total }: { lang: Lang; total: Counts }) {
  const t = usageMessages[lang]
  if (total.told === 0) return null
  const shown = audiences.filter((each) => total[each] > 0)
  const most = Math.max(1, ...shown.map((each) => total[each]))
  return (
    <section aria-labelledby="publics" class="section">
      <h2 id="publics">{t.audience}</h2>
      <p>{t.audienceFinding(total.visitors, total.told, total.lent)}</p>
      <p class="dim">{t.audienceHelp}</p>
      {shown.length > 0 && (
        <Bars
          bars={shown.map((each) => ({
            key: each,
            label: t.audiences[each],
            value: formatNumber(lang, total[each]),
            length: (100 * total[each]) / most,
          }))}
        />
      )}
    </section>
  )
}

const shownBars = 12

/** One way to look at loans: a bar for each line, and the table of all their counts. `own`: what only the holder reads is there too. */
export function UsageSection(props: {
  lang: Lang
  name: TableName
  lines: NamedLine[]
  own?: boolean
  note?: string | null
}) {
  const { lang, name, lines, own = false, note } = props
  const t = usageMessages[lang]
  const told = lines.filter(({ counts }) => counts && counts.lent > 0)
  const shown = name === 'seasons' ? told.slice(-shownBars) : told.slice(0, shownBars)
  const most = Math.max(1, ...shown.map(({ counts }) => counts?.lent ?? 0))
  if (lines.length === 0) return null
  return (
    <section aria-labelledby={name} class="section">
      <h2 id={name}>{t.sections[name]}</h2>
      <p class="dim">{t.measure}</p>
      {note && <p class="note">{note}</p>}
      {shown.length > 0 && (
        <Bars
          bars={shown.map(({ key, name: label, tag, counts }) => ({
            key,
            label,
            detail: tag,
            value: formatNumber(lang, counts?.lent ?? 0),
            length: (100 * (counts?.lent ?? 0)) / most,
          }))}
        />
      )}
      <details>
        <summary>{t.data}</summary>
        <CountsTable lang={lang} label={t.sections[name]} lines={lines} own={own} />
      </details>
    </section>
  )
}

const publicColumns = ['requests', 'lent', 'days', 'refused', 'unanswered', 'waiting'] as const
const ownColumns = [
  ...publicColumns,
  'ahead',
  'incidents',
  'euros',
  'received',
  'visitors',
  'satisfaction',
] as const
type Column = (typeof ownColumns)[number]

function CountsTable(props: { lang: Lang; label: string; lines: NamedLine[]; own: boolean }) {
  const { lang, label, lines, own } = props
  const t = usageMessages[lang]
  const columns: readonly Column[] = own ? ownColumns : publicColumns
  return (
    <div class="table-scroll" role="region" tabindex={0} aria-label={label}>
      <table class="names">
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="n">
                {t.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, href, tag, counts }) => (
            <tr key={key}>
              <th scope="row">
                {href ? <a href={localPath(lang, href)}>{name}</a> : name}
                {tag && <small class="dim"> {tag}</small>}
              </th>
              {counts ? (
                columns.map((column) => (
                  <td key={column} class="n">
                    {cellOf(lang, counts, column)}
                  </td>
                ))
              ) : (
                <td class="n" colSpan={columns.length}>
                  {t.few}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellOf(lang: Lang, counts: Counts, column: Column): string {
  const t = usageMessages[lang]
  if (column === 'euros' && counts.priced === 0) return t.noPrice
  if (column === 'euros' || column === 'received') return t.euros(counts[column])
  if (column === 'visitors' && counts.told === 0) return t.untold
  if (column === 'satisfaction')
    return counts.rated === 0 ? t.untold : t.mean(counts.satisfaction, counts.rated)
  return formatNumber(lang, counts[column])
}
