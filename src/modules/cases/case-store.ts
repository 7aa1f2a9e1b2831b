import type { Database } from '#platform/db/connect.ts'
import type { CaseKind, CaseState, ModerationCase } from './model.ts'

/**
 * A case with all that it holds; null when there is none.
 * @param options `lock` holds it until the caller's transaction ends
 */
export async function getCase(
  db: Database,
  id: string,
  options: { lock?: boolean } = {},
): Promise<ModerationCase | null> {
  let query = db.selectFrom('moderation_case').where('id', '=', id).selectAll()
  if (options.lock) query = query.forUpdate()
  const row = await query.executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    kind: row.kind as CaseKind,
    organisationId: row.organisation_id,
    otherId: row.other_id,
    personId: row.person_id,
    contactEmail: row.contact_email,
    message: row.message,
    payload: row.payload as Record<string, unknown>,
    state: row.state as CaseState,
    assignedTo: row.assigned_to,
    openedAt: row.opened_at,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    reason: row.reason,
    undo: row.undo as Record<string, unknown> | null,
  }
}
