import { type Column, publishableSlices, tabulate, widthOf } from '#modules/statistics/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { baseTells, inCategory } from './asked-secrecy.ts'
import { codedOrdinals } from './campaign-store.ts'
import { type Columns, classesOf, readColumns } from './column-store.ts'
import { deciders } from './conditions-model.ts'
import type { AnalysedTable, Campaign, TableQuestion } from './model.ts'
import { classesIn, summaryOf } from './numbers-model.ts'
import { analyse, type Side, type TableOptions } from './table-model.ts'
import { type Category, strata, type Variable } from './variables-model.ts'
import { type Weights, weightsOf } from './weights-model.ts'

/** Tables of a question: one, or one a category of the third; those that would tell too much are named only. */
export type Analysis = {
  tables: { layer: Category | null; table: AnalysedTable }[]
  refused: Category[]
  weights: Weights | null
}

/** Answers of a campaign, ready for any table of these variables. */
export type Answered = { campaign: Campaign; variables: Map<string, Variable>; columns: Columns }

/** Reads the answers that some tables need, strata with them: one pass for all of them. */
export async function readAnswers(
  db: Database,
  campaign: Campaign,
  variables: readonly Variable[],
  codes: readonly string[],
): Promise<Answered> {
  const deciding = variables.flatMap(({ code, question }) =>
    codes.includes(code) && question ? deciders(campaign.definition, question) : [],
  )
  const wanted = new Set([...codes, ...deciding, strata.type, strata.departement])
  const kept = variables.filter(({ code }) => wanted.has(code))
  const columns = await readColumns(
    db,
    campaign,
    kept.filter(({ from }) => from !== 'codes'),
  )
  for (const variable of kept.filter(({ from }) => from === 'codes'))
    columns.of.set(variable.code, await codedColumn(db, campaign, variable))
  return { campaign, variables: new Map(kept.map((variable) => [variable.code, variable])), columns }
}

async function codedColumn(db: Database, campaign: Campaign, variable: Variable): Promise<Column> {
  const width = widthOf(variable.categories.length)
  const codes = new Uint8Array(width * campaign.lastOrdinal)
  const places = new Map(variable.categories.map(({ code }, place) => [code, place]))
  for (const { code, ordinal } of await codedOrdinals(db, campaign.id, variable.question ?? '')) {
    const place = places.get(code)
    if (place === undefined || ordinal > campaign.lastOrdinal) continue
    const byte = (ordinal - 1) * width + (place >> 3)
    codes[byte] = (codes[byte] as number) | (1 << (place & 7))
  }
  return { kind: 'multiple', categories: variable.categories.map(({ code }) => code), codes, width }
}

/** The tables that a question asks for; null when it names a variable that does not exist. */
export function analyseAnswers(answered: Answered, asked: TableQuestion): Analysis | null {
  const { campaign, columns } = answered
  const side = (code: string | null) => (code === null ? null : sideOf(answered, code))
  const [row, column, layer] = [side(asked.row), side(asked.column), side(asked.layer)]
  if (!row || (asked.column && !column) || (asked.layer && !layer)) return null
  // Slices of several answers overlap: what each tells beside the others is not known.
  if (layer?.column.kind === 'multiple') return null
  const type = columns.of.get(strata.type)
  const departement = columns.of.get(strata.departement)
  const weights =
    type && departement
      ? weightsOf(asked.weighting, { type, departement, here: columns.here, margins: campaign.margins })
      : null
  const options: TableOptions = {
    threshold: campaign.threshold,
    weights: weights?.of ?? null,
    weighted: asked.weighting,
    kept: (at) => columns.here[at] === 1,
  }
  const done = (tables: Analysis['tables'], refused: Category[] = []) => ({ tables, refused, weights })
  const across = column ?? layer ?? (asked.only ? sideOf(answered, strata[asked.only.stratum]) : null)
  const decided = [row, ...(column ? [column] : [])].map((side) => decidedBy(answered, side))
  // Three at once are not worked out: a question that some are not asked is crossed with one.
  if ((layer || asked.only) && column && decided.some(({ by }) => by.length > 0))
    return done([], [{ code: asked.row, label: row.variable.label }])
  if (
    baseTells(decidedBy(answered, row), across, options) ||
    (column && baseTells(decidedBy(answered, column), row, options))
  )
    return done([], [{ code: asked.row, label: row.variable.label }])
  const numbers = columns.numbers.get(asked.row)
  const whole = (table: AnalysedTable): AnalysedTable =>
    numbers ? { ...table, summary: summaryOf(numbers, options) } : table
  if (asked.only) return onlyOf(row, column, { asked, answered, options, done })
  if (!layer) return done([{ layer: null, table: whole(analyse(row, column, options)) }])
  const shown = slicesShown(row, column, { by: layer, options })
  return done(
    layer.categories.flatMap((category, at) =>
      shown.has(String(at))
        ? [{ layer: category, table: analyse(row, column, within(layer, at, options)) }]
        : [],
    ),
    layer.categories.filter((_, at) => !shown.has(String(at))),
  )
}

