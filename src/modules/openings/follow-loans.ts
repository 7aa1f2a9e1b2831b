import {
  changeSession,
  dayOf,
  getEditableEvent,
  parisTime,
  removeEvent,
  writeEvent,
} from '#modules/agenda/index.ts'
import { plusDays } from '#modules/tools/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { messages } from './messages/index.ts'
import { type Due, dueOpenings, markInStep } from './opening-store.ts'

const job = { kind: 'system', origin: 'job' } as const
const paris = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', timeStyle: 'short' })

/**
 * Brings the events of loans in step with them: days that moved move the sessions to come with them, those beyond its last day are cancelled, a loan that falls through withdraws its event. One
 * transaction each: a run that stops goes on at the next. @returns how many were looked at
 */
export async function followLoans(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  let done = 0
  for (const { loanId } of await dueOpenings(db)) {
    if (signal?.aborted) return done
    done += await inTransaction(db, async (tx) => {
      const [due] = await dueOpenings(tx, loanId)
      if (!due) return 0
      await follow(tx, due, now)
      await markInStep(tx, loanId, now)
      return 1
    })
  }
  return done
}

async function follow(tx: Tx, due: Due, now: Date): Promise<void> {
  const { slug, eventState, loanState } = due
  if (slug === null || eventState === null || eventState === 'removed') return
  const t = messages.fr.follow
  if (['refused', 'cancelled', 'expired'].includes(loanState))
    return removeEvent(tx, job, slug, t.cancelled, now)
  const event = await getEditableEvent(tx, slug, { lock: true })
  if (!event) return
  if (eventState !== 'published') {
    const sessions = event.content.sessions
      .map((session) => ({ ...session, ...moved(session, due.movedDays) }))
      .filter(({ begin }) => dayOf(begin) <= due.last)
    if (sessions.length === 0) return removeEvent(tx, job, slug, t.left, now)
    await writeEvent(tx, { ...event.content, sessions }, { id: event.id, state: event.state as 'draft' }, now)
    return
  }
  for (const session of event.content.sessions) {
    if (session.id === undefined || session.end <= now) continue
    const times = moved(session, due.movedDays)
    const within = dayOf(times.begin) <= due.last
    const status = session.status ?? 'scheduled'
    if (within ? due.movedDays === 0 : status === 'cancelled') continue
    const change = within
      ? { status, ...times, message: t.moved }
      : { status: 'cancelled' as const, message: t.left }
    await changeSession(tx, job, { slug, sessionId: session.id, change }, now)
  }
}

/** The same time on the clocks of Paris, some days on. */
function moved({ begin, end }: { begin: Date; end: Date }, days: number): { begin: Date; end: Date } {
  const later = parisTime(plusDays(dayOf(begin), days), paris.format(begin)) ?? begin
  return { begin: later, end: new Date(later.getTime() + end.getTime() - begin.getTime()) }
}
