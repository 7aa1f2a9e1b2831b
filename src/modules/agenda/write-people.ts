import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import type { EventInput } from './model.ts'

/** Writes who takes part: partners, speakers. A list that is left out stays as it is; an organisation or a sheet that is gone is left out. */
export async function writePeople(
  tx: Tx,
  eventId: string,
  { partners, speakers }: Pick<EventInput, 'partners' | 'speakers'>,
): Promise<void> {
  if (partners) {
    await tx.deleteFrom('event_partner').where('event_id', '=', eventId).execute()
    await sql`
      INSERT INTO event_partner (event_id, organisation_id, rank)
      SELECT ${eventId}::uuid, o.id, min(x.at) FROM unnest(${partners}::uuid[]) WITH ORDINALITY AS x (id, at)
      JOIN organisation o ON o.id = x.id GROUP BY o.id`.execute(tx)
  }
  if (speakers) {
    await tx.deleteFrom('event_speaker').where('event_id', '=', eventId).execute()
    const rows = speakers.map((speaker, rank) => ({ ...speaker, rank }))
    await sql`
      INSERT INTO event_speaker (event_id, rank, name, affiliation, expert_id)
      SELECT ${eventId}::uuid, x.rank, x.name, x.affiliation, e.person_id
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (rank smallint, name text, affiliation text, expert text)
      LEFT JOIN expert e ON e.slug = x.expert`.execute(tx)
  }
}
