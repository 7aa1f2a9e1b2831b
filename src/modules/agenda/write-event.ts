import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { indexEvents } from './event-entry.ts'
import { type EventInput, eventVocabularies, type SessionInput, sessionStatuses } from './model.ts'

export type WriteOptions = { id?: string; state: 'draft' | 'submitted' | 'published'; demo?: boolean }

/**
 * Writes a checked event, new or whole again, with its search entry, in the caller's transaction. Sessions that stay keep
 * their ids, so that calendars follow them; `sequence` grows when a time or a place changed (RFC 5545, 3.8.7.4).
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
          slug: await freeSlug(tx, slugify(input.titleFr, 'evenement')),
          created_at: now,
        })
        .returning(['id', 'slug'])
        .executeTakeFirstOrThrow()
  const moved = [await writePlaces(tx, id, input), await writeSessions(tx, id, input.sessions)]
  if (options.id && moved.includes(true))
    await tx.updateTable('event').where('id', '=', id).set({ sequence: sql`sequence + 1` }).execute()
  await writeTerms(tx, id, input)
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
  }
}

/** An address that no event has or had: the slug, else the slug with a number. */
async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const slug = wanted.slice(0, 80).replace(/-+$/, '')
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM event WHERE slug = ${slug} OR slug LIKE ${`${slug}-%`}
    UNION SELECT slug FROM event_former_slug WHERE slug = ${slug} OR slug LIKE ${`${slug}-%`}
    UNION SELECT code FROM season WHERE code = ${slug}`.execute(tx)
  // /agenda/selection is a page of the agenda.
  const taken = new Set(['selection', ...rows.map((row) => row.slug)])
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number++) if (!taken.has(`${slug}-${number}`)) return `${slug}-${number}`
}

/** Writes places by rank. @returns whether one changed */
async function writePlaces(tx: Tx, eventId: string, { places }: EventInput): Promise<boolean> {
  const rows = places.map((place, rank) => ({ ...place, lon: place.point?.lon, lat: place.point?.lat, rank }))
  const written = await sql`
    INSERT INTO event_place AS old (event_id, rank, name, address, postcode, commune, locality, point)
    SELECT ${eventId}::uuid, rank, name, address, postcode, commune, locality,
      CASE WHEN lon IS NOT NULL THEN point(lon, lat) END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (rank smallint, name text, address text,
      postcode text, commune text, locality text, lon float8, lat float8)
    ON CONFLICT (event_id, rank) DO UPDATE SET name = excluded.name, address = excluded.address,
      postcode = excluded.postcode, commune = excluded.commune, locality = excluded.locality, point = excluded.point
    WHERE (old.name, old.address, old.commune, old.locality, old.point::text)
      IS DISTINCT FROM (excluded.name, excluded.address, excluded.commune, excluded.locality, excluded.point::text)
    RETURNING rank`.execute(tx)
  const gone = await tx
    .deleteFrom('event_place')
    .where('event_id', '=', eventId)
    .where('rank', '>=', places.length)
    .returning('rank')
    .execute()
  return written.rows.length + gone.length > 0
}

/** Writes sessions: one that begins at the same time in the same place is the same. @returns whether a time changed */
async function writeSessions(tx: Tx, eventId: string, sessions: SessionInput[]): Promise<boolean> {
  const rows = sessions.map((session) => ({
    begin: session.begin,
    end: session.end,
    status: sessionStatuses.indexOf(session.status ?? 'scheduled') + 1,
    former: session.formerBegin ?? null,
    rank: session.place ?? null,
  }))
  const given = sql`given AS (
    SELECT x.*, p.id AS place_id
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x ("begin" timestamptz, "end" timestamptz,
      status smallint, former timestamptz, rank smallint)
    LEFT JOIN event_place p ON p.event_id = ${eventId}::uuid AND p.rank = x.rank)`
  const gone = await sql`
    WITH ${given} DELETE FROM event_session s WHERE s.event_id = ${eventId}::uuid AND NOT EXISTS (
      SELECT FROM given g WHERE g."begin" = s.begins_at AND g.place_id IS NOT DISTINCT FROM s.place_id)
    RETURNING s.id`.execute(tx)
  const written = await sql`
    WITH ${given} INSERT INTO event_session AS old (event_id, place_id, begins_at, ends_at, status, former_begins_at)
    SELECT DISTINCT ON ("begin", place_id) ${eventId}::uuid, place_id, "begin", "end", status, former
    FROM given ORDER BY "begin", place_id
    ON CONFLICT (event_id, begins_at, place_id) DO UPDATE SET ends_at = excluded.ends_at, status = excluded.status,
      former_begins_at = excluded.former_begins_at
    WHERE (old.ends_at, old.status, old.former_begins_at)
      IS DISTINCT FROM (excluded.ends_at, excluded.status, excluded.former_begins_at)
    RETURNING id`.execute(tx)
  return gone.rows.length + written.rows.length > 0
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
