import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import type { EventRow } from './write-model.ts'

/** The places of an event once written: the id of each rank, and whether a session that was in one place is now in another one. */
export type WrittenPlaces = {
  idOf: (rank: number) => string | null
  changed: (before: string | null, after: string | null) => boolean
  any: boolean
}

type Row = { eventId: string; id: string; rank: number; told: string }

/** A place as people must go by it: where it is, in one text. */
const told = sql`jsonb_build_array(place.name, place.address, place.commune, place.locality, place.point::text)::text AS told`

/**
 * Writes places by rank. Those of a shorter list go with `removePlaces`, once no session is there any more.
 * @returns the places of each event, by its id
 */
export async function writePlaces(tx: Tx, events: EventRow[]): Promise<Map<string, WrittenPlaces>> {
  const known = events.filter((event) => event.known).map(({ id }) => id)
  const before = Map.groupBy(await readPlaces(tx, known), ({ eventId }) => eventId)
  const given = events.flatMap(({ id, input }) =>
    input.places.map((place, rank) => ({
      ...place,
      id,
      rank,
      lon: place.point?.lon,
      lat: place.point?.lat,
    })),
  )
  // What stays as it is gives no row.
  const { rows } = await sql<Row>`
    INSERT INTO event_place AS place (event_id, rank, organisation_id, name, address, postcode, commune, locality, point)
    SELECT x.id, rank, o.id, x.name, address, postcode, commune, locality, CASE WHEN lon IS NOT NULL THEN point(lon, lat) END
    FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS x (id uuid, rank smallint, "organisationId" uuid, name text,
      address text, postcode text, commune text, locality text, lon float8, lat float8)
    LEFT JOIN organisation o ON o.id = x."organisationId"
    ON CONFLICT (event_id, rank) DO UPDATE SET organisation_id = excluded.organisation_id, name = excluded.name,
      address = excluded.address, postcode = excluded.postcode, commune = excluded.commune, locality = excluded.locality,
      point = excluded.point
    WHERE (place.organisation_id, place.name, place.address, place.postcode, place.commune, place.locality, place.point::text) IS DISTINCT FROM
      (excluded.organisation_id, excluded.name, excluded.address, excluded.postcode, excluded.commune, excluded.locality,
      excluded.point::text)
    RETURNING place.event_id AS "eventId", place.id, place.rank, ${told}`.execute(tx)
  const written = Map.groupBy(rows, ({ eventId }) => eventId)
  return new Map(
    events.map(({ id, input }) => {
      const was = before.get(id) ?? []
      const now = new Map([...was, ...(written.get(id) ?? [])].map((row) => [row.rank, row]))
      const after = input.places.flatMap((_, rank) => now.get(rank) ?? [])
      return [id, placesOf(was, after)]
    }),
  )
}

function placesOf(before: Row[], after: Row[]): WrittenPlaces {
  const byId = (list: Row[]) => new Map(list.map((row) => [row.id, row.told]))
  const [toldBefore, toldAfter] = [byId(before), byId(after)]
  // A session without a place is in the first one.
  const words = (list: Row[], by: Map<string, string>, id: string | null) => (id ? by.get(id) : list[0]?.told)
  return {
    idOf: (rank) => after.find((row) => row.rank === rank)?.id ?? null,
    changed: (was, is) => words(before, toldBefore, was) !== words(after, toldAfter, is),
    any: JSON.stringify(before.map((row) => row.told)) !== JSON.stringify(after.map((row) => row.told)),
  }
}

/** Removes the places of events beyond those that they are given. */
export async function removePlaces(tx: Tx, events: Pick<EventRow, 'id' | 'input'>[]): Promise<void> {
  if (events.length === 0) return
  const kept = events.map(({ id, input }) => ({ id, kept: input.places.length }))
  await sql`
    DELETE FROM event_place p USING jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) AS x (id uuid, kept int)
    WHERE p.event_id = x.id AND p.rank >= x.kept`.execute(tx)
}

/** The places of events by rank. */
async function readPlaces(tx: Tx, eventIds: string[]): Promise<Row[]> {
  if (eventIds.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT place.event_id AS "eventId", place.id, place.rank, ${told}
    FROM event_place place WHERE place.event_id = ANY(${eventIds}::uuid[]) ORDER BY place.rank`.execute(tx)
  return rows
}
