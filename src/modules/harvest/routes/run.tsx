import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { formatNumber } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { askUndo } from '../ask-run.ts'
import { countLines, countUndo, listLines } from '../line-store.ts'
import { messages } from '../messages/index.ts'
import { type Act, acts, busyStates, canUndo, type Feed, type Run } from '../model.ts'
import { RunPage } from '../pages/run-page.tsx'
import { canRunFeeds, canSeeFeeds } from '../policy.ts'
import { reportCsv } from '../report-csv.ts'
import { getRun } from '../run-store.ts'
import { feedOf } from './feed.tsx'
import { pageNumber } from './list.tsx'

const size = 50
/** The outcomes as addresses name them. */
const words: Record<Act, string> = {
  created: 'crees',
  changed: 'modifies',
  removed: 'retires',
  conflict: 'a-choisir',
  kept: 'laisses',
  refused: 'refuses',
  noted: 'a-savoir',
}

/** `GET /administration/sources/{id}/lectures/{run}?issue=…&page=…` */
export async function runPage(c: Context<Env>): Promise<Response> {
  authorise(canSeeFeeds, c.get('actor'), undefined)
  return answerRun(c, await feedOf(c), await runOf(c), [])
}

/** `GET …/etat.json`: how far the reading is, for the page that follows it. */
export async function runState(c: Context<Env>): Promise<Response> {
  authorise(canSeeFeeds, c.get('actor'), undefined)
  const run = await runOf(c)
  const lang = c.get('lang')
  const told = {
    state: run.state,
    label: messages[lang].run.states[run.state],
    done: run.records,
    total: run.total ?? run.records,
    text: progressOf(lang, run),
    over: !busyStates.includes(run.state),
  }
  return c.json(told, 200, { 'Cache-Control': 'no-store' })
}

/** `GET …/lignes.csv`: the whole report, for a spreadsheet. */
export async function linesCsv(c: Context<Env>): Promise<Response> {
  authorise(canSeeFeeds, c.get('actor'), undefined)
  const run = await runOf(c)
  const lang = c.get('lang')
  return streamFile(c, {
    pieces: () => reportCsv(c.get('services').db, run, lang),
    type: 'text/csv; charset=utf-8',
    filename: messages[lang].run.fileName(run.id),
    version: `${run.id}-${run.state}-${run.records}-${lang}`,
  })
}

/** `POST …/annuler` */
export async function undo(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  authorise(canRunFeeds, c.get('actor'), undefined)
  const [feed, run] = [await feedOf(c), await runOf(c)]
  if ((await c.req.parseBody()).accord !== 'oui')
    return answerRun(c, feed, run, [{ field: 'accord', message: messages[lang].run.undoMissing }])
  await askUndo(db, c.get('actor'), { feedId: feed.id, runId: run.id }, now())
  jobs.wake('imports')
  return c.redirect(localPath(lang, `/administration/sources/${feed.id}/lectures/${run.id}`), 303)
}

/** The reading of an address, of the source of that address. */
async function runOf(c: Context<Env>): Promise<Run> {
  const run = await getRun(c.get('services').db, c.req.param('run') ?? '')
  if (!run || run.feedId !== c.req.param('id')) throw new NotFound()
  return run
}

function progressOf(lang: Lang, { records, total }: Run): string {
  return messages[lang].run.progress(
    formatNumber(lang, records),
    total === null ? null : formatNumber(lang, total),
  )
}

async function answerRun(c: Context<Env>, feed: Feed, run: Run, errors: FieldError[]): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const act = acts.find((one) => words[one] === c.req.query('issue')) ?? null
  const page = pageNumber(c.req.query('page'))
  const [lines, counted, undone] = await Promise.all([
    run.forgottenAt ? [] : listLines(db, { runId: run.id, act, offset: (page - 1) * size, size }),
    countLines(db, run.id),
    countUndo(db, run.id),
  ])
  const counts = { ...run.counts, ...counted }
  const total = act ? (counted[act] ?? 0) : Object.values(counted).reduce((sum, count) => sum + count, 0)
  const t = messages[lang].run
  return renderPage(
    c,
    {
      title: run.dry ? t.trialTitle(feed.name) : t.title(feed.name),
      noIndex: true,
      styles: ['back-office'],
      scripts: ['progress'],
      status: errors.length > 0 ? 422 : 200,
    },
    <RunPage
      lang={lang}
      feed={feed}
      run={run}
      busy={busyStates.includes(run.state)}
      progress={progressOf(lang, run)}
      undone={undone}
      mayUndo={canRunFeeds(c.get('actor'), undefined) && canUndo(run) && total > 0}
      lines={
        run.forgottenAt || run.state === 'waiting'
          ? null
          : {
              lang,
              path: `/administration/sources/${feed.id}/lectures/${run.id}`,
              counts,
              filters: acts.filter((one) => counted[one]).map((one) => ({ act: one, word: words[one] })),
              act,
              lines,
              page,
              pages: Math.ceil(total / size),
            }
      }
      errors={errors}
    />,
  )
}
