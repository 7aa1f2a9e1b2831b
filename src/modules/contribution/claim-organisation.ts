import { sql } from 'kysely'
import { grantMembership } from '#modules/accounts/index.ts'
import { openCase } from '#modules/cases/index.ts'
import { getEditable } from '#modules/directory/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { commonDomain, crowdedDomain } from './claim-model.ts'
import { messages } from './messages/index.ts'
import { canClaim } from './policy.ts'
import { hasOwner } from './team-store.ts'
import { tellTeam } from './tell-team.ts'

/**
 * « C’est ma structure »: at once when the person's address, proven at sign-in, is at the organisation's own domain; else a moderator decides
 * with what the person writes.
 * @returns `granted`, or `waiting` for a decision
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when the person is a member already, Invalid without evidence when it is needed
 */
export async function claimOrganisation(
  db: Database,
  actor: Actor,
  given: { slug: string; evidence: string; lang: Lang },
  now: Date,
): Promise<'granted' | 'waiting'> {
  authorise(canClaim, actor, undefined)
  if (actor.kind !== 'person') throw new AppError('forbidden')
  return inTransaction(db, async (tx) => {
    const present = await getEditable(tx, given.slug, { lock: true })
    if (present?.status !== 'published') throw new NotFound()
    if (actor.memberships.has(present.id)) throw new Conflict('already a member')
    if (await isAtOwnDomain(tx, actor.email, present.profile)) {
      const role = (await hasOwner(tx, present.id)) ? 'contributor' : 'owner'
      await grantMembership(tx, actor, { personId: actor.id, organisationId: present.id, role }, now)
      await tellTeam(tx, present, { about: 'joined', who: actor, except: actor.id, publicToo: true }, now)
      return 'granted'
    }
    if (given.evidence.trim() === '')
      throw new Invalid([{ field: 'evidence', message: messages[given.lang].claim.missingEvidence }])
    const evidence = given.evidence.trim().slice(0, 4000)
    await openCase(
      tx,
      actor,
      { kind: 'claim', organisationId: present.id, message: evidence, payload: { evidence } },
      now,
    )
    return 'waiting'
  })
}

/** Whether an address is at the domain of an organisation, and of few others. */
export async function isAtOwnDomain(
  db: Database | Tx,
  address: string,
  organisation: { website: string | null; email: string | null },
): Promise<boolean> {
  const domain = commonDomain(address, organisation)
  if (!domain) return false
  const host = domain.replaceAll('.', '\\.')
  const { rows } = await sql<{ count: number }>`
    SELECT count(*)::int AS count FROM organisation
    WHERE status = 'published' AND (website ~* ${`^https?://([^/?#]*\\.)?${host}([:/?#]|$)`} OR email ~* ${`[@.]${host}$`})`.execute(
    db,
  )
  return (rows[0]?.count ?? 0) < crowdedDomain
}
