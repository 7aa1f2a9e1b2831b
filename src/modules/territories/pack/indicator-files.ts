import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type ContourKind,
  type IndicatorDefinition,
  indicatorDefinition,
  PackError,
  type RegionManifest,
  type TerritoryValue,
} from '../model/pack.ts'
import type { TerritoryKind } from '../model.ts'
import { readCsv } from './csv.ts'

// Columns are `indicator_year`; `approximated` holds the names of approximated columns, or `*` for all of them but those written `-name`;
// `former_until` is the last year whose figures describe the commune before it merged.
const row = z
  .object({
    code: z.string(),
    approximated: z.string().optional(),
    former_until: z.coerce.number().int().optional(),
  })
  .catchall(z.string().optional())
/** What a cell says when an empty one would say something else of its indicator. */
export const withheld = 's'
export const unavailable = 'nd'

export type IndicatorRow = z.infer<typeof row>

/** The file of each level. */
export const indicatorFiles: [ContourKind, string][] = [
  ['commune', 'indicators-communes.csv'],
  ['epci', 'indicators-epci.csv'],
  ['departement', 'indicators-departements.csv'],
]

/** Reads the definitions; none when the pack has no indicators. */
export async function readDefinitions(
  folder: string,
  manifest: RegionManifest,
): Promise<IndicatorDefinition[]> {
  if (!manifest.indicators) return []
  const file = join(folder, manifest.indicators)
  const parsed = z.array(indicatorDefinition).safeParse(JSON.parse(await readFile(file, 'utf8')))
  if (!parsed.success) throw new PackError(`${file} :\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}

/** Reads the published values of every level, and for merged communes the last year that describes what they were before. */
export async function readValues(
  folder: string,
  definitions: IndicatorDefinition[],
): Promise<{ values: TerritoryValue[]; formerUntil: Map<string, number> }> {
  const values: TerritoryValue[] = []
  const formerUntil = new Map<string, number>()
  for (const [kind, name] of definitions.length > 0 ? indicatorFiles : []) {
    for (const each of await readCsv(join(folder, name), row)) {
      if (each.former_until !== undefined) formerUntil.set(each.code, each.former_until)
      values.push(...rowValues(kind, each, definitions))
    }
  }
  return { values, formerUntil }
}

/**
 * The values of one row. A column the file does not have gives no value; `s` is withheld, `nd` unavailable, an empty cell the one or
 * the other as the indicator says, never zero;
 * figures that describe a former commune are not those of the present one: unavailable.
 */
function rowValues(
  kind: TerritoryKind,
  row: IndicatorRow,
  definitions: IndicatorDefinition[],
): TerritoryValue[] {
  const approximated = new Set(row.approximated?.split(' ') ?? [])
  const found: TerritoryValue[] = []
  for (const indicator of definitions) {
    for (const { year } of indicator.vintages) {
      const column = `${indicator.code}_${year}`
      if (!(column in row)) continue
      const base = { kind, code: row.code, indicator: indicator.code, year }
      const cell = row[column] as string | undefined
      const former = row.former_until !== undefined && year <= row.former_until
      if (former) found.push({ ...base, value: null, status: 'unavailable' })
      else if (cell === undefined || cell === withheld || cell === unavailable)
        found.push({ ...base, value: null, status: emptyStatus(cell, indicator.secret) })
      else
        found.push({
          ...base,
          value: number(cell, column, row.code),
          status:
            approximated.has(column) || (approximated.has('*') && !approximated.has(`-${column}`))
              ? 'approximated'
              : 'published',
        })
    }
  }
  return found
}

function emptyStatus(cell: string | undefined, secret: boolean): 'secret' | 'unavailable' {
  return cell === withheld || (cell === undefined && secret) ? 'secret' : 'unavailable'
}

function number(cell: string, column: string, code: string): number {
  const value = Number(cell)
  if (!Number.isFinite(value))
    throw new PackError(`Indicateurs : « ${cell} » n’est pas un nombre (${column}, territoire ${code}).`)
  return value
}
