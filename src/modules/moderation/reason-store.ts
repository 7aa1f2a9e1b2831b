import type { Database } from '#platform/db/connect.ts'
import type { Reason } from './decision-model.ts'

/** The reasons to choose from, by label. */
export async function listReasons(db: Database): Promise<Reason[]> {
  const rows = await db.selectFrom('moderation_reason').selectAll().orderBy('label').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, label: row.label, textFr: row.text_fr, textEn: row.text_en }))
}
