import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { indexEvents } from './event-entry.ts'
import { freeEventSlug } from './event-slugs.ts'
import { type EventInput, type EventState, eventVocabularies } from './model.ts'
import { writePeople } from './write-people.ts'
import { removePlaces, writePlaces } from './write-places.ts'
import { writeSessions } from './write-sessions.ts'

export type WriteOptions = {
  id?: string
  state: Exclude<EventState, 'removed'>
  demo?: boolean
  /** Who enters a new one. */
  createdBy?: string | null
  /** The one that a new one is held again from. */
  copyOf?: string | null
  /** The organiser's words to those who booked, when sessions change. */
  message?: string
}

/**
 * Writes a checked event, new or whole again, with its search entry, in the caller's transaction. Sessions that stay keep
 * their ids, so that calendars follow them; `sequence` grows when a time or a place changed (RFC 5545, 3.8.7.4). What changes of the
 * sessions of a published event is put down for those who booked.
 * @throws Conflict when a session that people booked would be lost
 */
export async function writeEvent(
  tx: Tx,
  input: EventInput,
  options: WriteOptions,
  now: Date,
): Promise<{ id: string; slug: string }> {
  const values = {
    ...columnsOf(input),
    state: options.state,
    demo: options.demo ?? false,
    updated_at: now,
    published_at: options.state === 'published' ? sql<Date>`coalesce(event.published_at, ${now})` : null,
  }
  const told =
    options.id !== undefined && options.state === 'published' && (await isPublished(tx, options.id))
  const { id, slug } = options.id
    ? await tx
        .updateTable('event')
        .where('id', '=', options.id)
        .set({ ...values, version: sql`version + 1` })
        .returning(['id', 'slug'])
        .executeTakeFirstOrThrow()
    : await tx
        .insertInto('event')
        .values({
          ...values,
          published_at: options.state === 'published' ? now : null,
          slug: await freeEventSlug(tx, input.titleFr),
          created_at: now,
          created_by: options.createdBy ?? null,
          copy_of: options.copyOf ?? null,
        })
        .returning(['id', 'slug'])
        .executeTakeFirstOrThrow()
  const places = await writePlaces(tx, id, input.places)
  const telling = { told, message: options.message ?? '', now }
  const moved = await writeSessions(tx, id, input.sessions, places, telling)
  await removePlaces(tx, id, input.places.length)
  if (options.id && (moved || places.any))
    await tx.updateTable('event').where('id', '=', id).set({ sequence: sql`sequence + 1` }).execute()
  await writeTerms(tx, id, input)
  await writePeople(tx, id, input)
  await indexEvents(tx, [id])
  return { id, slug }
}

function columnsOf(input: EventInput) {
  return {
    title_fr: input.titleFr,
    title_en: input.titleEn,
    summary_fr: input.summaryFr,
    summary_en: input.summaryEn,
    description_fr: input.descriptionFr,
    description_en: input.descriptionEn,
    conditions_fr: input.conditionsFr,
    conditions_en: input.conditionsEn,
    fee: input.fee,
    age_min: input.ageMin,
    age_max: input.ageMax,
    mode: input.mode,
    online_link: input.onlineLink,
    languages: input.languages,
    keywords: input.keywords,
    booking: JSON.stringify(input.booking),
    season: input.season?.code ?? null,
    season_year: input.season?.year ?? null,
    organiser_name: input.organiserName,
    source_url: input.sourceUrl,
    ...(input.organiserId !== undefined && { organiser_id: input.organiserId }),
  }
}

async function isPublished(tx: Tx, id: string): Promise<boolean> {
  const row = await tx.selectFrom('event').where('id', '=', id).select('state').forUpdate().executeTakeFirst()
  return row?.state === 'published'
}

/** Writes the words of the vocabularies; codes that no vocabulary has are left out. */
async function writeTerms(tx: Tx, eventId: string, { terms }: EventInput): Promise<void> {
  const pairs = eventVocabularies.flatMap((vocabulary) =>
    terms[vocabulary].map((code) => ({ vocabulary, code })),
  )
  await tx.deleteFrom('event_term').where('event_id', '=', eventId).execute()
  await sql`
    INSERT INTO event_term (event_id, vocabulary, code)
    SELECT DISTINCT ${eventId}::uuid, x.vocabulary, x.code
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS x (vocabulary text, code text)
    JOIN vocabulary_term t ON t.vocabulary = x.vocabulary AND t.code = x.code`.execute(tx)
}
