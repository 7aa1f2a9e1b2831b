import type { Selectable } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { DB } from '#platform/db/schema.gen.ts'
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
  return toCase(row)
}

/** The open cases of one kind about an organisation, the oldest first. */
export async function listOpenCases(
  db: Database,
  organisationId: string,
  kind: CaseKind,
): Promise<ModerationCase[]> {
  const rows = await db
    .selectFrom('moderation_case')
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', kind)
    .where('state', '=', 'open')
    .selectAll()
    .orderBy('opened_at')
    .orderBy('id')
    .limit(100)
    .execute()
  return rows.map(toCase)
}

/** What a person asked, the latest first, with the organisation it is about. */
export async function listCasesOf(
  db: Database,
  personId: string,
): Promise<(ModerationCase & { organisation: { slug: string; name: string; status: string } })[]> {
  const rows = await db
    .selectFrom('moderation_case as c')
    .innerJoin('organisation as o', 'o.id', 'c.organisation_id')
    .where('c.person_id', '=', personId)
    .selectAll('c')
    .select(['o.slug', 'o.name', 'o.status as organisation_status'])
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    ...toCase(row),
    organisation: { slug: row.slug, name: row.name, status: row.organisation_status },
  }))
}

function toCase(row: Selectable<DB['moderation_case']>): ModerationCase {
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
