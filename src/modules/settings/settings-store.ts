import type { Database, Tx } from '#platform/db/connect.ts'
import { type StoredSettings, storedSettings } from './model.ts'

/** The settings as stored, and their version: 0 before the first change. */
export type SettingsRow = {
  value: StoredSettings
  version: number
  updatedAt: Date | null
  updatedBy: string | null
}

const row = 'site'

/** Reads the settings; what a former program stored and this one does not know is left out. */
export async function readSettings(db: Database): Promise<SettingsRow> {
  const found = await db
    .selectFrom('setting as s')
    .leftJoin('person as p', 'p.id', 's.updated_by')
    .where('s.name', '=', row)
    .select(['s.value', 's.version', 's.updated_at', 'p.name as by'])
    .executeTakeFirst()
  const parsed = storedSettings.safeParse(found?.value ?? {})
  return {
    value: parsed.success ? parsed.data : storedSettings.parse({}),
    version: found?.version ?? 0,
    updatedAt: found?.updated_at ?? null,
    updatedBy: found?.by ?? null,
  }
}

/** Writes the settings over the version they were read at. @returns false when somebody else wrote in between */
export async function writeSettings(
  tx: Tx,
  value: StoredSettings,
  given: { version: number; by: string | null },
  now: Date,
): Promise<boolean> {
  const json = JSON.stringify(value)
  if (given.version === 0) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('setting')
      .values({ name: row, value: json, updated_at: now, updated_by: given.by })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await tx
    .updateTable('setting')
    .set({ value: json, updated_at: now, updated_by: given.by, version: given.version + 1 })
    .where('name', '=', row)
    .where('version', '=', given.version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
