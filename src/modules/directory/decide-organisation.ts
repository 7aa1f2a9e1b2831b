import { writeJournal } from '#modules/journal/index.ts'
import { removeEntries, writeEntries } from '#modules/search/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { EditableOrganisation } from './editing-model.ts'
import { organisationEntry } from './import-entries.ts'
import { getEditableById } from './organisation-history.ts'
import { canModerateOrganisation } from './policy.ts'
import { giveToAuthor } from './propose-organisation.ts'
import { contextOf } from './settle.ts'

/** What a moderator decides of an organisation; `reopen` brings back an archived or refused one, `unpublish` undoes a publication. */
export type OrganisationDecision =
  | { act: 'publish' }
  | { act: 'refuse' }
  | { act: 'archive'; reason: 'closed' | 'left' | 'error' | 'import-undone'; on?: string }
  | { act: 'reopen' }
  | { act: 'unpublish' }

type Status = EditableOrganisation['status']
const moves: Record<OrganisationDecision['act'], { from: Status[]; to: Status }> = {
  publish: { from: ['proposed'], to: 'published' },
  refuse: { from: ['proposed'], to: 'refused' },
  archive: { from: ['published'], to: 'archived' },
  reopen: { from: ['archived', 'refused'], to: 'published' },
  unpublish: { from: ['published', 'refused'], to: 'proposed' },
}

/**
 * Changes an organisation's status: search entry, journal line and (for `publish`) the ownership of its author follow, in one transaction.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when its status does not allow it
 */
export async function decideOrganisation(
  db: Database,
  actor: Actor,
  id: string,
  decision: OrganisationDecision,
  now: Date,
): Promise<{ slug: string }> {
  authorise(canModerateOrganisation, actor, undefined)
  return inTransaction(db, async (tx) => {
    const present = await getEditableById(tx, id, { lock: true })
    if (!present) throw new NotFound()
    const { from, to } = moves[decision.act]
    if (!from.includes(present.status)) throw new Conflict(`organisation is ${present.status}`)
    await tx
      .updateTable('organisation')
      .where('id', '=', id)
      .set({
        status: to,
        archived_reason: decision.act === 'archive' ? decision.reason : null,
        archived_on: decision.act === 'archive' ? (decision.on ?? null) : null,
        updated_at: now,
      })
      .execute()
    if (decision.act === 'publish') await giveToAuthor(tx, actor, present, now)
    await showOrHide(tx, present, to === 'published', now)
    const changes = {
      status: { from: present.status, to },
      ...(decision.act === 'archive' && { reason: decision.reason, on: decision.on ?? null }),
    }
    const object = { kind: 'organisation', id }
    await writeJournal(
      tx,
      actor,
      [{ action: `organisation.${decision.act}`, object, organisationId: id, changes }],
      now,
    )
    return { slug: present.slug }
  })
}

/** Puts an organisation in lists and search, or takes it out. */
export async function showOrHide(
  tx: Tx,
  { slug, profile }: Pick<EditableOrganisation, 'slug' | 'profile'>,
  shown: boolean,
  now: Date,
): Promise<void> {
  if (shown) await writeEntries(tx, [organisationEntry(profile, slug, await contextOf(tx, profile), now)])
  else await removeEntries(tx, 'organisation', [slug])
}
