import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { EventPhoto } from './model.ts'

/** A photo of an event as its people see it; `removedAt` null when it is shown. */
export type KeptPhoto = EventPhoto & { removedAt: Date | null }

/** The photos of an event: the one shown first, then those removed and not yet erased, the latest first. */
export async function listEventPhotos(db: Database, eventId: string): Promise<KeptPhoto[]> {
  const { rows } = await sql<KeptPhoto>`
    SELECT p.id, p.alt_fr AS "altFr", p.alt_en AS "altEn", p.credit, f.width, f.height, f.widths, p.removed_at AS "removedAt"
    FROM event_photo p JOIN stored_file f ON f.id = p.file_id
    WHERE p.event_id = ${eventId} ORDER BY p.removed_at IS NOT NULL, p.removed_at DESC, p.id`.execute(db)
  return rows
}

/** Where a photo's files are, and whose event it is on. */
export async function eventPhotoFile(
  db: Database,
  id: string,
): Promise<{ fileId: string; widths: number[]; organiserId: string | null; isPublic: boolean } | null> {
  const { rows } = await sql<{
    fileId: string
    widths: number[]
    organiserId: string | null
    isPublic: boolean
  }>`
    SELECT p.file_id AS "fileId", f.widths, e.organiser_id AS "organiserId",
      e.state = 'published' AND p.removed_at IS NULL AS "isPublic"
    FROM event_photo p JOIN stored_file f ON f.id = p.file_id JOIN event e ON e.id = p.event_id
    WHERE p.id = ${id}`.execute(db)
  return rows[0] ?? null
}
