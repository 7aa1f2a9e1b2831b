import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { checkEvent } from './check-event.ts'
import { eventsById } from './event-store.ts'
import type { EventInput, EventSheet } from './model.ts'
import { writeEvent } from './write-event.ts'

class Undone extends Error {}

/**
 * An event as readers would see it: written, read as they will, then undone. Nothing else than the writing itself knows how the words of a
 * form become a page. No permission checked: nothing stays.
 * @param given.id of the event that is changed; none for a new one
 * @returns what to correct when a word, a commune or a season is not known
 */
export async function previewEvent(
  db: Database,
  given: { id?: string; input: EventInput; lang: Lang },
  now: Date,
): Promise<{ sheet: EventSheet } | { errors: FieldError[] }> {
  const { id, lang } = given
  const titled = { ...given.input, titleFr: given.input.titleFr || '…' }
  const input: EventInput =
    titled.mode !== 'offline' && !titled.onlineLink ? { ...titled, mode: 'offline' } : titled
  let sheet: EventSheet | undefined
  try {
    await inTransaction(db, async (tx) => {
      const whole = { partners: [], speakers: [], organiserId: null, ...input }
      await checkEvent(tx, whole, { whole: false, lang })
      const written = await writeEvent(tx, input, { id, state: 'draft' }, now)
      sheet = (await eventsById(tx, [written.id]))[0]
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Invalid) return { errors: error.fields }
    if (!(error instanceof Undone)) throw error
  }
  if (!sheet) throw new Error('the event that was written is not there')
  return { sheet }
}
