import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { ToolDocument } from './model.ts'

/** A document of a tool as its people see it; `removedAt` null when it is shown. */
export type KeptDocument = ToolDocument & { removedAt: Date | null }

/** The documents of a tool: those shown in the order they came, then those removed and not yet erased, the latest first. */
export async function listToolDocuments(db: Database, toolId: string): Promise<KeptDocument[]> {
  const { rows } = await sql<KeptDocument>`
    SELECT d.id, d.title, f.bytes::int AS bytes, d.removed_at AS "removedAt"
    FROM tool_document d JOIN stored_file f ON f.id = d.file_id WHERE d.tool_id = ${toolId}
    ORDER BY d.removed_at IS NOT NULL, d.removed_at DESC, d.created_at, d.id`.execute(db)
  return rows
}

/** Where a document of a tool is kept; `shown` false once it was removed. */
export async function toolDocumentFile(
  db: Database,
  slug: string,
  id: string,
): Promise<{ title: string; fileId: string; sha256: string; shown: boolean } | undefined> {
  const { rows } = await sql<{ title: string; fileId: string; sha256: string; shown: boolean }>`
    SELECT d.title, d.file_id AS "fileId", encode(f.sha256, 'hex') AS sha256, d.removed_at IS NULL AS shown
    FROM tool_document d JOIN stored_file f ON f.id = d.file_id JOIN tool t ON t.id = d.tool_id
    WHERE d.id = ${id} AND t.slug = ${slug}`.execute(db)
  return rows[0]
}
