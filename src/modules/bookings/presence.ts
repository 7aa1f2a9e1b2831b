import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { BookingKind } from './model.ts'

/** A confirmed booking as the list at the door needs it; a name is null once its data were erased. */
export type Expected = {
  id: string
  kind: BookingKind
  seats: number
  name: string | null
  structure: string | null
  levelNote: string | null
  pupils: number | null
  adults: number | null
  accessNeeds: string
}

/** Who is expected at a session, by name: a group by its structure's. No permission checked. */
export async function listExpected(db: Database, sessionId: string): Promise<Expected[]> {
  const { rows } = await sql<Expected>`
    SELECT k.id, k.kind, k.seats, k.name, k.structure, k.level_note AS "levelNote", k.pupils, k.adults, k.access_needs AS "accessNeeds"
    FROM booking k WHERE k.session_id = ${sessionId}::bigint AND k.state = 'confirmed'
    ORDER BY fold(coalesce(k.structure, k.name, '')), k.id`.execute(db)
  return rows
}

/** How many seats of a booking were taken up, as somebody saw it at a moment. */
export type Seen = { bookingId: string; present: number; at: Date }

/** Writes who came; what was seen later stays. Who looked is in the journal alone. */
export async function keepPresence(tx: Tx, seen: Seen[]): Promise<void> {
  if (seen.length === 0) return
  await sql`
    UPDATE booking k SET present = x.present, checked_at = x.at
    FROM jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) AS x ("bookingId" uuid, present smallint, at timestamptz)
    WHERE k.id = x."bookingId" AND (k.checked_at IS NULL OR k.checked_at <= x.at)`.execute(tx)
}
