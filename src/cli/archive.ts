import { parseArgs } from 'node:util'
import { backup } from '#platform/archive/backup.ts'
import { restore } from '#platform/archive/restore.ts'
import type { Config } from '#platform/config.ts'
import { openBesideSite, openDatabase } from '#platform/db/open.ts'
import { terminalProgress } from '#platform/progress.ts'
import { CommandError } from './command-error.ts'

/** `backup FILE`: also while the site runs. */
export async function backupCommand(args: string[], config: Config): Promise<void> {
  const file = parseArgs({ args, allowPositionals: true }).positionals[0]
  if (!file)
    throw new CommandError('Donnez le nom du fichier à écrire : npm run data -- backup sauvegarde.maillage')
  const connection = await openBesideSite(config)
  try {
    const rows = await backup(connection.db, file, new Date(), terminalProgress())
    console.log(`Sauvegarde de ${rows} lignes dans ${file}.`)
  } finally {
    await connection.close()
  }
}

/** `restore FILE [--replace]`: the site must be stopped. */
export async function restoreCommand(args: string[], config: Config): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { replace: { type: 'boolean', default: false } },
  })
  const file = positionals[0]
  if (!file)
    throw new CommandError('Donnez le nom de l’archive : npm run data -- restore sauvegarde.maillage')
  const connection = await openDatabase(config)
  try {
    const rows = await restore(connection.db, file, { replace: values.replace }, terminalProgress())
    console.log(`Restauration de ${rows} lignes depuis ${file}.`)
  } finally {
    await connection.close()
  }
}
