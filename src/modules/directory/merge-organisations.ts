import { moveMemberships } from '#modules/accounts/index.ts'
import { moveCases } from '#modules/cases/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { absorbLinks } from './absorb-links.ts'
import { absorbRecords } from './absorb-records.ts'
import { takenIdentifiers } from './check-values.ts'
import { showOrHide } from './decide-organisation.ts'
import type { MergeChoices } from './editing-model.ts'
import { profilesOf } from './import-batch.ts'
import type { MergeTrace } from './merge-trace.ts'
import { getEditableById } from './organisation-history.ts'
import { canModerateOrganisation } from './policy.ts'
import { contextOf } from './settle.ts'
import { lockOrganisations, writeProfiles } from './write-profiles.ts'

/**
 * Makes two organisations one: records, memberships, links, parents, networks, photos, open cases and slugs of the absorbed one go to the kept
 * one, choices are settled, the absorbed one leads to it. Undone within thirty days by `undoMerge`.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when the kept one is not published, the absorbed one neither published nor
 *   proposed, or a number of theirs is a third one's
 */
export async function mergeOrganisations(
  db: Database,
  actor: Actor,
  given: { keptId: string; absorbedId: string; choices: MergeChoices },
  now: Date,
): Promise<{ mergeId: string; slug: string }> {
  authorise(canModerateOrganisation, actor, undefined)
  const { keptId, absorbedId, choices } = given
  if (keptId === absorbedId) throw new Conflict('one organisation only')
  return inTransaction(db, async (tx) => {
    await lockOrganisations(tx, [keptId, absorbedId])
    const kept = await getEditableById(tx, keptId)
    const absorbed = await getEditableById(tx, absorbedId)
    if (!kept || !absorbed) throw new NotFound()
    if (kept.status !== 'published') throw new Conflict(`the kept one is ${kept.status}`)
    const { status } = absorbed
    if (status !== 'published' && status !== 'proposed') throw new Conflict(`the absorbed one is ${status}`)
    const records = await absorbRecords(tx, kept, absorbed, choices, now)
    const links = await absorbLinks(tx, keptId, absorbedId)
    const memberships = await moveMemberships(tx, absorbedId, keptId)
    const cases = await moveCases(tx, absorbedId, keptId)
    await tx
      .updateTable('organisation')
      .where('id', '=', absorbedId)
      .set({ status: 'merged', merged_into: keptId, updated_at: now })
      .execute()
    await tx.deleteFrom('organisation_identifier').where('organisation_id', '=', absorbedId).execute()
    await showOrHide(tx, absorbed, false, now)
    const after = (await profilesOf(tx, [keptId])).get(keptId) ?? kept.profile
    const taken = await takenIdentifiers(tx, keptId, after.identifiers)
    if (taken[0]) throw new Conflict(`${taken[0].scheme} ${taken[0].value}: ${taken[0].name}`)
    const context = await contextOf(tx, after)
    const change = { id: keptId, before: kept.profile, after }
    const written = await writeProfiles(tx, actor, [change], { context, now, action: 'organisation.edit' })
    const undo: MergeTrace = {
      absorbed: { status, profile: absorbed.profile },
      records,
      links,
      memberships,
      cases,
    }
    const { id: mergeId } = await tx
      .insertInto('organisation_merge')
      .values({
        kept_id: keptId,
        absorbed_id: absorbedId,
        at: now,
        person_id: personId(actor),
        undo: JSON.stringify(undo),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const object = { kind: 'organisation', id: keptId }
    const changes = { absorbed: absorbed.profile.name, slug: absorbed.slug }
    await writeJournal(
      tx,
      actor,
      [{ action: 'organisation.merge', object, organisationId: keptId, changes }],
      now,
    )
    return { mergeId, slug: written.get(keptId)?.slug ?? kept.slug }
  })
}
