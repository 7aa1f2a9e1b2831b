import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { ImportState, Run } from '../model.ts'

const tone: Partial<Record<ImportState, string>> = {
  checked: 'wait',
  checking: 'wait',
  queued: 'wait',
  running: 'wait',
  undoing: 'wait',
  done: 'good',
  failed: 'bad',
  cancelled: 'bad',
}

/** The state of an import as a mark; never by colour alone. */
export function StateMark({ lang, state }: { lang: Lang; state: ImportState }) {
  return <span class={`state ${tone[state] ?? ''}`}>{messages[lang].states[state]}</span>
}

/** All imports, the latest first. */
export function RunsPage(props: {
  lang: Lang
  runs: Run[]
  total: number
  page: number
  pages: number
  mayRun: boolean
}) {
  const { lang, runs } = props
  const t = messages[lang]
  return (
    <BackOffice lang={lang} current="/administration/imports">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {props.mayRun && (
        <p class="actions">
          <a class="btn" href={localPath(lang, '/administration/imports/nouveau')}>
            {t.bring}
          </a>
        </p>
      )}
      {runs.length === 0 ? (
        <p>
          {t.none} {t.noneHelp}
        </p>
      ) : (
        <>
          <p class="dim">{t.list.caption(props.total)}</p>
          <ul class="rows">
            {runs.map((run) => (
              <li key={run.id}>
                <div>
                  <p>
                    <a href={localPath(lang, `/administration/imports/${run.id}`)}>
                      <strong>{run.fileName}</strong>
                    </a>
                  </p>
                  <p class="meta">
                    {run.sourceTitle ?? run.newSource?.title} · {formatNumber(lang, run.total)}{' '}
                    {t.list.rows.toLowerCase()} · {formatShortDate(lang, run.createdAt)} ·{' '}
                    {run.askedBy?.name ?? (run.origin === 'command' ? t.list.command : '–')}
                  </p>
                </div>
                <StateMark lang={lang} state={run.state} />
              </li>
            ))}
          </ul>
          <Pagination
            lang={lang}
            page={props.page}
            pages={props.pages}
            href={(page) => `/administration/imports${page > 1 ? `?page=${page}` : ''}`}
          />
        </>
      )}
    </BackOffice>
  )
}
