import type {
  Figure,
  FileRow,
  MappedCell,
  MappedLevel,
  VintageMapping,
  VintageReport,
} from '../model/mapping.ts'
import { PackError } from '../model/pack.ts'
import type { CodeBook } from './code-book.ts'

/** The figures read of one territory, by cell of the mapping (`cellKey`). */
export type Figures = Map<string, Figure>

/** What the lines gave, by level and code, with what was left aside. */
export type ReadVintage = Pick<
  VintageReport,
  'lines' | 'outside' | 'unasked' | 'unknown' | 'refusedCount' | 'refused'
> & {
  figures: Map<string, Figures>
  /** The last line that spoke of each territory. */
  lineOf: Map<string, number>
}

const mostRefusedKept = 1000
// Enough lines to know the columns of a file whose first lines are cut short.
const linesToKnowColumns = 100

/** One name for a cell of the mapping: several indicators may use the same. */
export const cellKey = (cell: MappedCell) => JSON.stringify([cell.column, cell.where])

/**
 * Reads the lines one after the other and keeps the figures of the region’s territories.
 * @throws PackError when the mapping names a column that the file does not have
 */
export async function readVintage(
  rows: AsyncIterable<FileRow>,
  mapping: VintageMapping,
  codes: CodeBook,
): Promise<ReadVintage> {
  const read: ReadVintage = {
    lines: 0,
    outside: 0,
    unasked: 0,
    unknown: [],
    refusedCount: 0,
    refused: [],
    figures: new Map(),
    lineOf: new Map(),
  }
  const cells = new Map(
    mapping.indicators.flatMap(({ value }) =>
      [...value.sum, ...value.over].map((each) => [cellKey(each), each]),
    ),
  )
  const columns = new Set<string>()
  const unknown = new Set<string>()
  const arrondissements = new Map<string, { commune: string; figures: Figures }>()
  const parse = figureReader(mapping)
  for await (const { line, row, reason } of rows) {
    read.lines++
    const refuse = (why: string) => {
      read.refusedCount++
      if (read.refused.length < mostRefusedKept) read.refused.push({ line, reason: why })
    }
    if (reason) {
      refuse(reason)
      continue
    }
    for (const name of Object.keys(row)) columns.add(name)
    if (read.lines === linesToKnowColumns) needColumns(columns, mapping)
    const level = mapping.territories.find((each) => matches(row, each.where))
    const asked = [...cells].filter(([, each]) => matches(row, each.where))
    if (!level || asked.length === 0) {
      read.unasked++
      continue
    }
    const code = codeOf(row, level)
    if (!code) {
      refuse(`pas de code de territoire dans la colonne « ${level.column} »`)
      continue
    }
    const place = codes.place(level, code)
    if (place === 'outside') read.outside++
    else if (place === 'unknown') unknown.add(code)
    else {
      const { commune } = place
      const key = `${level.kind}/${code}`
      const known: Figures =
        (commune ? arrondissements.get(code)?.figures : read.figures.get(key)) ?? new Map()
      const found = readCells(row, asked, known, parse)
      if (typeof found === 'string') {
        refuse(`${code} : ${found}`)
        continue
      }
      for (const [name, figure] of found) known.set(name, figure)
      if (commune) arrondissements.set(code, { commune, figures: known })
      else read.figures.set(key, known)
      read.lineOf.set(`${level.kind}/${commune ?? code}`, line)
    }
  }
  needColumns(columns, mapping)
  addUp(arrondissements, read.figures)
  return { ...read, unknown: [...unknown].sort() }
}

/** The figures of one line, or why the line is refused as a whole. */
function readCells(
  row: FileRow['row'],
  asked: [string, MappedCell][],
  known: Figures,
  parse: (text: string) => Figure | null,
): Figures | string {
  const found: Figures = new Map()
  for (const [name, cell] of asked) {
    const given = row[cell.column]
    if (given === undefined) return `ligne plus courte que l’en-tête, sans colonne « ${cell.column} »`
    const text = String(given ?? '').trim()
    const figure = parse(text)
    if (figure === null)
      return `« ${text.slice(0, 40)} » n’est pas un nombre positif (colonne « ${cell.column} »)`
    if (known.has(name)) return `une ligne précédente a déjà donné « ${cell.column} » de ce territoire`
    found.set(name, figure)
  }
  return found
}

function figureReader(mapping: VintageMapping): (text: string) => Figure | null {
  const lower = (texts: string[]) => new Set(texts.map((each) => each.toLowerCase()))
  const secret = lower(mapping.secret)
  const absent = lower(mapping.absent)
  return (text) => {
    if (secret.has(text.toLowerCase())) return 'secret'
    if (absent.has(text.toLowerCase())) return 'absent'
    const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.')
    return /^\d+(\.\d+)?(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : null
  }
}

function matches(row: FileRow['row'], where: Record<string, string[]>): boolean {
  return Object.entries(where).every(([column, wanted]) => wanted.includes(String(row[column] ?? '').trim()))
}

function codeOf(row: FileRow['row'], level: MappedLevel): string {
  const text = String(row[level.column] ?? '')
    .trim()
    .toUpperCase()
  return text && level.pad ? text.padStart(level.pad, '0') : text
}

/** Adds municipal arrondissements up to communes that have no line of their own; one part withheld or missing and the sum is too. */
function addUp(
  arrondissements: Map<string, { commune: string; figures: Figures }>,
  figures: Map<string, Figures>,
): void {
  for (const [commune, parts] of Map.groupBy(arrondissements.values(), (each) => each.commune)) {
    if (figures.has(`commune/${commune}`)) continue
    const names = new Set(parts.flatMap((each) => [...each.figures.keys()]))
    figures.set(
      `commune/${commune}`,
      new Map(
        [...names].map((name) => [name, total(parts.map((each) => each.figures.get(name) ?? 'absent'))]),
      ),
    )
  }
}

/** The sum of figures, when all of them are known. */
export function total(figures: Figure[]): Figure {
  if (figures.includes('secret')) return 'secret'
  return figures.reduce<Figure>(
    (sum, each) => (typeof sum === 'number' && typeof each === 'number' ? sum + each : 'absent'),
    0,
  )
}

function needColumns(columns: Set<string>, mapping: VintageMapping): void {
  if (columns.size === 0) throw new PackError('Le fichier n’a aucune ligne lisible sous son en-tête.')
  const needed: [string, string][] = [
    ...mapping.territories.flatMap((each, at) =>
      [each.column, ...Object.keys(each.where)].map((name): [string, string] => [`territories[${at}]`, name]),
    ),
    ...mapping.indicators.flatMap(({ code, year, value }) =>
      [...value.sum, ...value.over]
        .flatMap((each) => [each.column, ...Object.keys(each.where)])
        .map((name): [string, string] => [`indicateur ${code} ${year}`, name]),
    ),
  ]
  const missing = needed.filter(([, name]) => !columns.has(name))
  if (missing.length === 0) return
  const some = [...columns].slice(0, 12).map((name) => `« ${name} »`)
  throw new PackError(
    `La table de correspondance nomme des colonnes que le fichier n’a pas :\n${missing
      .map(([place, name]) => `  ${place} : « ${name} »`)
      .join(
        '\n',
      )}\nColonnes du fichier (${columns.size}) : ${some.join(', ')}${columns.size > 12 ? '…' : ''}`,
  )
}
