import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import type { PlaceInput } from './model.ts'

/** The places of an event once written: the id of each rank, and whether a session that was in one place is now in another one. */
export type WrittenPlaces = {
  idOf: (rank: number) => string | null
  changed: (before: string | null, after: string | null) => boolean
  any: boolean
}

type Row = { id: string; rank: number; told: string }

/** Writes places by rank. Those of a shorter list go with `removePlaces`, once no session is there any more. */
export async function writePlaces(tx: Tx, eventId: string, places: PlaceInput[]): Promise<WrittenPlaces> {
  const before = await readPlaces(tx, eventId)
  const rows = places.map((place, rank) => ({ ...place, lon: place.point?.lon, lat: place.point?.lat, rank }))
  await sql`
    INSERT INTO event_place AS old (event_id, rank, organisation_id, name, address, postcode, commune, locality, point)
    SELECT ${eventId}::uuid, rank, o.id, x.name, address, postcode, commune, locality,
      CASE WHEN lon IS NOT NULL THEN point(lon, lat) END
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (rank smallint, "organisationId" uuid, name text, address text,
      postcode text, commune text, locality text, lon float8, lat float8)
    LEFT JOIN organisation o ON o.id = x."organisationId"
    ON CONFLICT (event_id, rank) DO UPDATE SET organisation_id = excluded.organisation_id, name = excluded.name,
      address = excluded.address, postcode = excluded.postcode, commune = excluded.commune, locality = excluded.locality,
      point = excluded.point
    WHERE (old.organisation_id, old.name, old.address, old.postcode, old.commune, old.locality, old.point::text) IS DISTINCT FROM
      (excluded.organisation_id, excluded.name, excluded.address, excluded.postcode, excluded.commune, excluded.locality,
      excluded.point::text)`.execute(tx)
  const after = (await readPlaces(tx, eventId)).filter(({ rank }) => rank < places.length)
  const told = (list: Row[]) => new Map(list.map((row) => [row.id, row.told]))
  const [toldBefore, toldAfter] = [told(before), told(after)]
  // A session without a place is in the first one.
  const words = (list: Row[], by: Map<string, string>, id: string | null) => (id ? by.get(id) : list[0]?.told)
  return {
    idOf: (rank) => after.find((row) => row.rank === rank)?.id ?? null,
    changed: (was, is) => words(before, toldBefore, was) !== words(after, toldAfter, is),
    any: JSON.stringify(before.map(({ told }) => told)) !== JSON.stringify(after.map(({ told }) => told)),
  }
}

/** Removes places beyond the first ones. */
export async function removePlaces(tx: Tx, eventId: string, kept: number): Promise<void> {
  await tx.deleteFrom('event_place').where('event_id', '=', eventId).where('rank', '>=', kept).execute()
}

/** The places of an event by rank; `told` is where it is, in one text: what people must go by. */
async function readPlaces(tx: Tx, eventId: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    SELECT id, rank, jsonb_build_array(name, address, commune, locality, point::text)::text AS told
    FROM event_place WHERE event_id = ${eventId} ORDER BY rank`.execute(tx)
  return rows
}
