import { sql } from 'kysely'
import { restoreMemberships } from '#modules/accounts/index.ts'
import { restoreCases, undoDays } from '#modules/cases/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import type { Actor, MembershipRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { giveLinksBack } from './absorb-links.ts'
import { giveNumbersBack, giveRecordsBack } from './absorb-records.ts'
import { takenIdentifiers } from './check-values.ts'
import { showOrHide } from './decide-organisation.ts'
import { profilesOf } from './import-batch.ts'
import type { MergeTrace } from './merge-trace.ts'
import { getEditableById } from './organisation-history.ts'
import { canModerateOrganisation } from './policy.ts'
import { contextOf } from './settle.ts'
import { lockOrganisations, writeProfiles } from './write-profiles.ts'

/**
 * Parts two organisations again, each with what it had. What was edited since the merge stays with the kept one; who lost a right there since
 * does not get it back.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict after thirty days, when it was undone already, when the kept one was merged
 *   or took another one in since (that is undone first), or when the absorbed one's records or numbers are no longer to be given back
 */
export async function undoMerge(db: Database, actor: Actor, mergeId: string, now: Date): Promise<void> {
  authorise(canModerateOrganisation, actor, undefined)
  await inTransaction(db, async (tx) => {
    const { keptId, absorbedId, trace } = await undoable(tx, mergeId, now)
    const kept = await getEditableById(tx, keptId)
    if (!kept) throw new Conflict('the kept one was merged since')
    await giveRecordsBack(tx, keptId, absorbedId, trace.records, now)
    const absorbed = (await profilesOf(tx, [absorbedId])).get(absorbedId)
    if (!absorbed) throw new Conflict('the absorbed one has no record left')
    await giveNumbersBack(tx, keptId, absorbed.identifiers, now)
    await giveLinksBack(tx, keptId, absorbedId, trace.links)
    await restoreMemberships(tx, [absorbedId, keptId], await rightsLeft(tx, keptId, trace.memberships))
    await restoreCases(tx, trace.cases)
    const after = (await profilesOf(tx, [keptId])).get(keptId)
    if (!after) throw new Conflict('the kept one has no record left')
    const context = await contextOf(tx, after, absorbed)
    const write = { context, now, action: 'organisation.edit' }
    await writeProfiles(tx, actor, [{ id: keptId, before: kept.profile, after }], write)
    await bringBack(tx, absorbedId, absorbed, trace.absorbed, now)
    await writeProfiles(
      tx,
      actor,
      [{ id: absorbedId, before: trace.absorbed.profile, after: absorbed }],
      write,
    )
    const present = await getEditableById(tx, absorbedId)
    if (present) await showOrHide(tx, present, present.status === 'published', now)
    await tx.updateTable('organisation_merge').where('id', '=', mergeId).set({ undone_at: now }).execute()
    const object = { kind: 'organisation', id: keptId }
    const changes = { absorbed: absorbed.name }
    await writeJournal(
      tx,
      actor,
      [{ action: 'organisation.unmerge', object, organisationId: keptId, changes }],
      now,
    )
  })
}

/** The merge, with both organisations locked. */
async function undoable(tx: Tx, mergeId: string, now: Date) {
  const merge = await tx
    .selectFrom('organisation_merge')
    .where('id', '=', mergeId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!merge) throw new NotFound()
  if (merge.undone_at) throw new Conflict('undone already')
  if (now.getTime() - merge.at.getTime() > undoDays * 24 * 3600_000) throw new Conflict('too late to undo')
  const { kept_id: keptId, absorbed_id: absorbedId } = merge
  await lockOrganisations(tx, [keptId, absorbedId])
  // Each merge knows the kept one as the merges before left it: the last one is undone first.
  const { rows: later } = await sql`
    SELECT FROM organisation_merge WHERE kept_id = ${keptId} AND undone_at IS NULL AND id <> ${mergeId} AND at > ${merge.at}::timestamptz`.execute(
    tx,
  )
  if (later.length > 0) throw new Conflict('a later merge is to be undone first')
  return { keptId, absorbedId, trace: merge.undo as unknown as MergeTrace }
}

/** Memberships as they were, of those who still look after the kept one, and no higher than what they are there now. */
async function rightsLeft(
  tx: Tx,
  keptId: string,
  before: MergeTrace['memberships'],
): Promise<MergeTrace['memberships']> {
  const rows = await tx
    .selectFrom('membership')
    .where('organisation_id', '=', keptId)
    .select(['person_id', 'role'])
    .execute()
  const present = new Map(rows.map((row) => [row.person_id, row.role as MembershipRole]))
  return before.flatMap((one) => {
    const role = present.get(one.personId)
    if (!role) return []
    const wasOwner = before.some((other) => other.personId === one.personId && other.role === 'owner')
    const promoted = role === 'owner' && !wasOwner && one.organisationId === keptId
    return [{ ...one, role: role === 'contributor' || promoted ? role : one.role }]
  })
}

/** The absorbed one stands again, with its numbers, which the kept one gave back. */
async function bringBack(
  tx: Tx,
  id: string,
  profile: MergeTrace['absorbed']['profile'],
  was: MergeTrace['absorbed'],
  now: Date,
): Promise<void> {
  const [taken] = await takenIdentifiers(tx, id, profile.identifiers)
  if (taken) throw new Conflict(`${taken.scheme} ${taken.value}: ${taken.name}`)
  await tx
    .updateTable('organisation')
    .where('id', '=', id)
    .set({ status: was.status, merged_into: null, updated_at: now })
    .execute()
  if (profile.identifiers.length > 0)
    await tx
      .insertInto('organisation_identifier')
      .values(profile.identifiers.map((one) => ({ ...one, organisation_id: id })))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
