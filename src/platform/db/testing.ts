import { afterAll, inject } from 'vitest'
import type { Database } from './connect.ts'
import { copyOf } from './testing-copies.ts'

/**
 * A migrated database of one's own for a test file, emptied after it; embedded, or on the PostgreSQL server
 * of `MAILLAGE_TEST_DATABASE_URL`. Call it once at the top of a file or of a `describe`.
 */
export async function testDatabase(): Promise<Database> {
  const connection = await copyOf(inject('testTemplate'))
  afterAll(connection.close)
  return connection.db
}
