import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type ColumnReport,
  type FileRow,
  type VintageMapping,
  type VintageReport,
  vintageMapping,
} from './model/mapping.ts'
import { type IndicatorDefinition, PackError } from './model/pack.ts'
import type { Territory } from './model.ts'
import { codeBook } from './pack/code-book.ts'
import { indicatorFiles, readDefinitions } from './pack/indicator-files.ts'
import { rereadRegionManifest } from './pack/manifest.ts'
import { type ReadVintage, readVintage } from './pack/read-vintage.ts'
import { readTerritories } from './pack/territory-files.ts'
import { addsUp, type VintageColumn, vintageColumns } from './pack/vintage-columns.ts'
import { definitionsWith, manifestWith } from './pack/vintage-manifest.ts'
import { columnsOf, formerRows, putColumns } from './pack/vintage-table.ts'

/** The mapping, the pack’s folder, the lines of the publisher’s file; `dry` writes nothing. */
export type VintageImport = {
  folder: string
  mapping: VintageMapping
  rows: AsyncIterable<FileRow>
  dry: boolean
}

/** Reads a mapping file. @throws PackError naming each wrong field */
export async function readMapping(file: string): Promise<VintageMapping> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new PackError(
      error.code === 'ENOENT'
        ? `La table de correspondance ${file} n’existe pas. Vérifiez son nom.`
        : `La table de correspondance ${file} ne se lit pas : ${error.message}`,
    )
  })
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    throw new PackError(`${file} n’est pas du JSON valide : ${(error as Error).message}`)
  }
  const parsed = vintageMapping.safeParse(content)
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/**
 * Brings one vintage into a pack from a file as its publisher gives it: the columns of the region’s territories, the source, the years
 * of the indicators. The same import twice gives the same files; a file that does not fit changes nothing.
 * @throws PackError saying what in the mapping, the file or the pack is wrong
 */
export async function importVintage({ folder, mapping, rows, dry }: VintageImport): Promise<VintageReport> {
  const manifest = await rereadRegionManifest(folder)
  const text = await readFile(join(folder, 'region.json'), 'utf8')
  const indicators = manifest.indicators ?? 'indicators.json'
  const before = manifest.indicators ? await readFile(join(folder, indicators), 'utf8') : '[]\n'
  if (manifest.indicators) await readDefinitions(folder, manifest) // says what is wrong in it
  const { text: described, definitions } = definitionsWith(before, mapping)
  refuseRatesOfParts(mapping, definitions)
  const pack = { ...(await readTerritories(folder, manifest)), definitions }
  const read = await readVintage(rows, mapping, codeBook(pack.territories))
  if (read.figures.size === 0) throw nobodyThere(manifest.name, read)
  const columns = vintageColumns(mapping, read, pack, (line, reason) => {
    read.refusedCount++
    read.refused.push({ line, reason })
  })
  const tables = await tablesWith(folder, mapping, pack.territories, columns)
  const manifestFile = ['region.json', manifestWith(text, mapping.source, indicators)] as const
  const definitionFile = [indicators, described] as const
  // The pack is whole after each rename: values before what describes them, sources before what names them.
  const files = await changedFiles(folder, [
    ...tables.files,
    ...(manifest.indicators ? [manifestFile, definitionFile] : [definitionFile, manifestFile]),
  ])
  if (!dry) await writeAll(folder, files)
  return {
    ...read,
    unknown: nearFirst(read.unknown, pack.territories),
    levels: [...new Set(mapping.territories.map((each) => each.kind))].map((kind) => {
      const own = pack.territories.filter((each) => each.kind === kind)
      const missing = own.filter((each) => !read.figures.has(`${kind}/${each.code}`)).map((each) => each.code)
      return { kind, found: own.length - missing.length, missing }
    }),
    columns: columns.map(counted),
    kept: tables.kept,
    former: tables.former,
    files: files.map(([name]) => name),
  }
}

