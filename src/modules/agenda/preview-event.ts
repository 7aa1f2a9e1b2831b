import { type Database, inTransaction } from '#platform/db/connect.ts'
import { eventsById } from './event-store.ts'
import type { EventInput, EventSheet } from './model.ts'
import { writeEvent } from './write-event.ts'

class Undone extends Error {}

/**
 * An event as readers would see it: written, read as they will, then undone. Nothing else than the writing itself knows how the words of a
 * form become a page.
 * @param id of the event that is changed; none for a new one
 */
export async function previewEvent(
  db: Database,
  given: { id?: string; input: EventInput },
  now: Date,
): Promise<EventSheet> {
  let sheet: EventSheet | undefined
  const titled = { ...given.input, titleFr: given.input.titleFr || '…' }
  const input: EventInput =
    titled.mode !== 'offline' && !titled.onlineLink ? { ...titled, mode: 'offline' } : titled
  await inTransaction(db, async (tx) => {
    const { id } = await writeEvent(tx, input, { id: given.id, state: 'draft' }, now)
    sheet = (await eventsById(tx, [id]))[0]
    throw new Undone()
  }).catch((error) => {
    if (!(error instanceof Undone)) throw error
  })
  if (!sheet) throw new Error('the event that was written is not there')
  return sheet
}
