import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { Counts, OutcomeFilter, ReportLine } from '../model.ts'
import { LineWords } from './line-words.tsx'

export type ReportProps = {
  lang: Lang
  path: string
  dry: boolean
  counts: Counts
  /** Each outcome with its word in addresses. */
  filters: { outcome: OutcomeFilter; word: string }[]
  filter: OutcomeFilter | null
  lines: ReportLine[]
  page: number
  pages: number
  ignored: string[]
}

/** What a file does or would do: counts, columns not taken, then line by line. */
export function ReportSection(props: ReportProps) {
  const { lang, path, counts, filter, lines } = props
  const t = messages[lang]
  const word = props.filters.find((one) => one.outcome === filter)?.word
  const href = (page: number) => {
    const query = new URLSearchParams({
      ...(word && { issue: word }),
      ...(page > 1 && { page: String(page) }),
    })
    return `${path}${query.size > 0 ? `?${query}` : ''}`
  }
  return (
    <section>
      <h2>{props.dry ? t.run.dryCounts : t.run.counts}</h2>
      <ul class="chips">
        <li>
          <a href={localPath(lang, path)} aria-current={filter === null ? 'true' : undefined}>
            {t.run.all}
          </a>
        </li>
        {props.filters.map(({ outcome, word: each }) => (
          <li key={outcome}>
            <a
              href={localPath(lang, `${path}?issue=${each}`)}
              aria-current={filter === outcome ? 'true' : undefined}
            >
              {t.run.counted(t.run.labels[outcome], counts[outcome])}
            </a>
          </li>
        ))}
      </ul>
      {props.ignored.length > 0 && (
        <>
          <h3>{t.run.ignored}</h3>
          <p>{props.ignored.join(', ')}</p>
          <p class="dim">{t.run.ignoredHelp}</p>
        </>
      )}
      <h3>{t.report.title}</h3>
      <p>
        <a href={localPath(lang, `${path}/lignes.csv`)}>{t.report.download}</a>
      </p>
      {lines.length === 0 ? (
        <p>{t.report.empty}</p>
      ) : (
        <div class="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t.report.line}</th>
                <th scope="col">{props.dry ? t.report.whatDry : t.report.what}</th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.position}>
                  <th scope="row" class="n">
                    {formatNumber(lang, line.line)}
                  </th>
                  <td>
                    <LineWords lang={lang} line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Pagination lang={lang} page={props.page} pages={props.pages} href={href} />
    </section>
  )
}
