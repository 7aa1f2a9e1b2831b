import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { indexEvents } from './event-entry.ts'
import { freeEventSlugs } from './event-slugs.ts'
import { type EventInput, emptyEvent, eventVocabularies } from './model.ts'
import type { EventRow, EventWrite, WriteOptions } from './write-model.ts'
import { writePeople } from './write-people.ts'
import { removePlaces, writePlaces } from './write-places.ts'
import { writeSessions } from './write-sessions.ts'

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
  const [written] = await writeEvents(tx, [{ input, options }], now)
  if (!written) throw new Error('the event that was to be written is gone')
  return written
}

/**
 * Writes events as `writeEvent` does, in as many statements for a hundred as for one: what an import needs.
 * @param writes none twice
 * @returns their ids and addresses, in the same order
 * @throws Conflict when a session that people booked would be lost; nothing is to be kept of the others then
 */
export async function writeEvents(
  tx: Tx,
  writes: EventWrite[],
  now: Date,
): Promise<{ id: string; slug: string }[]> {
  if (writes.length === 0) return []
  const told = await publishedAmong(
    tx,
    writes.flatMap(({ options }) => (options.id && options.state === 'published' ? options.id : [])),
  )
  const rows = await writeRows(tx, writes, now)
  const places = await writePlaces(tx, rows)
  const moved = await writeSessions(tx, rows, { places, told, now })
  const known = rows.filter((row) => row.known)
  await removePlaces(tx, known)
  const raised = known.filter(({ id }) => moved.has(id) || places.get(id)?.any).map(({ id }) => id)
  if (raised.length > 0)
    await tx.updateTable('event').where('id', 'in', raised).set({ sequence: sql`sequence + 1` }).execute()
  await writeTerms(tx, rows)
  await writePeople(tx, rows)
  await indexEvents(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, slug }) => ({ id, slug }))
}

/** Which of these events are public: those who booked must learn what changes. Held until the caller's transaction ends. */
async function publishedAmong(tx: Tx, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('event')
    .where('id', 'in', ids)
    .select(['id', 'state'])
    .orderBy('id')
    .forUpdate()
    .execute()
  return new Set(rows.filter(({ state }) => state === 'published').map(({ id }) => id))
}

async function writeRows(tx: Tx, writes: EventWrite[], now: Date): Promise<EventRow[]> {
  const added = writes.filter(({ options }) => options.id === undefined)
  const slugs = await freeEventSlugs(
    tx,
    added.map(({ input }) => input.titleFr),
  )
  const written = new Map<EventWrite, { id: string; slug: string }>()
  if (added.length > 0) {
    const found = await insertRows(
      tx,
      added.map((write, at) => ({ ...write, slug: slugs[at] as string })),
      now,
    )
    for (const [at, write] of added.entries()) {
      const slug = slugs[at] as string
      written.set(write, { id: found.get(slug) as string, slug })
    }
  }
  const changed = writes.filter(({ options }) => options.id !== undefined)
  if (changed.length > 0) {
    const found = await updateRows(tx, changed, now)
    for (const write of changed) {
      const [id, slug] = [write.options.id as string, found.get(write.options.id as string)]
      if (slug === undefined) throw new Error('the event to change does not exist')
      written.set(write, { id, slug })
    }
  }
  return writes.map((write) => {
    const row = written.get(write) as { id: string; slug: string }
    return { ...write, ...row, known: write.options.id !== undefined }
  })
}

async function insertRows(
  tx: Tx,
  added: (EventWrite & { slug: string })[],
  now: Date,
): Promise<Map<string, string>> {
  const rows = added.map(({ input, options, slug }) => ({
    ...columnsOf(input),
    slug,
    state: options.state,
    demo: options.demo ?? false,
    created_by: options.createdBy ?? null,
    copy_of: options.copyOf ?? null,
    organiser_id: input.organiserId ?? null,
  }))
  const { rows: written } = await sql<{ id: string; slug: string }>`
    INSERT INTO event (slug, state, demo, created_by, copy_of, organiser_id, ${contentColumns}, created_at, updated_at, published_at)
    SELECT slug, state, demo, created_by, copy_of, organiser_id, ${contentColumns}, ${now}::timestamptz, ${now}::timestamptz,
      CASE WHEN state = 'published' THEN ${now}::timestamptz END
    FROM jsonb_populate_recordset(NULL::event, ${json(rows)}::jsonb)
    RETURNING id, slug`.execute(tx)
  return new Map(written.map(({ id, slug }) => [slug, id]))
}

async function updateRows(tx: Tx, changed: EventWrite[], now: Date): Promise<Map<string, string>> {
  const rows = changed.map(({ input, options }) => ({
    ...columnsOf(input),
    id: options.id,
    state: options.state,
    demo: options.demo ?? false,
    organiser_id: input.organiserId ?? null,
  }))
  const organised = changed.flatMap(({ input, options }) =>
    input.organiserId === undefined ? [] : (options.id ?? []),
  )
  const { rows: written } = await sql<{ id: string; slug: string }>`
    UPDATE event e SET (state, demo, ${contentColumns}) = (SELECT x.state, x.demo, ${sql.join(content.map((name) => sql.ref(`x.${name}`)))}),
      organiser_id = CASE WHEN e.id = ANY(${organised}::uuid[]) THEN x.organiser_id ELSE e.organiser_id END,
      version = e.version + 1, updated_at = ${now}::timestamptz,
      published_at = CASE WHEN x.state = 'published' THEN coalesce(e.published_at, ${now}::timestamptz) END
    FROM jsonb_populate_recordset(NULL::event, ${json(rows)}::jsonb) x WHERE e.id = x.id
    RETURNING e.id, e.slug`.execute(tx)
  return new Map(written.map(({ id, slug }) => [id, slug]))
}

const columnsOf = (input: EventInput) => ({
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
  booking: input.booking,
  season: input.season?.code ?? null,
  season_year: input.season?.year ?? null,
  organiser_name: input.organiserName,
  source_url: input.sourceUrl,
})
const content = Object.keys(columnsOf(emptyEvent))
const contentColumns = sql.join(content.map((name) => sql.ref(name)))

/** Text as the driver sends it: half of a pair of surrogates, which jsonb would refuse, becomes the replacement character. */
const json = (rows: unknown) =>
  JSON.stringify(rows, (_, value) => (typeof value === 'string' ? value.toWellFormed() : value))

/** Writes the words of the vocabularies; codes that no vocabulary has are left out. */
async function writeTerms(tx: Tx, rows: EventRow[]): Promise<void> {
  const terms = rows.flatMap(({ id, input }) =>
    eventVocabularies.flatMap((vocabulary) =>
      input.terms[vocabulary].map((code) => ({ id, vocabulary, code })),
    ),
  )
  const known = rows.filter((row) => row.known).map(({ id }) => id)
  if (known.length > 0) await tx.deleteFrom('event_term').where('event_id', 'in', known).execute()
  if (terms.length === 0) return
  await sql`
    INSERT INTO event_term (event_id, vocabulary, code)
    SELECT DISTINCT x.id, x.vocabulary, x.code
    FROM jsonb_to_recordset(${JSON.stringify(terms)}::jsonb) AS x (id uuid, vocabulary text, code text)
    JOIN vocabulary_term t ON t.vocabulary = x.vocabulary AND t.code = x.code`.execute(tx)
}
