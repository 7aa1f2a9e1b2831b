import { PostgresDialect as CodegenDialect, generate } from 'kysely-codegen'
import type { Database } from './connect.ts'

/** Where the types of the migrated database are kept. */
export const schemaTypesFile = 'src/platform/db/schema.gen.ts'

/** The TypeScript types of the database as it is, as text. `schema.test.ts` compares it with the file checked in. */
export async function schemaTypes(db: Database): Promise<string> {
  return generate({
    db: db as never,
    dialect: new CodegenDialect(),
    outFile: null,
    excludePattern: '{schema_migration,pgboss.*}',
    camelCase: false,
  })
}
