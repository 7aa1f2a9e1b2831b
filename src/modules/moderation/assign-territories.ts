import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { isModerator } from './batch-store.ts'
import { canModerate } from './policy.ts'

/**
 * Says which territories a moderator looks after, and no other: cases opened there from now on come to them.
 * @param refs `departement/59`, `epci/…`; those that do not exist are left out
 * @throws AppError unauthenticated or forbidden, Conflict when the person is no moderator (any more)
 */
export async function assignTerritories(
  db: Database,
  actor: Actor,
  personId: string,
  refs: string[],
  now: Date,
): Promise<void> {
  authorise(canModerate, actor, undefined)
  await inTransaction(db, async (tx) => {
    if (!(await isModerator(tx, personId))) throw new Conflict('not a moderator')
    await tx.deleteFrom('moderator_territory').where('person_id', '=', personId).execute()
    await sql`
      INSERT INTO moderator_territory (person_id, kind, code)
      SELECT ${personId}::uuid, kind, code FROM territory
      WHERE kind IN ('departement', 'epci') AND kind || '/' || code = ANY(${refs})`.execute(tx)
    await writeJournal(
      tx,
      actor,
      [
        {
          action: 'person.territories',
          object: { kind: 'person', id: personId },
          changes: { territories: [...refs].sort().join(', ') },
        },
      ],
      now,
    )
  })
}

/** The moderators, each with the territories they look after. */
export async function listTerritories(
  db: Database,
): Promise<{ id: string; name: string; refs: string[]; waiting: number }[]> {
  const { rows } = await sql<{ id: string; name: string; refs: string[]; waiting: number }>`
    SELECT p.id, coalesce(nullif(p.name, ''), p.email) AS name,
      ARRAY(SELECT t.kind || '/' || t.code FROM moderator_territory t WHERE t.person_id = p.id ORDER BY 1) AS refs,
      (SELECT count(*)::integer FROM moderation_case c WHERE c.assigned_to = p.id AND c.state = 'open') AS waiting
    FROM person p WHERE p.role IN ('moderator', 'administrator') ORDER BY p.name, p.id`.execute(db)
  return rows
}
