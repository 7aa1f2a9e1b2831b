import { z } from 'zod'
import { indicatorDefinition, source, words } from './pack.ts'

const where = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string()).min(1)]).transform((one) => (Array.isArray(one) ? one : [one])),
)

/** One figure of the file: a column, of the lines that say what `where` asks (files that give one figure a line). */
const cell = z.union([
  z.string().transform((column) => ({ column, where: {} })),
  z.strictObject({ column: z.string(), where: where.default({}) }),
])
export type MappedCell = z.output<typeof cell>

/** The column itself, or sums: of columns, divided by that of others, times a factor. */
const reading = z.union([
  z.strictObject({ column: z.string(), where: where.default({}) }).transform(({ column, where }) => ({
    sum: [{ column, where }],
    over: [] as MappedCell[],
    times: 1,
  })),
  z.strictObject({
    sum: z.array(cell).min(1),
    over: z.array(cell).default([]),
    times: z.number().positive().default(1),
  }),
])

const level = z.strictObject({
  kind: z.enum(['commune', 'epci', 'departement']),
  /** The column of the territory’s code. */
  column: z.string(),
  /** Digits of a whole code: one shorter lost its zeros on the left. */
  pad: z.number().int().min(2).max(9).optional(),
  /** Lines of this level, when the file has several. */
  where: where.default({}),
  /** What the lines of municipal arrondissements are: left out, or parts to add up to their commune. */
  arrondissements: z.enum(['ignore', 'sum']).default('ignore'),
})

/** The mapping file of one vintage: what a file as its publisher gives it says, in the words of the pack. */
export const vintageMapping = z.strictObject({
  source,
  territories: z.array(level).min(1),
  /** Levels computed from the communes, where the parts of an indicator are known; those that the file does not give by default. */
  computed: z.array(z.enum(['epci', 'departement'])).optional(),
  /** What a cell says when the figure is withheld, and when there is none; upper and lower case alike. */
  secret: z.array(z.string()).default(['s', 'ns']),
  absent: z.array(z.string()).default(['', 'nd', 'n/a', 'na']),
  indicators: z
    .array(
      z.strictObject({
        code: z.string(),
        year: z.number().int(),
        /** Years of one series compare with each other: a break is another series, and a note that says why. */
        series: z.string().min(1),
        note: words.nullable().default(null),
        value: reading,
        /** For a pack that does not have the indicator yet. */
        definition: indicatorDefinition.omit({ code: true, vintages: true }).optional(),
      }),
    )
    .min(1),
})
export type VintageMapping = z.output<typeof vintageMapping>
export type MappedIndicator = VintageMapping['indicators'][number]
export type MappedLevel = VintageMapping['territories'][number]

/** One line of the file, as the project’s readers give it. */
export type FileRow = { line: number; row: Record<string, unknown>; reason?: string }

/** What a cell gave: a number, a figure withheld, or none. */
export type Figure = number | 'secret' | 'absent'

/** A column written in the file of one level. */
export type ColumnReport = {
  kind: MappedLevel['kind']
  column: string
  computed: boolean
  values: number
  approximated: number
  secret: number
  absent: number
}

/** What an import of a vintage did, or would do. */
export type VintageReport = {
  lines: number
  levels: { kind: MappedLevel['kind']; found: number; missing: string[] }[]
  /** Lines of territories that exist and are not of the region, and of municipal arrondissements left out. */
  outside: number
  /** Lines that the mapping does not ask for. */
  unasked: number
  unknown: string[]
  refusedCount: number
  refused: { line: number; reason: string }[]
  columns: ColumnReport[]
  /** Columns of other levels that keep what another file said of the same year. */
  kept: { file: string; columns: string[] }[]
  /** Communes whose figures of these years are not shown: the pack says that they describe a former commune. */
  former: number
  /** Files that change. */
  files: string[]
}
