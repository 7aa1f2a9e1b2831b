import { formatList, formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { Act, Counts, ReportLine } from '../model.ts'

export type LinesProps = {
  lang: Lang
  path: string
  counts: Counts
  /** Each outcome that has lines, with its word in addresses. */
  filters: { act: Act; word: string }[]
  act: Act | null
  lines: ReportLine[]
  page: number
  pages: number
}

/** What became of each record that was not simply unchanged. */
export function LinesSection(props: LinesProps) {
  const { lang, path, counts, act, lines } = props
  const t = messages[lang].run
  const word = props.filters.find((one) => one.act === act)?.word
  const href = (page: number) => {
    const query = new URLSearchParams({ ...(word && { issue: word }), ...(page > 1 && { page: `${page}` }) })
    return `${path}${query.size > 0 ? `?${query}` : ''}`
  }
  const rest = (['unchanged', 'past'] as const).filter((each) => counts[each])
  return (
    <section>
      <h2>{t.counts}</h2>
      <ul class="chips">
        <li>
          <a href={localPath(lang, path)} aria-current={act === null ? 'true' : undefined}>
            {t.all}
          </a>
        </li>
        {props.filters.map((one) => (
          <li key={one.act}>
            <a
              href={localPath(lang, `${path}?issue=${one.word}`)}
              aria-current={act === one.act ? 'true' : undefined}
            >
              {one.act === 'noted'
                ? t.acts.noted
                : t.one(t.counted[one.act], formatNumber(lang, counts[one.act] ?? 0))}
            </a>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <p class="dim">
          {rest.map((each) => t.one(t.counted[each], formatNumber(lang, counts[each] ?? 0))).join(' · ')}
        </p>
      )}
      <h3>{t.lines}</h3>
      <p>
        <a href={localPath(lang, `${path}/lignes.csv`)}>{t.download}</a>
      </p>
      {lines.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <ul class="rows">
          {lines.map((line) => (
            <LineRow key={line.position} lang={lang} line={line} />
          ))}
        </ul>
      )}
      <Pagination lang={lang} page={props.page} pages={props.pages} href={href} />
    </section>
  )
}

function LineRow({ lang, line }: { lang: Lang; line: ReportLine }) {
  const t = messages[lang].run
  const fields: Record<string, string> = messages[lang].fields
  const name = line.title ?? (line.recordId === 'fichier' ? t.wholeFile : line.recordId)
  return (
    <li>
      <div>
        <p>
          {line.slug ? <a href={localPath(lang, `/agenda/${line.slug}`)}>{name}</a> : name}
          {line.title && <span class="dim"> ({line.recordId})</span>}
        </p>
        {line.reason && <p>{line.reason[lang]}</p>}
        {line.changes.length > 0 && (
          <p class="meta">
            {t.changes}{' '}
            {formatList(
              lang,
              line.changes.map((field) => (fields[field] ?? field).toLowerCase()),
            )}
          </p>
        )}
        {line.notes.length > 0 && (
          <p class="meta">
            {t.notes} {line.notes.map((note) => note[lang]).join(' ')}
          </p>
        )}
      </div>
      <span class="state">{line.undo ? t.undone[line.undo] : t.acts[line.act]}</span>
    </li>
  )
}
