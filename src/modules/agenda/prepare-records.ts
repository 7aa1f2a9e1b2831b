import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { importContext } from '#modules/directory/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { EventInput } from './model.ts'
import { dayOf } from './moments.ts'
import { locatePlace } from './place-commune.ts'
import type { EventRecord } from './readers/event-record.ts'

/** A record ready to be written. The fingerprint is that of the event as we read it: what only moves in the source changes nothing. */
export type PreparedRecord = { id: string; input: EventInput; fingerprint: string }

/** Puts records in the communes and seasons that the database has. */
export async function prepareRecords(db: Database, records: EventRecord[]): Promise<PreparedRecord[]> {
  if (records.length === 0) return []
  const context = await importContext(db)
  const seasons = new Set((await db.selectFrom('season').select('code').execute()).map(({ code }) => code))
  return records.map(({ id, input }) => {
    const known = {
      ...input,
      places: input.places.map((place) => locatePlace(place, context)),
      season: input.season && seasons.has(input.season.code) ? input.season : null,
    }
    return { id, input: known, fingerprint: fingerprintOf(known) }
  })
}

const fingerprintOf = (input: EventInput) => createHash('sha256').update(JSON.stringify(input)).digest('hex')

/** Adds the editions that events belong to; one whose dates nobody gave lasts from its first session to its last. */
export async function ensureEditions(tx: Tx, records: PreparedRecord[]): Promise<void> {
  const editions = new Map<string, { season: string; year: number; first: string; last: string }>()
  for (const { season, sessions } of records.map(({ input }) => input)) {
    if (!season) continue
    const key = `${season.code}/${season.year}`
    const known = editions.get(key)
    const days = [
      ...sessions.map(({ begin }) => dayOf(begin)),
      ...(known ? [known.first, known.last] : []),
    ].sort()
    const [first = '', last = ''] = [days[0], days.at(-1)]
    editions.set(key, { season: season.code, year: season.year, first, last })
  }
  if (editions.size === 0) return
  await sql`
    INSERT INTO season_edition AS old (season, year, begins_on, ends_on)
    SELECT season, year, first, last
    FROM jsonb_to_recordset(${JSON.stringify([...editions.values()])}::jsonb)
      AS x (season text, year smallint, first date, last date)
    ON CONFLICT (season, year) DO UPDATE SET begins_on = excluded.begins_on, ends_on = excluded.ends_on
    WHERE old.begins_on IS NULL AND old.ends_on IS NULL`.execute(tx)
}
