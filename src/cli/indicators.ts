import { parseArgs } from 'node:util'
import { FileError, openFile } from '#modules/directory/index.ts'
import { importVintage, readMapping, type VintageReport } from '#modules/territories/index.ts'
import type { Config } from '#platform/config.ts'
import { countOf, formatNumber } from '#platform/i18n/format.ts'
import { CommandError } from './command-error.ts'

type ColumnReport = VintageReport['columns'][number]

const usage = 'npm run data -- indicators TABLE.json FICHIER [--into DOSSIER] [--dry-run]'

/** `indicators MAPPING FILE`: brings one vintage of indicators into the pack, from a file as its publisher gives it. */
export async function indicatorsCommand(args: string[], config: Pick<Config, 'regionPack'>): Promise<void> {
  const { table, file, folder, dry } = readArguments(args, config)
  const mapping = await readMapping(table)
  const open = await openFile(file).catch((error) => {
    throw error instanceof FileError ? new CommandError(error.message) : error
  })
  const report = await importVintage({ folder, mapping, rows: open.rows(), dry })
  console.log(told({ report, file, folder, dry, source: mapping.source.title, encoding: open.encoding }))
}

function readArguments(args: string[], config: Pick<Config, 'regionPack'>) {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { into: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    })
    const [table, file] = positionals
    if (!table || !file) throw new Error('Donnez la table de correspondance, puis le fichier.')
    return { table, file, folder: values.into ?? config.regionPack, dry: values['dry-run'] }
  } catch (error) {
    throw new CommandError(`${(error as Error).message}\n  ${usage}`)
  }
}

const levels = { commune: 'communes', epci: 'EPCI', departement: 'départements' }
const count = (value: number) => formatNumber('fr', value)

/** A list that stays short. */
function some(items: string[], most = 10): string {
  return `${items.slice(0, most).join(', ')}${items.length > most ? '…' : ''}`
}

function columnTold({ kind, values, computed, approximated, secret, absent }: ColumnReport): string {
  const beside = [
    ...(computed ? ['calculé des communes'] : []),
    ...(approximated > 0 ? [`dont ${count(approximated)} approchées`] : []),
    ...(secret > 0 ? [`${count(secret)} sous secret`] : []),
    ...(absent > 0 ? [`${count(absent)} sans valeur`] : []),
  ]
  return `${levels[kind]} ${count(values)}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`
}

type Told = {
  report: VintageReport
  file: string
  folder: string
  dry: boolean
  source: string
  encoding: string
}

function told({ report, file, folder, dry, source, encoding }: Told): string {
  const lines = [
    `${dry ? 'Essai sans rien écrire' : 'Millésime ajouté'} : ${source}`,
    `  fichier : ${file} (${encoding}, ${countOf('fr', report.lines, 'ligne', 'lignes')})`,
  ]
  for (const { kind, found, missing } of report.levels)
    lines.push(
      `  ${levels[kind]} : ${count(found)} sur ${count(found + missing.length)}${missing.length > 0 ? ` ; absents du fichier : ${some(missing)}` : ''}`,
    )
  lines.push(`  lignes d’ailleurs que la région : ${count(report.outside)}`)
  if (report.unasked > 0) lines.push(`  lignes que la table ne demande pas : ${count(report.unasked)}`)
  if (report.unknown.length > 0)
    lines.push(`  codes inconnus : ${count(report.unknown.length)} (${some(report.unknown)})`)
  lines.push(`  refus : ${count(report.refusedCount)}`)
  for (const { line, reason } of report.refused.slice(0, 20)) lines.push(`    ligne ${line} : ${reason}`)
  if (report.refusedCount > 20) lines.push('    …')
  for (const [column, of] of Map.groupBy(report.columns, (each) => each.column))
    lines.push(`  ${column} : ${of.map(columnTold).join(' ; ')}`)
  for (const { file, columns } of report.kept)
    lines.push(`  ${file} garde ce qu’un autre fichier y a mis : ${some(columns, 4)}`)
  if (report.former > 0)
    lines.push(
      `  territoires dont ces années ne seront pas montrées (« former_until » : l’ancienne commune) : ${count(report.former)}`,
    )
  lines.push(
    report.files.length === 0
      ? `  rien ne change dans ${folder}`
      : `  ${dry ? 'changeraient' : 'écrits'} dans ${folder} : ${report.files.join(', ')}`,
  )
  return lines.join('\n')
}
