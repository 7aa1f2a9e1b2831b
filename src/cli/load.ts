import type { Config } from '#platform/config.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { terminalProgress } from '#platform/progress.ts'
import { seed } from './seed.ts'

/** `load`: brings the database to the region pack, as the first start does. */
export async function loadCommand(_args: string[], config: Config): Promise<void> {
  const connection = await openBesideSite(config)
  try {
    await migrate(connection.db)
    await seed(connection.db, config, terminalProgress())
    console.log(`Le pack ${config.regionPack} est chargé.`)
  } finally {
    await connection.close()
  }
}
