import { randomUUID } from 'node:crypto'
import { grantMembership } from '#modules/accounts/index.ts'
import { openCase } from '#modules/cases/index.ts'
import { type Actor, hasRole, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { checkValues } from './check-values.ts'
import type { ProfileValues } from './editing-model.ts'
import { mergeRecords } from './import-merge.ts'
import { type OrganisationProfile, organisationRecord, type ProfileField } from './model.ts'
import { canProposeOrganisation } from './policy.ts'
import { contextOf, keepOwnRecord } from './settle.ts'
import { writeProfiles } from './write-profiles.ts'

/**
 * Makes a new organisation, which waits for a moderator (status `proposed`, a case `proposal` opened), or is published at once when a moderator
 * proposes it. Its author is its owner once it is published, unless the author is of the site's team.
 * @throws AppError unauthenticated or forbidden, Invalid
 */
export async function proposeOrganisation(
  db: Database,
  actor: Actor,
  given: {
    values: ProfileValues & Pick<OrganisationProfile, 'name' | 'type'>
    message?: string
    lang?: Lang
  },
  now: Date,
): Promise<{ id: string; slug: string; status: 'proposed' | 'published' }> {
  authorise(canProposeOrganisation, actor, undefined)
  const status = hasRole(actor, 'moderator') ? 'published' : 'proposed'
  return inTransaction(db, async (tx) => {
    const { name, type } = given.values
    const fresh = { id: null, profile: { name, type: '', terms: {}, legalStatus: null } }
    const values = await checkValues(
      tx,
      { ...fresh, profile: { ...fresh.profile, type } },
      given.values,
      given.lang ?? 'fr',
    )
    const id = randomUUID()
    const settled = Object.keys(values) as ProfileField[]
    const record = organisationRecord.parse({ ...values, id, name, type, settled })
    const after = mergeRecords([record])
    const context = await contextOf(tx, after)
    const born = { id, before: null, after }
    const write = { context, now, action: 'organisation.create', proposed: status === 'proposed' }
    const written = await writeProfiles(tx, actor, [born], write)
    await keepOwnRecord(tx, id, record, now)
    if (status === 'proposed')
      await openCase(tx, actor, { kind: 'proposal', organisationId: id, message: given.message ?? '' }, now)
    return { id, slug: written.get(id)?.slug ?? id, status }
  })
}

/** Makes the author of a proposal its owner, once it is published. Authors of the site's team look after every organisation already. */
export async function giveToAuthor(
  tx: Parameters<typeof grantMembership>[0],
  actor: Actor,
  organisation: { id: string; proposedBy: string | null },
  now: Date,
): Promise<void> {
  if (!organisation.proposedBy || organisation.proposedBy === personId(actor)) return
  await grantMembership(
    tx,
    actor,
    { personId: organisation.proposedBy, organisationId: organisation.id, role: 'owner' },
    now,
  )
}
