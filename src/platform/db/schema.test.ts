import { readFile, writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { schemaTypes, schemaTypesFile } from './generate-types.ts'
import { testDatabase } from './testing.ts'

const db = await testDatabase()

// UPDATE_TYPES=1 npx vitest run src/platform/db/schema.test.ts writes the file anew after a migration.
test('the checked-in types are those of the migrated database', async () => {
  const types = await schemaTypes(db)
  if (process.env.UPDATE_TYPES) await writeFile(schemaTypesFile, types)
  expect(await readFile(schemaTypesFile, 'utf8')).toBe(types)
})
