import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  FileError,
  type FileReport,
  importFile,
  openFile,
  type RefusedRow,
} from '#modules/directory/index.ts'
import type { Config } from '#platform/config.ts'
import { type CellValue, csvLine, spreadsheet } from '#platform/csv.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { countOf, formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { terminalProgress } from '#platform/progress.ts'
import { CommandError } from './command-error.ts'
import { seed } from './seed.ts'

const usage =
  'npm run data -- import organisations FICHIER [--format auto|museofile|mednum|mesr|csv] [--source IDENTIFIANT] [--dry-run]'

/** `import organisations FILE`: also while the site runs. Fails only when nothing could be read. */
export async function importCommand(args: string[], config: Config): Promise<void> {
  const { kind, file, format, source, dryRun } = readArguments(args)
  if (kind !== 'organisations' || !file) throw new CommandError(`Que faut-il importer ?\n  ${usage}`)
  await openFile(file).catch(asCommandError) // before anything else: a wrong name is told at once
  const connection = await openBesideSite(config)
  const refused = refusedFile(`${file}.refused.csv`)
  try {
    await migrate(connection.db)
    await seed(connection.db, config, terminalProgress())
    const report = await importFile(connection.db, file, {
      format,
      source,
      dryRun,
      newSourceVintage: `importé le ${formatShortDate('fr', new Date())}`,
      progress: terminalProgress(),
      onStart: ({ columns }) => refused.begin(columns),
      onRefused: refused.write,
    })
    const path = await refused.end()
    console.log(told(file, report, path, dryRun))
  } catch (error) {
    await refused.end()
    return asCommandError(error)
  } finally {
    await connection.close()
  }
}

function asCommandError(error: unknown): never {
  throw error instanceof FileError ? new CommandError(error.message) : error
}

function readArguments(args: string[]) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        format: { type: 'string', default: 'auto' },
        source: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
      },
    })
    return {
      kind: positionals[0],
      file: positionals[1],
      format: values.format,
      source: values.source,
      dryRun: values['dry-run'],
    }
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n  ${usage}`)
  }
}

/** The refused lines, each with its number, its reason and its cells as they were read; no file when nothing is refused. */
function refusedFile(path: string) {
  let columns: string[] = []
  let stream: WriteStream | undefined
  const cell = (value: unknown): CellValue =>
    value === null || value === undefined
      ? null
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)
  return {
    begin: async (names: string[]) => {
      columns = names
      await rm(path, { force: true })
    },
    write: async ({ line, reason, row }: RefusedRow) => {
      if (!stream) {
        stream = createWriteStream(path)
        stream.write(`\ufeff${csvLine(['ligne', 'motif', ...columns], spreadsheet)}`)
      }
      const room = stream.write(
        csvLine([line, reason, ...columns.map((name) => cell(row[name]))], spreadsheet),
      )
      if (!room) await new Promise<void>((resolve) => stream?.once('drain', () => resolve()))
    },
    end: async () => {
      const open = stream
      stream = undefined
      if (open) await new Promise<void>((resolve, reject) => open.on('error', reject).end(() => resolve()))
      return open && path
    },
  }
}

function told(file: string, report: FileReport, refusedPath: string | undefined, dryRun: boolean): string {
  const merged = Object.values(report.merged).reduce((sum, count) => sum + count, 0)
  const count = (value: number) => formatNumber('fr', value)
  const lines = [
    `${dryRun ? 'Essai sans rien écrire' : 'Import terminé'} : ${file} (format ${report.reader}, ${report.encoding}, source ${report.source})`,
    `  créées : ${count(report.created)}`,
    `  mises à jour : ${count(report.updated)}${merged > 0 ? `, dont ${countOf('fr', merged, 'fiche reconnue', 'fiches reconnues')} parmi les structures déjà présentes` : ''}`,
    `  inchangées : ${count(report.unchanged)}`,
    `  refusées : ${count(report.refused)}${refusedPath ? ` (lignes et motifs dans ${refusedPath})` : ''}`,
  ]
  if (report.ignoredColumns.length > 0)
    lines.push(`  colonnes non reprises : ${report.ignoredColumns.join(', ')}`)
  if (report.noteCount > 0) {
    lines.push(`  valeurs laissées de côté : ${count(report.noteCount)}`)
    for (const note of report.notes.slice(0, 10)) lines.push(`    ligne ${note.line} : ${note.message}`)
    if (report.noteCount > 10) lines.push('    …')
  }
  return lines.join('\n')
}
