import { parse } from 'csv-parse/sync'
import { csvCell } from '#platform/csv.ts'
import type { Figure } from '../model/mapping.ts'
import { PackError } from '../model/pack.ts'
import { unavailable, withheld } from './indicator-files.ts'
import type { VintageColumn } from './vintage-columns.ts'

/** The first columns of a file of values, before the indicators. */
const ownColumns = ['code', 'approximated', 'former_until']

/**
 * The file of one level with its columns put in: those of the same name replaced where they stand, the others added at the end,
 * everything else as it was. A territory without a line gets one.
 * @throws PackError when the file is no such table
 */
export function putColumns(
  name: string,
  text: string | null,
  columns: VintageColumn[],
  codes: string[],
): string {
  const [header = [], ...lines] = text === null ? [[...ownColumns]] : cellsOf(name, text)
  if (!header.includes('code')) throw new PackError(`${name} n’a pas de colonne « code ».`)
  const fresh = new Set(columns.map((each) => each.name).filter((each) => !header.includes(each)))
  for (const needed of ['approximated', ...columns.map((each) => each.name)])
    if (!header.includes(needed)) header.push(needed)
  const at = (column: string) => header.indexOf(column)
  const known = new Set(lines.map((line) => line[at('code')]))
  for (const code of codes)
    if (!known.has(code)) lines.push(header.map((column) => (column === 'code' ? code : '')))
  for (const line of lines) {
    while (line.length < header.length) line.push('')
    for (const column of columns) {
      const cell = column.cells.get(line[at('code')] ?? '')
      if (!cell) {
        if (fresh.has(column.name)) line[at(column.name)] = emptyCell('absent', column.secret)
        continue
      }
      line[at(column.name)] =
        typeof cell.figure === 'number' ? String(cell.figure) : emptyCell(cell.figure, column.secret)
      line[at('approximated')] = marked(line[at('approximated')] ?? '', column.name, cell.approximated)
    }
  }
  const end = text?.includes('\r\n') ? '\r\n' : '\n'
  return [header, ...lines].map((line) => line.map((each) => csvCell(each)).join(',') + end).join('')
}

/** The columns that a file of values has already. */
export const columnsOf = (name: string, text: string) => cellsOf(name, text)[0] ?? []

/** How many territories show no figure of this year: the pack says that it describes a former commune. */
export function formerRows(name: string, text: string, year: number): number {
  const [header = [], ...lines] = cellsOf(name, text)
  const at = header.indexOf('former_until')
  return at < 0 ? 0 : lines.filter((line) => line[at] && Number(line[at]) >= year).length
}

function cellsOf(name: string, text: string): string[][] {
  try {
    return parse(text, { bom: true, relax_column_count: true })
  } catch (error) {
    throw new PackError(`${name} n’est pas un CSV valide : ${(error as Error).message}`)
  }
}

/** What says « withheld » or « none » of an indicator: nothing when that is what an empty cell of it means. */
function emptyCell(figure: Exclude<Figure, number>, secret: boolean): string {
  if (figure === 'secret') return secret ? '' : withheld
  return secret ? unavailable : ''
}

/** The list of approximated columns of a territory with this one in or out of it; `*` means all, less those written `-name`. */
function marked(list: string, column: string, approximated: boolean): string {
  const names = list.split(' ').filter((each) => each && each !== column && each !== `-${column}`)
  const all = names.includes('*')
  if (all !== approximated) names.push(all ? `-${column}` : column)
  return names.join(' ')
}
