import { sql } from 'kysely'
import type { MembershipRole, PersonActor, Role, Scope } from '#platform/access/actor.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { SignInMethod } from './model.ts'

type PersonRow = {
  id: string
  email: string
  name: string
  lang: Lang
  role: Role
  memberships: Record<string, MembershipRole>
}

const person = sql`p.id, p.email, p.name, p.lang, p.role,
  (SELECT coalesce(jsonb_object_agg(m.organisation_id, m.role), '{}') FROM membership m WHERE m.person_id = p.id) AS memberships`

const toActor = (row: PersonRow, via: PersonActor['via']): PersonActor => ({
  kind: 'person',
  id: row.id,
  email: row.email,
  name: row.name,
  lang: row.lang,
  role: row.role,
  memberships: new Map(Object.entries(row.memberships)),
  via,
})

/** Who a session's cookie is, with their rights as they stand now; null when the session ended. One query. */
export async function actorOfSession(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<{ actor: PersonActor; sessionId: string; lastSeenAt: Date } | null> {
  const { rows } = await sql<PersonRow & { session_id: string; last_seen_at: Date }>`
    SELECT s.id AS session_id, s.last_seen_at, ${person}
    FROM session s JOIN person p ON p.id = s.person_id
    WHERE s.token_hash = ${tokenHash} AND s.expires_at > ${now} AND p.erased_at IS NULL`.execute(db)
  const row = rows[0]
  if (!row) return null
  const via = { origin: 'form', sessionId: row.session_id } as const
  return { actor: toActor(row, via), sessionId: row.session_id, lastSeenAt: row.last_seen_at }
}

/** Who an API token speaks for; null when it is unknown, expired or revoked. One query. */
export async function actorOfToken(
  db: Database,
  tokenHash: Buffer,
  now: Date,
): Promise<{ actor: PersonActor; tokenId: string; lastUsedAt: Date | null } | null> {
  const { rows } = await sql<PersonRow & { token_id: string; scopes: Scope[]; last_used_at: Date | null }>`
    SELECT t.id AS token_id, t.scopes, t.last_used_at, ${person}
    FROM api_token t JOIN person p ON p.id = t.person_id
    WHERE t.token_hash = ${tokenHash} AND t.expires_at > ${now} AND t.revoked_at IS NULL AND p.erased_at IS NULL`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return null
  const via = { origin: 'api', tokenId: row.token_id, scopes: row.scopes } as const
  return { actor: toActor(row, via), tokenId: row.token_id, lastUsedAt: row.last_used_at }
}

/** Somebody in whose name work that they began goes on, with their rights as they stand now; null when they are no more. */
export async function actorOfPerson(db: Database, personId: string): Promise<PersonActor | null> {
  const { rows } = await sql<PersonRow>`
    SELECT ${person} FROM person p WHERE p.id = ${personId} AND p.erased_at IS NULL`.execute(db)
  return rows[0] ? toActor(rows[0], { origin: 'job' }) : null
}

/** Notes that a session was used, and lets it last again. */
export async function touchSession(db: Database, id: string, now: Date, expiresAt: Date): Promise<void> {
  await sql`
    WITH s AS (UPDATE session SET last_seen_at = ${now}, expires_at = ${expiresAt} WHERE id = ${id} RETURNING person_id)
    UPDATE person SET last_seen_at = ${now}, inactivity_warned_at = NULL FROM s WHERE person.id = s.person_id`.execute(
    db,
  )
}

/** Notes that a token was used. */
export async function touchToken(db: Database, id: string, now: Date): Promise<void> {
  await sql`
    WITH t AS (UPDATE api_token SET last_used_at = ${now} WHERE id = ${id} RETURNING person_id)
    UPDATE person SET last_seen_at = ${now}, inactivity_warned_at = NULL FROM t WHERE person.id = t.person_id`.execute(
    db,
  )
}

/** Keeps a new session; its secret is in the cookie only. */
export async function insertSession(
  tx: Tx,
  given: {
    tokenHash: Buffer
    personId: string
    method: SignInMethod
    device: string
    idToken: string | null
    now: Date
    expiresAt: Date
  },
): Promise<string> {
  const { id } = await tx
    .insertInto('session')
    .values({
      token_hash: given.tokenHash,
      person_id: given.personId,
      method: given.method,
      device: given.device,
      id_token: given.idToken,
      created_at: given.now,
      last_seen_at: given.now,
      expires_at: given.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
