import { sql } from 'kysely'
import type { Database } from '../db/connect.ts'

/** Whether the database answers within two seconds. */
export async function isReady(db: Database): Promise<boolean> {
  const limit = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2000).unref())
  const answer = sql`SELECT 1`.execute(db).then(
    () => true,
    () => false,
  )
  return Promise.race([answer, limit])
}
