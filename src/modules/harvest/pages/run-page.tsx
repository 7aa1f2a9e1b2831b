import { formatMoment, formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Feed, Run, UndoOutcome } from '../model.ts'
import { RunMark } from './feed-page.tsx'
import { sourcesPath } from './feeds-page.tsx'
import { type LinesProps, LinesSection } from './lines-section.tsx'

export type RunPageProps = {
  lang: Lang
  feed: Feed
  run: Run
  busy: boolean
  progress: string
  undone: Partial<Record<UndoOutcome, number>>
  mayUndo: boolean
  lines: LinesProps | null
  errors: { field: string; message: string }[]
}

/** One reading of a source, or its trial: where it is, what became of each record, and how to take it back. */
export function RunPage(props: RunPageProps) {
  const { lang, feed, run } = props
  const t = messages[lang].run
  const path = `${sourcesPath}/${feed.id}/lectures/${run.id}`
  return (
    <BackOffice lang={lang} current={sourcesPath}>
      <h1>{run.dry ? t.trialTitle(feed.name) : t.title(feed.name)}</h1>
      <p>
        <RunMark lang={lang} run={run} /> <a href={localPath(lang, `${sourcesPath}/${feed.id}`)}>{t.back}</a>
      </p>
      <ErrorSummary lang={lang} errors={props.errors} />
      <Told lang={lang} run={run} kind={feed.kind} />
      {props.busy && <Following lang={lang} path={path} run={run} text={props.progress} />}
      <Facts lang={lang} run={run} />
      <Undone lang={lang} undone={props.undone} />
      {props.lines && <LinesSection {...props.lines} />}
      {run.forgottenAt && <p>{t.forgotten}</p>}
      {props.mayUndo && <UndoForm lang={lang} path={path} />}
    </BackOffice>
  )
}

function Told({ lang, run, kind }: { lang: Lang; run: Run; kind: Feed['kind'] }) {
  const t = messages[lang].run
  const good = run.state === 'done' || run.state === 'undone'
  return (
    <Alert kind={run.state === 'failed' ? 'error' : good ? 'success' : 'info'}>
      <p>{run.dry && run.state === 'done' ? t.trialDone : t.steps[run.state]}</p>
      {run.error && <p>{run.error[lang]}</p>}
      {run.notModified && <p>{t.notModified}</p>}
      {run.state === 'done' && !run.whole && !run.notModified && kind !== 'openagenda-api' && (
        <p>{t.notWhole}</p>
      )}
    </Alert>
  )
}

function Following({ lang, path, run, text }: { lang: Lang; path: string; run: Run; text: string }) {
  const t = messages[lang].run
  return (
    <m-progress data-src={localPath(lang, `${path}/etat.json`)} data-result={t.result}>
      <p>
        <progress max={Math.max(1, run.total ?? 1)} value={run.records} aria-label={t.states[run.state]} />
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

function Facts({ lang, run }: { lang: Lang; run: Run }) {
  const t = messages[lang].run
  return (
    <dl class="facts">
      <dt>{t.by}</dt>
      <dd>{run.askedBy ?? t.onTime}</dd>
      {run.startedAt && (
        <>
          <dt>{t.started}</dt>
          <dd>{formatMoment(lang, run.startedAt)}</dd>
        </>
      )}
      {run.endedAt && (
        <>
          <dt>{t.ended}</dt>
          <dd>{formatMoment(lang, run.endedAt)}</dd>
        </>
      )}
    </dl>
  )
}

function Undone({ lang, undone }: { lang: Lang; undone: RunPageProps['undone'] }) {
  const t = messages[lang].run
  const outcomes = (Object.keys(t.undone) as UndoOutcome[]).filter((outcome) => undone[outcome])
  if (outcomes.length === 0) return null
  return (
    <ul>
      {outcomes.map((outcome) => (
        <li key={outcome}>{t.one(t.undone[outcome], formatNumber(lang, undone[outcome] ?? 0))}</li>
      ))}
    </ul>
  )
}

function UndoForm({ lang, path }: { lang: Lang; path: string }) {
  const t = messages[lang].run
  return (
    <section class="panel">
      <h2>{t.undoTitle}</h2>
      <p>{t.undoHelp}</p>
      <form method="post" action={localPath(lang, `${path}/annuler`)}>
        <p>
          <label>
            <input id="accord" name="accord" type="checkbox" value="oui" /> {t.undoConfirm}
          </label>
        </p>
        <p class="actions">
          <button class="btn ghost" type="submit">
            {t.undo}
          </button>
        </p>
      </form>
    </section>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-progress': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
