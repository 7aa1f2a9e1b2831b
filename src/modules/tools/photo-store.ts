import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { ToolPhoto } from './model.ts'

/** A photo of a tool as its people see it; `part` null: of the whole; `removedAt` null when it is shown. */
export type KeptPhoto = ToolPhoto & {
  part: { id: string; name: string } | null
  rank: number
  removedAt: Date | null
}

/** The photos of a tool: those shown in order, of the whole then of its parts, then those removed and not yet erased, the latest first. */
export async function listToolPhotos(db: Database, toolId: string): Promise<KeptPhoto[]> {
  const { rows } = await sql<KeptPhoto>`
    SELECT p.id, p.alt_fr AS "altFr", p.alt_en AS "altEn", p.credit, f.width, f.height, f.widths, p.rank, p.removed_at AS "removedAt",
      CASE WHEN x.id IS NOT NULL THEN jsonb_build_object('id', x.id, 'name', x.name) END AS part
    FROM tool_photo p JOIN stored_file f ON f.id = p.file_id LEFT JOIN tool_part x ON x.id = p.part_id
    WHERE p.tool_id = ${toolId}
    ORDER BY p.removed_at IS NOT NULL, p.removed_at DESC, x.rank NULLS FIRST, p.rank, p.created_at, p.id`.execute(
    db,
  )
  return rows
}

/** The photo on the card of each tool, by slug. */
export async function cardPhotos(db: Database, slugs: string[]): Promise<Map<string, ToolPhoto>> {
  const { rows } = await sql<ToolPhoto & { slug: string }>`
    SELECT DISTINCT ON (t.slug) t.slug, p.id, p.alt_fr AS "altFr", p.alt_en AS "altEn", p.credit, f.width, f.height, f.widths
    FROM tool t JOIN tool_photo p ON p.tool_id = t.id AND p.part_id IS NULL AND p.removed_at IS NULL JOIN stored_file f ON f.id = p.file_id
    WHERE t.slug = ANY(${slugs}) ORDER BY t.slug, p.rank, p.created_at, p.id`.execute(db)
  return new Map(rows.map(({ slug, ...photo }) => [slug, photo]))
}

/** Where a photo's files are, and whose tool it is on. */
export async function toolPhotoFile(
  db: Database,
  id: string,
): Promise<{ fileId: string; widths: number[]; holderId: string | null; isPublic: boolean } | null> {
  const { rows } = await sql<{
    fileId: string
    widths: number[]
    holderId: string | null
    isPublic: boolean
  }>`
    SELECT p.file_id AS "fileId", f.widths, t.holder_id AS "holderId",
      t.state = 'published' AND p.removed_at IS NULL AS "isPublic"
    FROM tool_photo p JOIN stored_file f ON f.id = p.file_id JOIN tool t ON t.id = p.tool_id
    WHERE p.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Where the files of shown photos are, by photo. */
export async function shownPhotoFiles(
  db: Database,
  ids: string[],
): Promise<Map<string, { fileId: string; widths: number[] }>> {
  const { rows } = await sql<{ id: string; fileId: string; widths: number[] }>`
    SELECT p.id, p.file_id AS "fileId", f.widths FROM tool_photo p JOIN stored_file f ON f.id = p.file_id
    WHERE p.id = ANY(${ids}::uuid[]) AND p.removed_at IS NULL`.execute(db)
  return new Map(rows.map(({ id, ...file }) => [id, file]))
}
