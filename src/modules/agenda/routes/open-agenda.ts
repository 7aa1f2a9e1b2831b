import type { Context } from 'hono'
import { entryIdsByUpdate, listEntries, pastEntries } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { getEvents } from '../event-store.ts'
import { openAgendaUid, toOpenAgenda } from '../feeds/open-agenda.ts'
import { momentOf, windowOf } from '../moments.ts'
import {
  cursorValues,
  type OpenAgendaCursor,
  type OpenAgendaQuestion,
  openAgendaQuestion,
} from '../open-agenda-query.ts'
import { removedSince } from '../removed-store.ts'

type Page = { ids: string[]; total: number; sort: string; after: OpenAgendaCursor | null }

const kinds = ['event'] as const
/** Where those who were removed begin: before every one of them. */
const firstRemoved = {
  in: 'removed' as const,
  updated: 0,
  id: '00000000-0000-0000-0000-000000000000',
}

/**
 * `GET /agenda.openagenda.json`: the list as `GET /v2/agendas/{uid}/events?detailed=1` of OpenAgenda answers, page by page (`size`, `after[]`).
 * With `updatedAt[gte]`, what changed since, and with `removed=null`, then the numbers of those that are shown no more.
 */
export async function openAgendaPage(c: Context<Env>): Promise<Response> {
  const { db, region, now } = c.get('services')
  const question = openAgendaQuestion(new URL(c.req.url).searchParams)
  if (question.after?.in === 'removed') return answerRemoved(c, question, question.after)
  const moment = now()
  const page = await pageOf(c, question, moment)
  // Readers stop at an empty page: when nothing changed, what was removed comes at once.
  if (question.removed && page.ids.length === 0) return answerRemoved(c, question, firstRemoved)
  const site = { origin: c.get('origin'), regionName: region.name, now: moment }
  const sheets = await getEvents(db, page.ids)
  return answer(c, {
    total: page.total,
    events: sheets.map((sheet) => toOpenAgenda(sheet, site)),
    sort: page.sort,
    after: cursorValues(page.after ?? (question.removed ? firstRemoved : null)),
  })
}

async function pageOf(c: Context<Env>, question: OpenAgendaQuestion, now: Date): Promise<Page> {
  const { db, region } = c.get('services')
  const { query, size, since, after } = question
  const window = windowOf(query, now, region.schoolHolidays)
  if (question.byUpdate) {
    const at = after?.in === 'updates' ? after.at : null
    const found = await entryIdsByUpdate(db, query, { kinds, window, since, after: at, limit: size })
    return { ...found, sort: 'updatedAt.asc', after: found.after && { in: 'updates', at: found.after } }
  }
  const past = momentOf(query) === 'passes'
  const page = Math.floor((after?.in === 'timings' ? after.offset : 0) / size) + 1
  const list = past
    ? await pastEntries(db, { ...query, page }, { kinds, before: now, limit: size })
    : await listEntries(db, { ...query, sort: 'date', page }, { kinds, window, limit: size })
  // A page beyond the last one is empty: a reader who follows cursors comes to an end.
  const entries = list.page < page ? [] : list.entries
  return {
    ids: entries.map((entry) => entry.id),
    total: list.total,
    sort: past ? 'lastTiming.desc' : 'timings.asc',
    after: page < list.pages ? { in: 'timings', offset: page * size } : null,
  }
}

async function answerRemoved(
  c: Context<Env>,
  { since, size }: OpenAgendaQuestion,
  after: Extract<OpenAgendaCursor, { in: 'removed' }>,
): Promise<Response> {
  const rows = await removedSince(c.get('services').db, { since: new Date(since ?? 0), after, limit: size })
  const last = rows.length === size ? rows.at(-1) : undefined
  return answer(c, {
    total: rows.length,
    events: rows.map(({ id, updatedAt }) => ({
      uid: openAgendaUid(id),
      removed: true,
      updatedAt: updatedAt.toISOString(),
    })),
    sort: 'updatedAt.asc',
    after: last ? cursorValues({ in: 'removed', updated: last.updatedAt.getTime(), id: last.id }) : null,
  })
}

// Read by pages of other sites too, as OpenAgenda's own is.
const answer = (c: Context<Env>, body: object) =>
  c.json({ ...body, success: true }, 200, {
    'Cache-Control': 'no-cache',
    'Access-Control-Allow-Origin': '*',
  })
