import { sql } from 'kysely'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor, Role } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { canManagePerson } from './policy.ts'

/**
 * Gives somebody another role on the whole instance. Nobody changes their own, and an administrator remains.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it would leave no administrator
 */
export async function changeRole(
  db: Database,
  actor: Actor,
  id: string,
  role: Role,
  now: Date,
): Promise<void> {
  authorise(canManagePerson, actor, { id })
  await inTransaction(db, async (tx) => {
    const administrators = await lockAdministrators(tx)
    const before = await tx
      .selectFrom('person')
      .where('id', '=', id)
      .where('erased_at', 'is', null)
      .select('role')
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw new NotFound()
    if (before.role === role) return
    if (role !== 'administrator' && administrators.length === 1 && administrators[0] === id)
      throw new Conflict('last administrator')
    await tx.updateTable('person').where('id', '=', id).set({ role }).execute()
    if (role === 'member' || role === 'observer')
      await tx.deleteFrom('moderator_territory').where('person_id', '=', id).execute()
    const changes = { role: { from: before.role, to: role } }
    await writeJournal(tx, actor, [{ action: 'person.role', object: { kind: 'person', id }, changes }], now)
  })
}

/** The administrators, held until the transaction ends: two changes at once cannot both leave the last one. */
export async function lockAdministrators(tx: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM person WHERE role = 'administrator' AND erased_at IS NULL ORDER BY id FOR UPDATE`.execute(
    tx,
  )
  return rows.map((row) => row.id)
}

/**
 * Makes somebody an administrator from the command line, whoever they are: the first of them, or one more.
 * @returns whether the account is new
 */
export async function makeAdministrator(
  db: Database,
  email: string,
  now: Date,
): Promise<{ id: string; isNew: boolean }> {
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('person')
      .where('email', '=', email)
      .select(['id', 'role'])
      .executeTakeFirst()
    const { id } =
      known ??
      (await tx
        .insertInto('person')
        .values({ email, created_at: now, last_seen_at: now })
        .returning('id')
        .executeTakeFirstOrThrow())
    await tx.updateTable('person').where('id', '=', id).set({ role: 'administrator' }).execute()
    await writeJournal(
      tx,
      { kind: 'system', origin: 'command' },
      [
        {
          action: 'person.role',
          object: { kind: 'person', id },
          changes: { role: { from: known?.role ?? null, to: 'administrator' } },
        },
      ],
      now,
    )
    return { id, isNew: !known }
  })
}
