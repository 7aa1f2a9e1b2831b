import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'

/** A photo of an organisation. `widths` are those it is served at; `removedAt` null when it is shown. */
export type Photo = {
  id: string
  fileId: string
  altFr: string
  altEn: string | null
  credit: string
  width: number
  height: number
  widths: number[]
  removedAt: Date | null
}

/** The photos of an organisation in their order, those removed and not yet erased at the end. */
export async function listPhotos(db: Database, organisationId: string): Promise<Photo[]> {
  const { rows } = await sql<Photo>`
    SELECT p.id, p.file_id AS "fileId", p.alt_fr AS "altFr", p.alt_en AS "altEn", p.credit, f.width, f.height, f.widths,
      p.removed_at AS "removedAt"
    FROM organisation_photo p JOIN stored_file f ON f.id = p.file_id
    WHERE p.organisation_id = ${organisationId}
    ORDER BY p.removed_at IS NOT NULL, p.removed_at DESC, p.position, p.created_at, p.id`.execute(db)
  return rows
}

/** How many are shown. */
export async function countPhotos(db: Database, organisationId: string): Promise<number> {
  const { count } = await db
    .selectFrom('organisation_photo')
    .where('organisation_id', '=', organisationId)
    .where('removed_at', 'is', null)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Where a photo's files are, and whether anybody may see them. */
export async function photoFile(
  db: Database,
  id: string,
): Promise<{
  fileId: string
  widths: number[]
  organisationId: string
  status: string
  proposedBy: string | null
  removed: boolean
} | null> {
  const { rows } = await sql<{
    fileId: string
    widths: number[]
    organisationId: string
    status: string
    proposedBy: string | null
    removed: boolean
  }>`
    SELECT p.file_id AS "fileId", f.widths, o.id AS "organisationId", o.status, o.proposed_by AS "proposedBy",
      p.removed_at IS NOT NULL AS removed
    FROM organisation_photo p JOIN stored_file f ON f.id = p.file_id JOIN organisation o ON o.id = p.organisation_id
    WHERE p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Gives the photos shown these places, in order. */
export async function writeOrder(tx: Tx, organisationId: string, ids: string[]): Promise<void> {
  await sql`
    UPDATE organisation_photo p SET position = x.position - 1
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS x (id, position)
    WHERE p.id = x.id AND p.organisation_id = ${organisationId}`.execute(tx)
}
