import { formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Act, Run, UndoCounts } from '../model.ts'
import { type ReportProps, ReportSection } from './report-section.tsx'
import { StateMark } from './runs-page.tsx'
import { type KeptRecord, UndoneSection } from './undone-section.tsx'

/** The path of each act. */
const actPaths: Record<Act, string> = {
  check: 'essai',
  apply: 'appliquer',
  cancel: 'arreter',
  undo: 'annuler',
}

export type Progress = { done: number; total: number }

/** One import: where it is, what may be done, and its report line by line. */
export function RunPage(props: {
  lang: Lang
  run: Run
  acts: Act[]
  mayMap: boolean
  progress: Progress | null
  later: number
  undo: UndoCounts
  kept: KeptRecord[]
  report: ReportProps | null
  errors: { field: string; message: string }[]
}) {
  const { lang, run, acts, errors } = props
  const t = messages[lang].run
  const path = `/administration/imports/${run.id}`
  const step = run.state === 'cancelled' && !run.appliedAt ? t.steps.uploaded : t.steps[run.state]
  return (
    <BackOffice lang={lang} current="/administration/imports">
      <h1>{run.fileName}</h1>
      <p>
        <StateMark lang={lang} state={run.state} />
      </p>
      <ErrorSummary lang={lang} errors={errors} />
      <Alert
        kind={
          run.state === 'failed'
            ? 'error'
            : run.state === 'done' || run.state === 'undone'
              ? 'success'
              : 'info'
        }
      >
        <p>{step}</p>
        {run.error && <p lang="fr">{run.error === 'internal' ? t.internal : run.error}</p>}
        {run.forgottenAt && <p>{t.forgotten}</p>}
      </Alert>
      {props.progress && <Following lang={lang} path={path} progress={props.progress} state={run.state} />}
      <Acts
        lang={lang}
        path={path}
        acts={acts.filter((act) => act !== 'undo')}
        run={run}
        mayMap={props.mayMap}
      />
      <Facts lang={lang} run={run} />
      {run.state === 'undone' || run.undone > 0 ? (
        <UndoneSection lang={lang} counts={props.undo} kept={props.kept} />
      ) : null}
      {props.report && <ReportSection {...props.report} />}
      {acts.includes('undo') && (
        <section class="panel">
          <h2>{t.undoTitle}</h2>
          <p>{t.undoHelp}</p>
          {props.later > 0 && (
            <Alert kind="info">
              <p>{t.later(props.later)}</p>
            </Alert>
          )}
          <form method="post" action={localPath(lang, `${path}/${actPaths.undo}`)}>
            <p>
              <label>
                <input id="accord" name="accord" type="checkbox" value="oui" /> {t.undoConfirm}
              </label>
            </p>
            <p class="actions">
              <button class="btn ghost" type="submit">
                {t.acts.undo}
              </button>
            </p>
          </form>
        </section>
      )}
    </BackOffice>
  )
}

function Following(props: { lang: Lang; path: string; progress: Progress; state: Run['state'] }) {
  const { lang, path, progress } = props
  const t = messages[lang].run
  const text = t.progress(formatNumber(lang, progress.done), formatNumber(lang, progress.total))
  return (
    <m-progress data-src={localPath(lang, `${path}/etat.json`)} data-result={t.result}>
      <p>
        <progress
          max={Math.max(1, progress.total)}
          value={progress.done}
          aria-label={messages[lang].states[props.state]}
        />
        <span data-text>{text}</span>
      </p>
      <p role="status" />
      <p class="actions">
        <a class="btn ghost small" href={localPath(lang, path)}>
          {t.refresh}
        </a>
      </p>
    </m-progress>
  )
}

function Acts(props: { lang: Lang; path: string; acts: Act[]; run: Run; mayMap: boolean }) {
  const { lang, path, acts, run } = props
  const t = messages[lang].run
  if (acts.length === 0 && !props.mayMap) return null
  const label = (act: Act) => {
    if (act === 'check') return run.checked > 0 ? t.acts.recheck : t.acts.check
    if (act === 'apply') return run.appliedAt ? t.acts.resume : t.acts.apply
    return t.acts[act]
  }
  const order: Act[] = ['apply', 'check', 'cancel']
  const shown = order.filter((act) => acts.includes(act))
  return (
    <div class="actions">
      {shown.map((act, at) => (
        <form key={act} method="post" action={localPath(lang, `${path}/${actPaths[act]}`)}>
          <button class={at === 0 && act !== 'cancel' ? 'btn' : 'btn ghost'} type="submit">
            {label(act)}
          </button>
        </form>
      ))}
      {props.mayMap && (
        <a href={localPath(lang, `${path}/colonnes`)}>
          {run.format === 'csv' ? messages[lang].columns.change : messages[lang].columns.choose}
        </a>
      )}
    </div>
  )
}

function Facts({ lang, run }: { lang: Lang; run: Run }) {
  const t = messages[lang].run
  const source = run.sourceTitle ?? `${run.newSource?.title ?? run.sourceId} (${t.newSource})`
  return (
    <dl class="facts">
      <dt>{t.source}</dt>
      <dd>{source}</dd>
      <dt>{t.format}</dt>
      <dd>
        {messages[lang].formats[run.format] ?? run.format}, {run.encoding.toUpperCase()}
      </dd>
      <dt>{t.rows}</dt>
      <dd>{formatNumber(lang, run.total)}</dd>
      <dt>{t.by}</dt>
      <dd>
        {run.askedBy?.name ?? (run.origin === 'command' ? messages[lang].list.command : '–')},{' '}
        {formatShortDate(lang, run.createdAt)}
      </dd>
    </dl>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-progress': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