/** A rate is not the sum of the rates of its arrondissements. */
function refuseRatesOfParts(mapping: VintageMapping, definitions: IndicatorDefinition[]): void {
  if (!mapping.territories.some((each) => each.arrondissements === 'sum')) return
  for (const mapped of mapping.indicators) {
    const definition = definitions.find((each) => each.code === mapped.code)
    if (definition && !addsUp(mapped, definition))
      throw new PackError(
        `Indicateur ${mapped.code} ${mapped.year} : « arrondissements » vaut « sum », mais ce taux ne s’additionne pas. Donnez ses effectifs (« sum » et « over »), ou « ignore ».`,
      )
  }
}

function nobodyThere(
  region: string,
  { lines, outside, unknown, refusedCount, refused }: ReadVintage,
): PackError {
  const some = unknown.length > 0 ? ` (${unknown.slice(0, 5).join(', ')}…)` : ''
  const why = refused[0] ? ` (ligne ${refused[0].line} : ${refused[0].reason})` : ''
  return new PackError(
    `Aucune ligne ne parle d’un territoire de la région ${region} : ${lines} lignes lues, ${outside} d’ailleurs, ${unknown.length} codes inconnus${some}, ${refusedCount} lignes refusées${why}. Vérifiez « territories » dans la table de correspondance : niveau, colonne du code, « pad » pour des zéros perdus, « where ».`,
  )
}

/** The files of values with the columns in them, what they keep of other files, and how many communes hide these years. */
async function tablesWith(
  folder: string,
  mapping: VintageMapping,
  territories: Territory[],
  columns: VintageColumn[],
): Promise<{ files: [string, string][]; kept: VintageReport['kept']; former: number }> {
  const files: [string, string][] = []
  const kept: VintageReport['kept'] = []
  let former = 0
  for (const [kind, name] of indicatorFiles) {
    const before = await readFile(join(folder, name), 'utf8').catch(() => null)
    const own = columns.filter((each) => each.kind === kind)
    const codes = territories.filter((each) => each.kind === kind).map((each) => each.code)
    if (own.length > 0 || before === null) files.push([name, putColumns(name, before, own, codes)])
    if (before === null) continue
    const already = columnsOf(name, before)
    const beside = mapping.indicators
      .map(({ code, year }) => `${code}_${year}`)
      .filter((column) => already.includes(column) && !own.some((each) => each.name === column))
    if (beside.length > 0) kept.push({ file: name, columns: beside })
    if (own.length > 0)
      former += formerRows(name, before, Math.min(...mapping.indicators.map((each) => each.year)))
  }
  return { files, kept, former }
}

function counted({ kind, name, computed, cells }: VintageColumn): ColumnReport {
  const all = [...cells.values()]
  const count = (test: (cell: (typeof all)[number]) => boolean) => all.filter(test).length
  return {
    kind,
    column: name,
    computed,
    values: count((each) => typeof each.figure === 'number'),
    approximated: count((each) => each.approximated),
    secret: count((each) => each.figure === 'secret'),
    absent: count((each) => each.figure === 'absent'),
  }
}

/** Unknown codes that look like the region’s own first: those are the ones to look at. */
function nearFirst(unknown: string[], territories: Territory[]): string[] {
  const own = territories.filter((each) => each.kind === 'departement').map((each) => each.code)
  const near = (code: string) => code.length === 5 && own.some((each) => code.startsWith(each))
  return [...unknown.filter(near), ...unknown.filter((each) => !near(each))]
}

async function changedFiles(
  folder: string,
  files: (readonly [string, string])[],
): Promise<(readonly [string, string])[]> {
  const changed: (readonly [string, string])[] = []
  for (const file of files) {
    const before = await readFile(join(folder, file[0]), 'utf8').catch(() => null)
    if (before !== file[1]) changed.push(file)
  }
  return changed
}

/** Every file beside its place first, then each renamed: a failure to write leaves the pack as it was. */
async function writeAll(folder: string, files: (readonly [string, string])[]): Promise<void> {
  const beside = (name: string) => join(folder, `.${name}.new`)
  try {
    for (const [name, content] of files) await writeFile(beside(name), content)
    for (const [name] of files) await rename(beside(name), join(folder, name))
  } finally {
    await Promise.allSettled(files.map(([name]) => rm(beside(name), { force: true })))
  }
}
