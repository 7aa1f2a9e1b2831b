import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import type { EventRow } from './write-model.ts'

/** Writes who takes part: partners, speakers. A list that is left out stays as it is; an organisation or a sheet that is gone is left out. */
export async function writePeople(tx: Tx, rows: Pick<EventRow, 'id' | 'input'>[]): Promise<void> {
  const partnered = rows.filter(({ input }) => input.partners !== undefined)
  if (partnered.length > 0) {
    await tx
      .deleteFrom('event_partner')
      .where(
        'event_id',
        'in',
        partnered.map(({ id }) => id),
      )
      .execute()
    const partners = partnered.flatMap(({ id, input }) =>
      (input.partners ?? []).map((organisation, rank) => ({ id, organisation, rank: rank + 1 })),
    )
    await sql`
      INSERT INTO event_partner (event_id, organisation_id, rank)
      SELECT x.id, o.id, min(x.rank)
      FROM jsonb_to_recordset(${JSON.stringify(partners)}::jsonb) AS x (id uuid, organisation uuid, rank smallint)
      JOIN organisation o ON o.id = x.organisation GROUP BY x.id, o.id`.execute(tx)
  }
  const spoken = rows.filter(({ input }) => input.speakers !== undefined)
  if (spoken.length > 0) {
    await tx
      .deleteFrom('event_speaker')
      .where(
        'event_id',
        'in',
        spoken.map(({ id }) => id),
      )
      .execute()
    const speakers = spoken.flatMap(({ id, input }) =>
      (input.speakers ?? []).map((speaker, rank) => ({ ...speaker, id, rank })),
    )
    await sql`
      INSERT INTO event_speaker (event_id, rank, name, affiliation, expert_id)
      SELECT x.id, x.rank, x.name, x.affiliation, e.person_id
      FROM jsonb_to_recordset(${JSON.stringify(speakers)}::jsonb) AS x (id uuid, rank smallint, name text, affiliation text, expert text)
      LEFT JOIN expert e ON e.slug = x.expert`.execute(tx)
  }
}
