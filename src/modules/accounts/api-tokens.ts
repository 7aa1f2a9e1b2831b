import { writeJournal } from '#modules/journal/index.ts'
import type { Actor, Scope } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { tokenLimit } from './model.ts'
import { canUseAccount } from './policy.ts'

/** What a token begins with, so that a secret left in a public place can be recognised by scanners. */
const tokenPrefix = 'maillage_'

/**
 * Makes an API token for oneself, or for somebody from the command line.
 * @param given `days` from now to its end
 * @returns the token, told this once
 * @throws AppError unauthenticated, forbidden; Conflict beyond twenty tokens that serve
 */
export async function createToken(
  db: Database,
  actor: Actor,
  given: { personId: string; name: string; scopes: Scope[]; days: number },
  now: Date,
): Promise<{ id: string; token: string }> {
  if (actor.kind !== 'system') authorise(canUseAccount, actor, undefined)
  const { secret, hash } = newSecret(tokenPrefix)
  return inTransaction(db, async (tx) => {
    const serving = await tx
      .selectFrom('api_token')
      .where('person_id', '=', given.personId)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .select('id')
      .execute()
    if (serving.length >= tokenLimit) throw new Conflict('too many tokens')
    const { id } = await tx
      .insertInto('api_token')
      .values({
        person_id: given.personId,
        name: given.name,
        token_hash: hash,
        hint: secret.slice(-4),
        scopes: given.scopes,
        created_at: now,
        expires_at: tokenEnd(given.days, now),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const changes = { name: given.name, scopes: given.scopes.join(' '), days: given.days }
    const object = { kind: 'person', id: given.personId }
    await writeJournal(tx, actor, [{ action: 'token.create', object, changes, personal: true }], now)
    return { id, token: secret }
  })
}

/**
 * Makes an API token for whoever has this address, from the command line.
 * @returns the token, told this once; null when nobody has an account with this address
 * @throws Conflict beyond twenty tokens that serve
 */
export async function createTokenFor(
  db: Database,
  email: string,
  given: { name: string; scopes: Scope[]; days: number },
  now: Date,
): Promise<{ token: string; expiresAt: Date } | null> {
  const person = await db.selectFrom('person').where('email', '=', email).select('id').executeTakeFirst()
  if (!person) return null
  const command = { kind: 'system', origin: 'command' } as const
  const { token } = await createToken(db, command, { ...given, personId: person.id }, now)
  return { token, expiresAt: tokenEnd(given.days, now) }
}

const tokenEnd = (days: number, now: Date) => new Date(now.getTime() + days * 24 * 3600_000)

/** Ends a token of one's own at once. @throws NotFound when it is not one's own, or ended */
export async function revokeToken(db: Database, actor: Actor, id: string, now: Date): Promise<void> {
  authorise(canUseAccount, actor, undefined)
  const self = actor.kind === 'person' ? actor.id : ''
  await inTransaction(db, async (tx) => {
    const row = await tx
      .updateTable('api_token')
      .where('id', '=', id)
      .where('person_id', '=', self)
      .where('revoked_at', 'is', null)
      .set({ revoked_at: now })
      .returning('name')
      .executeTakeFirst()
    if (!row) throw new NotFound()
    const entry = {
      action: 'token.revoke',
      object: { kind: 'person', id: self },
      changes: { name: row.name },
      personal: true,
    }
    await writeJournal(tx, actor, [entry], now)
  })
}
