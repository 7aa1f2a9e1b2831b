import { sql } from 'kysely'
import type { MembershipRole, Role, Scope } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Account, PasskeyLine, PersonLine, SessionLine, SignInMethod, TokenLine } from './model.ts'

/** An account with the organisations it looks after; null once erased. */
export async function getAccount(db: Database, id: string): Promise<Account | null> {
  const person = await db
    .selectFrom('person')
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .select(['id', 'email', 'name', 'lang', 'role', 'muted_mails', 'created_at', 'last_seen_at'])
    .executeTakeFirst()
  if (!person?.email) return null
  const organisations = await db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .where('m.person_id', '=', id)
    .select(['o.id', 'o.slug', 'o.name', 'o.status', 'm.role'])
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
  return {
    id: person.id,
    email: person.email,
    name: person.name,
    lang: person.lang as Lang,
    role: person.role as Role,
    mutedMails: person.muted_mails,
    createdAt: person.created_at,
    lastSeenAt: person.last_seen_at,
    organisations: organisations.map((one) => ({ ...one, role: one.role as MembershipRole })),
  }
}

/** One's sessions that still open, the most recently used first. */
export async function listSessions(
  db: Database,
  personId: string,
  currentId: string,
  now: Date,
): Promise<SessionLine[]> {
  const rows = await db
    .selectFrom('session')
    .where('person_id', '=', personId)
    .where('expires_at', '>', now)
    .select(['id', 'method', 'device', 'created_at', 'last_seen_at'])
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    method: row.method as SignInMethod,
    device: row.device,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    current: row.id === currentId,
  }))
}

/** One's passkeys, the oldest first. */
export async function listPasskeys(db: Database, personId: string): Promise<PasskeyLine[]> {
  const rows = await db
    .selectFrom('passkey')
    .where('person_id', '=', personId)
    .select(['id', 'name', 'created_at', 'last_used_at'])
    .orderBy('created_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** One's API tokens, those that serve first; never their secret. */
export async function listTokens(db: Database, personId: string): Promise<TokenLine[]> {
  const rows = await db
    .selectFrom('api_token')
    .where('person_id', '=', personId)
    .selectAll()
    .orderBy(sql`revoked_at IS NOT NULL`)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    hint: row.hint,
    scopes: row.scopes as Scope[],
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  }))
}

/** Whether somebody is the only administrator. */
export async function isLastAdministrator(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql<{ last: boolean }>`
    SELECT count(*) = 1 AND bool_or(id = ${id}::uuid) AS last FROM person
    WHERE role = 'administrator' AND erased_at IS NULL`.execute(db)
  return rows[0]?.last ?? false
}

/** The territories a moderator looks after. */
export async function territoriesOf(
  db: Database,
  id: string,
): Promise<{ kind: string; code: string; name: string }[]> {
  return db
    .selectFrom('moderator_territory as m')
    .innerJoin('territory as t', (join) => join.onRef('t.kind', '=', 'm.kind').onRef('t.code', '=', 'm.code'))
    .where('m.person_id', '=', id)
    .select(['t.kind', 't.code', 't.name'])
    .orderBy('t.name')
    .execute()
}

export const peopleAPage = 50

/** People of the instance, by name or address, fifty a page; `total` counts all that answer. */
export async function listPeople(
  db: Database,
  filter: { text: string; role: Role | null; page: number },
): Promise<{ people: PersonLine[]; total: number }> {
  const pattern = `%${filter.text.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<PersonLine & { total: number }>`
    SELECT p.id, p.name, p.email, p.role, p.lang, p.created_at AS "createdAt", p.last_seen_at AS "lastSeenAt",
      count(*) OVER ()::int AS total,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('slug', o.slug, 'name', o.name, 'role', m.role) ORDER BY o.name), '[]')
        FROM membership m JOIN organisation o ON o.id = m.organisation_id WHERE m.person_id = p.id) AS organisations
    FROM person p
    WHERE p.erased_at IS NULL AND (p.email LIKE ${pattern} OR lower(p.name) LIKE ${pattern})
      AND (${filter.role}::text IS NULL OR p.role = ${filter.role})
    ORDER BY lower(p.name), p.email LIMIT ${peopleAPage} OFFSET ${(filter.page - 1) * peopleAPage}`.execute(
    db,
  )
  return { people: rows.map(({ total, ...person }) => person), total: rows[0]?.total ?? 0 }
}