/** A side with those that decide whether it is asked. */
function decidedBy(answered: Answered, side: Side) {
  const codes = deciders(answered.campaign.definition, side.variable.question ?? '')
  return { side, by: codes.map((code) => sideOf(answered, code)) }
}

/** A table of a part of the answers. Of one question: its column in the table crossed with the stratum, so that no two filters tell more together. */
function onlyOf(
  row: Side,
  column: Side | null,
  {
    asked,
    answered,
    options,
    done,
  }: {
    asked: TableQuestion
    answered: Answered
    options: TableOptions
    done: (tables: Analysis['tables'], refused?: Category[]) => Analysis
  },
): Analysis | null {
  const stratum = sideOf(answered, strata[asked.only?.stratum ?? 'type'])
  const at = stratum?.categories.findIndex(({ code }) => code === asked.only?.category) ?? -1
  const category = stratum?.categories[at]
  if (!stratum || !category) return null
  if (column) {
    const shown = slicesShown(row, column, { by: stratum, options })
    return shown.has(String(at))
      ? done([{ layer: category, table: analyse(row, column, within(stratum, at, options)) }])
      : done([], [category])
  }
  const crossed = analyse(row, stratum, options)
  const base = crossed.columns[at]?.base ?? null
  if (base === null) return done([], [category])
  const rows = crossed.rows.map((line) => ({ ...line, cells: [], total: line.cells[at] ?? null }))
  const table = {
    ...crossed,
    column: null,
    columns: [],
    rows,
    base,
    total: base,
    chi: null,
    hidden: rows.some(({ total }) => total === null),
  }
  return done([{ layer: category, table }])
}

const within = (side: Side, place: number, options: TableOptions): TableOptions => ({
  ...options,
  kept: (at) => options.kept(at) && inCategory(side, at, place),
})

/** Places of the slices that may be shown beside the whole table. */
function slicesShown(
  row: Side,
  column: Side | null,
  { by, options }: { by: Side; options: TableOptions },
): Set<string> {
  const slice = (place: number | null) => {
    const kept =
      place === null
        ? (at: number) => options.kept(at) && by.categories.every((_, each) => !inCategory(by, at, each))
        : within(by, place, options).kept
    return tabulate(row.column, column?.column ?? null, { kept }).n.flat()
  }
  const places = by.categories.map((_, place) => [String(place), slice(place)] as const)
  const shown = publishableSlices(new Map([...places, ['none', slice(null)] as const]), options.threshold)
  shown.delete('none')
  return shown
}

/** A variable as a side of a table; of numbers, by classes. */
function sideOf({ variables, columns }: Answered, code: string): Side | null {
  const variable = variables.get(code)
  if (!variable) return null
  const numbers = columns.numbers.get(code)
  if (numbers) {
    const { bounds, codes } = classesOf(numbers)
    const categories = classesIn(bounds)
    return {
      variable,
      categories,
      column: { kind: 'single', categories: categories.map((each) => each.code), codes },
    }
  }
  const column = columns.of.get(code)
  return column ? { variable, categories: variable.categories, column } : null
}
