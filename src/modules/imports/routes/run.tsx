import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { askImport } from '../ask-import.ts'
import { countLater, listKept, listLines } from '../line-store.ts'
import { messages } from '../messages/index.ts'
import { type Act, acts, busyStates, nextState, type OutcomeFilter, outcomes, type Run } from '../model.ts'
import { RunPage } from '../pages/run-page.tsx'
import { canRunImports, canSeeImports } from '../policy.ts'
import { reportCsv } from '../report-csv.ts'
import { countUndo, getRun } from '../store.ts'
import { pageNumber } from './list.tsx'

const size = 50
const shownKept = 50
/** The outcomes as addresses name them. */
const words: Record<OutcomeFilter, string> = {
  created: 'creees',
  updated: 'mises-a-jour',
  merged: 'rattachees',
  unchanged: 'inchangees',
  refused: 'refusees',
  noted: 'valeurs-laissees',
}

/** `GET /administration/imports/{id}?issue=…&page=…` */
export async function runPage(c: Context<Env>): Promise<Response> {
  authorise(canSeeImports, c.get('actor'), undefined)
  return answerRun(c, await runOf(c), [])
}

/** `POST /administration/imports/{id}/essai`, `/appliquer`, `/arreter`, `/annuler` */
export function actOn(act: Act) {
  return async (c: Context<Env>): Promise<Response> => {
    const { db, jobs, now } = c.get('services')
    const lang = c.get('lang')
    authorise(canRunImports, c.get('actor'), undefined)
    const run = await runOf(c)
    if (act === 'undo' && (await c.req.parseBody()).accord !== 'oui')
      return answerRun(c, run, [{ field: 'accord', message: messages[lang].run.undoMissing }])
    await askImport(db, c.get('actor'), { runId: run.id, act }, now())
    jobs.wake('imports')
    return c.redirect(localPath(lang, `/administration/imports/${run.id}`), 303)
  }
}

/** `GET /administration/imports/{id}/etat.json`: how far the work is, for the page that follows it. */
export async function runState(c: Context<Env>): Promise<Response> {
  authorise(canSeeImports, c.get('actor'), undefined)
  const run = await runOf(c)
  const lang = c.get('lang')
  const progress = progressOf(run)
  const { done, total } = progress ?? { done: run.total, total: run.total }
  const text = messages[lang].run.progress(formatNumber(lang, done), formatNumber(lang, total))
  return c.json(
    { state: run.state, label: messages[lang].states[run.state], done, total, text, over: progress === null },
    200,
    { 'Cache-Control': 'no-store' },
  )
}

/** `GET /administration/imports/{id}/lignes.csv`: every row with its outcome and reason, for a spreadsheet. */
export async function linesCsv(c: Context<Env>): Promise<Response> {
  authorise(canSeeImports, c.get('actor'), undefined)
  const run = await runOf(c)
  const lang = c.get('lang')
  return streamFile(c, {
    pieces: () => reportCsv(c.get('services').db, run, lang),
    type: 'text/csv; charset=utf-8',
    filename: messages[lang].report.fileName(run.id),
    version: `${run.id}-${run.state}-${run.checked}-${run.position}-${lang}`,
  })
}

async function runOf(c: Context<Env>): Promise<Run> {
  const run = await getRun(c.get('services').db, c.req.param('id') ?? '')
  if (!run) throw new NotFound()
  return run
}

/** How far a work under way is; null when none is. */
function progressOf(run: Run): { done: number; total: number } | null {
  if (!(busyStates as readonly string[]).includes(run.state)) return null
  if (run.state === 'checking') return { done: run.checked, total: run.total }
  if (run.state === 'undoing') return { done: run.undone, total: run.counts.created + run.counts.updated }
  return { done: run.position, total: run.total }
}

async function answerRun(c: Context<Env>, run: Run, errors: FieldError[]) {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const may = canRunImports(c.get('actor'), undefined)
  const possible = may ? acts.filter((act) => nextState(run, act) !== null) : []
  const filter = outcomes.find((outcome) => words[outcome] === c.req.query('issue')) ?? null
  const page = pageNumber(c.req.query('page'))
  const dry = run.appliedAt === null
  const hasReport = !run.forgottenAt && (dry ? run.checked > 0 : run.position > 0)
  const [lines, later, undo, kept] = await Promise.all([
    hasReport ? listLines(db, { runId: run.id, dry, filter, offset: (page - 1) * size, size }) : [],
    possible.includes('undo') ? countLater(db, run.id) : 0,
    run.undone > 0 ? countUndo(db, run.id) : {},
    run.undone > 0 ? listKept(db, run.id, shownKept) : [],
  ])
  const counted = filter ? run.counts[filter] : dry ? run.checked : run.position
  const mayMap = may && !run.appliedAt && ['uploaded', 'checked', 'failed', 'cancelled'].includes(run.state)
  const title = `${run.fileName}\u00a0: ${messages[lang].states[run.state].toLowerCase()}`
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      scripts: ['progress'],
      status: errors.length > 0 ? 422 : 200,
    },
    <RunPage
      lang={lang}
      run={run}
      acts={possible}
      mayMap={mayMap}
      progress={progressOf(run)}
      later={later}
      undo={undo}
      kept={kept}
      report={
        hasReport
          ? {
              lang,
              path: `/administration/imports/${run.id}`,
              dry,
              counts: run.counts,
              filters: outcomes.map((outcome) => ({ outcome, word: words[outcome] })),
              filter,
              lines,
              page,
              pages: Math.ceil(counted / size),
              ignored: run.ignoredColumns.map(
                (key) => run.columns.find((column) => column.key === key)?.name ?? key,
              ),
            }
          : null
      }
      errors={errors}
    />,
  )
}
