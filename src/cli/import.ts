import { createWriteStream, type WriteStream } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  FileError,
  type FileReport,
  guessSource,
  importFile,
  openFile,
  type RefusedRow,
} from '#modules/directory/index.ts'
import { eachLine, type ImportRun, importByCommand, UnreadableFile } from '#modules/imports/index.ts'
import type { Config } from '#platform/config.ts'
import { type CellValue, csvLine, spreadsheet } from '#platform/csv.ts'
import type { Database } from '#platform/db/connect.ts'
import { folderOwner } from '#platform/db/folder-lock.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openBesideSite } from '#platform/db/open.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { countOf, formatNumber, formatShortDate } from '#platform/i18n/format.ts'
import { createLog } from '#platform/log.ts'
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
    const asked = { file, format, source, refused }
    const report = dryRun
      ? await tryFile(connection.db, asked)
      : await applyFile(connection.db, config, asked)
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
  throw error instanceof FileError || error instanceof UnreadableFile
    ? new CommandError(error.message)
    : error
}

type Asked = {
  file: string
  format: string
  source: string | undefined
  refused: ReturnType<typeof refusedFile>
}

/** What the file would do; nothing is written. */
function tryFile(db: Database, { file, format, source, refused }: Asked): Promise<FileReport> {
  return importFile(db, file, {
    format,
    source,
    dryRun: true,
    progress: terminalProgress(),
    onStart: ({ columns }) => refused.begin(columns),
    onRefused: refused.write,
  })
}

/** Imports the file as the site does: followed line by line, and undone from /administration/imports. */
async function applyFile(
  db: Database,
  config: Config,
  { file, format, source, refused }: Asked,
): Promise<FileReport> {
  const services = {
    db,
    files: folderFiles(join(config.dataFolder, 'files')),
    now: () => new Date(),
    log: createLog({ ...config, logLevel: 'error' }),
  }
  const owner = await guessSource(db, file, { format, source })
  const vintage = `importé le ${formatShortDate('fr', new Date())}`
  const run = await importByCommand(services, {
    name: basename(file),
    content: await readFile(file),
    source: owner.isNew ? { wish: owner.id, vintage } : { id: owner.id },
    format: format === 'auto' ? undefined : format,
    progress: terminalProgress(),
    alone: !config.databaseUrl && (await folderOwner(config.dataFolder))?.pid === process.pid,
  })
  if (run.state !== 'done') throw new CommandError(stopped(run))
  await refused.begin(run.columns.map((column) => column.name))
  for await (const lines of eachLine(db, run.id, 'refused'))
    for (const { line, reason, cells } of lines)
      await refused.write({ line, reason: reason ?? '', row: cells ?? {} })
  const notes: FileReport['notes'] = []
  let noteCount = 0
  for await (const lines of eachLine(db, run.id, 'noted'))
    for (const { line, notes: said } of lines) {
      noteCount += said.length
      if (notes.length < 50) notes.push(...said.map((message) => ({ line, message })))
    }
  const { created, updated, unchanged, refused: refusals, merged } = run.counts
  return {
    created,
    updated,
    unchanged,
    refused: refusals,
    merged: { name: merged },
    reader: run.format,
    encoding: run.encoding,
    source: run.sourceId,
    ignoredColumns: run.ignoredColumns,
    notes,
    noteCount,
  }
}

function stopped(run: ImportRun): string {
  return run.error && run.error !== 'internal'
    ? run.error
    : `L’import s’est arrêté après ${run.position} lignes sur ${run.total} (${run.state}). Reprenez-le depuis /administration/imports.`
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
