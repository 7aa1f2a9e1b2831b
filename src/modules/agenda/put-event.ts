import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { getEditableEventById } from './editable-store.ts'
import { changedEventFields, type EventContent } from './editing-model.ts'
import type { EventInput } from './model.ts'
import { canAnnounce } from './policy.ts'
import { saveEvent } from './save-event.ts'
import { type SavedEvent, type SaveEvent, savedOf } from './saving-model.ts'

/** An event as an organisation's own tool names it: `source` is the tool, `number` its number there. */
export type NumberedEvent = Pick<SaveEvent, 'organiserId' | 'input' | 'act' | 'charter' | 'lang'> & {
  source: string
  number: string
}

/**
 * Makes the event of a number say this, whole: created the first time, changed afterwards; the same again changes nothing.
 * @throws as saveEvent
 */
export async function putEvent(
  db: Database,
  actor: Actor,
  given: NumberedEvent,
  now: Date,
): Promise<SavedEvent & { created: boolean }> {
  const { source, number, ...save } = given
  authorise(canAnnounce, actor, { organisationId: save.organiserId })
  return inTransaction(db, async (tx) => {
    // Two that come at the same moment make one event.
    const key = `event-number/${save.organiserId}/${source}/${number}`
    await sql`SELECT pg_advisory_xact_lock(hashtext(${key}))`.execute(tx)
    const known = await tx
      .selectFrom('event_own_number')
      .where('organisation_id', '=', save.organiserId)
      .where('source', '=', source)
      .where('number', '=', number)
      .select('event_id')
      .executeTakeFirst()
    const present = known && (await getEditableEventById(tx, known.event_id))
    if (present) {
      const waits = present.state === 'submitted'
      const settled = waits || present.state === 'published'
      if (settled && isSame(present.content, save.input))
        return { ...savedOf(present), waiting: waits, created: false }
      const act = settled ? 'submit' : save.act
      return { ...(await saveEvent(tx, actor, { ...save, act, slug: present.slug }, now)), created: false }
    }
    const saved = await saveEvent(tx, actor, save, now)
    await tx
      .insertInto('event_own_number')
      .values({ organisation_id: save.organiserId, source, number, event_id: saved.id })
      .execute()
    return { ...saved, created: true }
  })
}

const isSame = (present: EventContent, input: EventInput): boolean =>
  changedEventFields(present, {
    ...present,
    ...input,
    organiserId: present.organiserId,
    partners: input.partners ?? present.partners,
    speakers: input.speakers ?? present.speakers,
  }).length === 0
