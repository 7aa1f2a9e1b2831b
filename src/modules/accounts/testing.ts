import { randomUUID } from 'node:crypto'
import type { MembershipRole, PersonActor, Role, Scope } from '#platform/access/actor.ts'
import { hashSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { createToken } from './api-tokens.ts'
import { openSession } from './open-session.ts'
import { actorOfSession } from './session-store.ts'

/** Somebody built for a test: an actor for verbs, and headers for the site's door. */
export type TestPerson = { id: string; email: string; actor: PersonActor; cookie: string; token: string }

/** The moment test people sign in: that of `testServices`. */
const testNow = new Date('2026-11-23T10:00:00Z')

/**
 * Builds a person in the words of the domain, with a real session and a token of every scope:
 * `const lea = await aPerson(db).named('Léa').withRole('moderator').ownerOf(museum.id).save()`.
 */
export function aPerson(db: Database) {
  const person = {
    name: 'Personne d’essai',
    email: `${randomUUID()}@example.org`,
    role: 'member' as Role,
    lang: 'fr' as Lang,
  }
  const memberships: { organisationId: string; role: MembershipRole }[] = []
  let scopes: Scope[] = [
    'organisations:write',
    'events:write',
    'experts:write',
    'moderation:write',
    'journal:read',
  ]
  const set = (change: Partial<typeof person>) => {
    Object.assign(person, change)
    return builder
  }
  const join = (organisationId: string, role: MembershipRole) => {
    memberships.push({ organisationId, role })
    return builder
  }
  const builder = {
    named: (name: string) => set({ name }),
    at: (email: string) => set({ email }),
    speaking: (lang: Lang) => set({ lang }),
    withRole: (role: Role) => set({ role }),
    ownerOf: (organisationId: string) => join(organisationId, 'owner'),
    contributorOf: (organisationId: string) => join(organisationId, 'contributor'),
    withScopes: (...given: Scope[]) => {
      scopes = given
      return builder
    },
    async save(now: Date = testNow): Promise<TestPerson> {
      const { id } = await db
        .insertInto('person')
        .values({ ...person, created_at: now, last_seen_at: now })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const { organisationId, role } of memberships)
        await db
          .insertInto('membership')
          .values({ person_id: id, organisation_id: organisationId, role, created_at: now })
          .execute()
      const secret = await inTransaction(db, (tx) =>
        openSession(tx, { personId: id, method: 'link', userAgent: 'Firefox/130 Linux' }, now),
      )
      const found = await actorOfSession(db, hashSecret(secret), now)
      if (!found) throw new Error('the session of a test person does not open')
      const name = 'jeton d’essai'
      const { token } = await createToken(
        db,
        { kind: 'system', origin: 'command' },
        { personId: id, name, scopes, days: 30 },
        now,
      )
      return { id, email: person.email, actor: found.actor, cookie: `maillage=${secret}`, token }
    },
  }
  return builder
}

/** The headers of a page's own request by this person: to read and to write. */
export const signedIn = (person: Pick<TestPerson, 'cookie'>) => ({
  Cookie: person.cookie,
  'Sec-Fetch-Site': 'same-origin',
})

/** The header of a request by API with this person's token. */
export const byToken = (person: Pick<TestPerson, 'token'>) => ({ Authorization: `Bearer ${person.token}` })
