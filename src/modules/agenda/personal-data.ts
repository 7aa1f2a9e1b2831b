import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'

/** All that is kept of a person here: the events they entered, their changes, their forms not yet sent, where they speak, the charters they accepted. */
export async function exportPerson(db: Database, personId: string): Promise<object> {
  const { rows } = await sql<{
    entered: object[]
    changes: object[]
    drafts: object[]
    speaking: object[]
    charters: object[]
  }>`SELECT
    (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', slug, 'title', title_fr, 'state', state, 'createdAt', created_at)
      ORDER BY created_at, id), '[]') FROM event WHERE created_by = ${personId}) AS entered,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('event', e.slug, 'version', v.number, 'at', v.at, 'fields', v.fields)
      ORDER BY v.at, v.event_id), '[]') FROM event_version v JOIN event e ON e.id = v.event_id WHERE v.person_id = ${personId}) AS changes,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('event', e.slug, 'typed', d.typed, 'updatedAt', d.updated_at)
      ORDER BY d.updated_at, d.event_id), '[]') FROM event_draft d JOIN event e ON e.id = d.event_id WHERE d.person_id = ${personId}) AS drafts,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('event', e.slug, 'name', s.name, 'affiliation', s.affiliation)
      ORDER BY e.slug, s.rank), '[]') FROM event_speaker s JOIN event e ON e.id = s.event_id WHERE s.expert_id = ${personId}) AS speaking,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('event', e.slug, 'season', c.season, 'version', c.version, 'acceptedAt', c.accepted_at)
      ORDER BY c.accepted_at, e.slug), '[]') FROM event_charter c JOIN event e ON e.id = c.event_id WHERE c.person_id = ${personId}) AS charters`.execute(
    db,
  )
  return rows[0] ?? {}
}

/**
 * Erases a person: their forms not yet sent, and their name among those who speak, in versions too. What they announced is their organisation's
 * and stays. Comes before their sheet as an expert is erased, which tells where they speak.
 */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('event_draft').where('person_id', '=', personId).execute()
  await sql`
    UPDATE event_version v SET snapshot = jsonb_set(v.snapshot, '{speakers}', (
      SELECT coalesce(jsonb_agg(s.value ORDER BY s.at), '[]') FROM jsonb_array_elements(v.snapshot -> 'speakers') WITH ORDINALITY AS s (value, at)
      WHERE s.value ->> 'expert' IS DISTINCT FROM x.slug))
    FROM expert x WHERE x.person_id = ${personId} AND x.slug IS NOT NULL
      AND v.snapshot -> 'speakers' @> jsonb_build_array(jsonb_build_object('expert', x.slug))`.execute(tx)
  await tx.deleteFrom('event_speaker').where('expert_id', '=', personId).execute()
}
