import type { Context } from 'hono'
import { caseKinds } from '#modules/cases/index.ts'
import { personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { getBatch } from '../batch-store.ts'
import { type BatchAsk, decideMany, undoMany } from '../decide-many.ts'
import { decisionActs } from '../decision-model.ts'
import { listCases } from '../list-cases.ts'
import { messages } from '../messages/index.ts'
import { BatchPage } from '../pages/batch-page.tsx'
import type { Chip } from '../pages/queue-filters.tsx'
import { type Done, QueuePage, queuePath } from '../pages/queue-page.tsx'
import { canModerate, canSeeModeration } from '../policy.ts'
import {
  caseStates,
  holders,
  parameterOf,
  type QueueCounts,
  type QueueFilters,
  queueQuery,
} from '../queue-model.ts'
import { queueChoices } from '../queue-store.ts'
import { listReasons } from '../reason-store.ts'
import { backOfficePage, filtersFrom, filtersOf, idFrom, idOf, listOf, textOf } from './words.ts'

/** `GET /administration/moderation` */
export async function queue(c: Context<Env>): Promise<Response> {
  return showQueue(c, filtersOf(c), null)
}

async function showQueue(c: Context<Env>, filters: QueueFilters, error: string | null): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const after = error ? null : idFrom(c.req.query('apres'))
  const { lines, counts, next } = await listCases(db, actor, filters, after, now())
  const [choices, reasons] = [await queueChoices(db), await listReasons(db)]
  return renderPage(
    c,
    { title: messages[lang].title, ...backOfficePage, status: error ? 422 : 200 },
    <QueuePage
      lang={lang}
      lines={lines}
      total={counts.total}
      chips={chipsOf(lang, filters, counts)}
      form={formOf(filters)}
      choices={choices}
      reasons={reasons}
      query={queueQuery(filters)}
      next={next}
      later={after !== null}
      me={personId(actor)}
      canAct={canModerate(actor, undefined)}
      allChecked={c.req.query('tout') === '1'}
      done={doneOf(c)}
      error={error}
    />,
  )
}

/** What the page says was just done: an act, the case, its organisation's name is in its own page. */
function doneOf(c: Context<Env>): Done | null {
  const act = c.req.query('fait')
  const id = idFrom(c.req.query('cas'))
  const t = messages[c.get('lang')].doneHere
  const known = (['accept', 'refuse', 'dismiss'] as const).find((one) => one === act)
  return known && id ? { words: t[known], undo: id } : null
}

function formOf(filters: QueueFilters) {
  const kept = (['kind', 'state', 'holder'] as const).flatMap((name) => {
    const query = new URLSearchParams(queueQuery({ [name]: filters[name] }))
    const value = query.get(parameterOf(name))
    return value ? [{ name: parameterOf(name), value }] : []
  })
  return {
    text: filters.text ?? '',
    territory: filters.territory ?? '',
    age: filters.age ?? '',
    order: filters.order ?? '',
    kept,
  }
}

function chipsOf(lang: Lang, filters: QueueFilters, counts: QueueCounts) {
  const t = messages[lang]
  const href = (change: QueueFilters) => queuePath + queueQuery({ ...filters, ...change })
  const sum = (all: Partial<Record<string, number>>) =>
    Object.values(all).reduce<number>((total, count) => total + (count ?? 0), 0)
  const kind: Chip[] = [
    { label: t.all, href: href({ kind: undefined }), count: sum(counts.kind), current: !filters.kind },
    ...caseKinds
      .filter((one) => counts.kind[one] || filters.kind === one)
      .map((one) => ({
        label: t.kinds[one],
        href: href({ kind: one }),
        count: counts.kind[one] ?? 0,
        current: filters.kind === one,
      })),
  ]
  const holder: Chip[] = [
    { label: t.all, href: href({ holder: undefined }), count: sum(counts.holder), current: !filters.holder },
    ...holders.map((one) => ({
      label: t.holders[one],
      href: href({ holder: one }),
      count: counts.holder[one] ?? 0,
      current: filters.holder === one,
    })),
  ]
  const state: Chip[] = caseStates.map((one) => ({
    label: t.states[one],
    href: href({ state: one === 'open' ? undefined : one }),
    count: counts.state[one] ?? 0,
    current: (filters.state ?? 'open') === one,
  }))
  return { kind, holder, state }
}

/** `POST /administration/moderation/lot`: decides or assigns all the ticked cases. */
export async function decideLot(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canModerate, actor, undefined)
  const body = await c.req.parseBody({ all: true })
  const act = ([...decisionActs, 'assign'] as const).find((one) => one === body.acte)
  if (!act) throw new AppError('invalid')
  const filters = filtersFrom(body.retour)
  const reasonId = idFrom(body.motif)
  const ask: BatchAsk =
    act === 'assign'
      ? { act, personId: idFrom(body.personne) }
      : {
          act,
          reason: (await listReasons(db)).find((one) => one.id === reasonId),
          added: textOf(body.mots, 1500),
        }
  const ids = listOf(body.cas).flatMap((value) => idFrom(value) ?? [])
  try {
    const id = await decideMany(db, actor, ids, ask, now())
    jobs.wake('mail')
    return c.redirect(localPath(lang, `${queuePath}/lot/${id}${queueQuery(filters)}`), 303)
  } catch (error) {
    if (error instanceof Invalid) return showQueue(c, filters, messages[lang].bulk.empty)
    throw error
  }
}

/** `GET /administration/moderation/lot/{id}`: what became of each. */
export async function lot(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  authorise(canSeeModeration, actor, undefined)
  const batch = await getBatch(db, idOf(c))
  if (!batch) throw new NotFound()
  return renderPage(
    c,
    { title: messages[lang].batch.title, ...backOfficePage },
    <BatchPage
      lang={lang}
      batch={{ ...batch, at: new Date(batch.at), undoneAt: batch.undoneAt && new Date(batch.undoneAt) }}
      canUndo={
        canModerate(actor, undefined) &&
        !batch.undoneAt &&
        batch.results.some((one) => one.outcome === 'done')
      }
      query={queueQuery(filtersOf(c))}
    />,
  )
}

/** `POST /administration/moderation/lot/{id}/annuler` */
export async function undoLot(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const id = idOf(c)
  await undoMany(db, c.get('actor'), id, now())
  return c.redirect(localPath(c.get('lang'), `${queuePath}/lot/${id}`), 303)
}
