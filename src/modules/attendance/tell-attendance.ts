import { type NewEntry, writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import { findLines, writeFigures } from './line-store.ts'
import type { Figures, Line, TellableEvent } from './model.ts'
import { type EventKey, openEvent } from './open-event.ts'

/**
 * Writes how many people came to some sessions of an event, or corrects it; what is as it was is not written again.
 * @param told figures by the key of their session
 * @returns how many sessions were told or corrected
 * @throws AppError gone, unauthenticated or forbidden; NotFound when a session is not one of the event's, or is not over
 */
export async function tellAttendance(
  db: Database,
  given: Actor,
  { key, told }: { key: EventKey; told: ReadonlyMap<string, Figures> },
  now: Date,
): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { event, actor } = await openEvent(tx, given, key, now)
    // Two who tell at the same moment wait for each other: the journal says what each changed.
    await tx.selectFrom('event').where('id', '=', event.id).select('id').forUpdate().execute()
    const lines = await findLines(tx, event.id, [...told.keys()], now)
    if (lines.length < told.size) throw new NotFound()
    const entries: NewEntry[] = []
    for (const line of lines) {
      const figures = told.get(line.key)
      const changes = figures && changesOf(line.figures, figures)
      if (!figures || !changes) continue
      await writeFigures(tx, event.id, line, figures, now)
      entries.push(entryOf(event, line, changes))
    }
    await writeJournal(tx, actor, entries, now)
    return entries.length
  })
}

function changesOf(before: Figures | null, after: Figures): NonNullable<NewEntry['changes']> | null {
  const names = Object.keys(after) as (keyof Figures)[]
  const changed = names.filter((name) => after[name] !== (before?.[name] ?? null))
  if (changed.length === 0) return null
  return Object.fromEntries(
    changed.map((name) => [name, before ? { from: before[name], to: after[name] } : after[name]]),
  )
}

function entryOf(event: TellableEvent, line: Line, changes: NonNullable<NewEntry['changes']>): NewEntry {
  return {
    action: 'attendance.tell',
    object: { kind: 'event', id: event.id },
    organisationId: event.organiserId,
    changes: { title: event.titleFr, session: line.begin.toISOString(), ...changes },
  }
}
