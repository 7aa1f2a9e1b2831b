import { z } from 'zod'
import type { RecordedValue } from '#modules/territories/index.ts'
import { directions, type Level, themes, units } from './model.ts'

const words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'minuscules, chiffres et traits d’union')

/** One indicator counted from a file of the pack, whose lines bear a commune and a year. */
const counted = z.strictObject({
  code,
  theme: z.enum(themes),
  unit: z.enum(units),
  direction: z.enum(directions),
  label: words,
  definition: words,
  formula: words,
  file: z.string().regex(/^[\w-]+\.csv$/),
  source: z.string(),
  /** Years compare with each other. */
  series: z.string().min(1),
  /** What to say of some years. */
  years: z.record(z.string().regex(/^\d{4}$/), words).default({}),
  /** The sum of a column, divided by the population or the sum of another column, times a number. */
  count: z.strictObject({
    column: z.string().min(1),
    per: z.string().min(1).optional(),
    times: z.number().positive(),
  }),
  target: z.strictObject({ value: z.number(), year: z.number().int() }).optional(),
  thresholds: z.array(z.number()).max(3).default([]),
})
export const countedFile = z.array(counted)
export type Counted = z.infer<typeof counted>

/** A line of a counted file: an empty cell is absent. */
export type CountedRow = { commune: string; year: number; cells: Record<string, number | undefined> }

/** The territories a commune counts in, itself included, and the population of each. */
export type Ground = {
  around: ReadonlyMap<string, readonly string[]>
  population: ReadonlyMap<string, number>
}

/**
 * The values of one counted indicator for each `kind/code` and year. A line whose cell is zero or empty told nothing: it does not count, and a
 * territory where none told anything has no value. With `per` a column, only lines that give both count.
 */
export function countValues(
  { code: indicator, count: { column, per, times } }: Pick<Counted, 'code' | 'count'>,
  rows: readonly CountedRow[],
  { around, population }: Ground,
): Map<Level, RecordedValue[]> {
  const sums = new Map<string, { top: number; bottom: number }>()
  for (const { commune, year, cells } of rows) {
    const top = cells[column] ?? 0
    const bottom = per === undefined || per === 'population' ? 1 : (cells[per] ?? 0)
    if (top <= 0 || bottom <= 0) continue
    for (const ref of around.get(commune) ?? []) {
      const sum = sums.get(`${ref} ${year}`) ?? { top: 0, bottom: 0 }
      sums.set(`${ref} ${year}`, { top: sum.top + top, bottom: sum.bottom + bottom })
    }
  }
  const values = new Map<Level, RecordedValue[]>()
  for (const [key, { top, bottom }] of sums) {
    const [ref = '', year] = key.split(' ')
    const [kind, territory = ''] = ref.split('/') as [Level, string?]
    const below = per === undefined ? 1 : per === 'population' ? population.get(ref) : bottom
    if (!below) continue
    const value = Math.round((10_000 * times * top) / below) / 10_000
    const list = values.get(kind) ?? []
    values.set(kind, list)
    list.push({ code: territory, indicator, year: Number(year), value, status: 'published' })
  }
  return values
}
