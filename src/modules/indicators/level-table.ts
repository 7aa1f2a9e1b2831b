import { LRUCache } from 'lru-cache'
import type { Database } from '#platform/db/connect.ts'
import { readLevelRows, readRevision } from './level-store.ts'
import type { Indicator, Level } from './model.ts'
import { changeOf, type IndicatorQuery, type LevelTable, type Ranked } from './view-model.ts'

type Kept = LevelTable & { revision: string; orders: Map<string, readonly Ranked[]> }

const known = new WeakMap<Database, LRUCache<string, Kept>>()

/**
 * What an indicator says of a level one year, kept as long as no indicator changes; one small query then.
 * @param revision the one that stands, when it was read already
 */
export async function levelTable(
  db: Database,
  indicator: Indicator,
  { level, year, since }: { level: Level; year: number; since: number | null },
  revision?: string,
): Promise<LevelTable> {
  const kept = known.get(db) ?? new LRUCache<string, Kept>({ max: 40 })
  known.set(db, kept)
  const standing = revision ?? (await readRevision(db))
  const key = `${indicator.code} ${level} ${year} ${since}`
  const before = kept.get(key)
  if (before?.revision === standing) return before
  const rows = await readLevelRows(db, indicator.code, level, year, since)
  const ranks = ranksOf(rows.flatMap(({ value }) => value ?? []))
  const table: Kept = {
    revision: standing,
    orders: new Map(),
    rows: rows.map((row) => ({
      ...row,
      change: changeOf(indicator, row.value, row.before),
      rank: row.value === null ? null : (ranks.get(row.value) ?? null),
    })),
  }
  kept.set(key, table)
  return table
}

/** The territories of a table in the order asked; those without the figure last, by name. Each order is made once. */
export function inOrder(
  table: LevelTable,
  { sort, rising }: Pick<IndicatorQuery, 'sort' | 'rising'>,
): readonly Ranked[] {
  const orders = 'orders' in table ? (table as Kept).orders : new Map<string, readonly Ranked[]>()
  const key = `${sort} ${rising}`
  const made = orders.get(key) ?? sorted(table.rows, sort, rising)
  orders.set(key, made)
  return made
}

function sorted(rows: readonly Ranked[], sort: IndicatorQuery['sort'], rising: boolean): readonly Ranked[] {
  if (sort === 'name') return rising ? rows : rows.toReversed()
  return rows.toSorted((a, b) => {
    const [left, right] = [a[sort], b[sort]]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return rising ? left - right : right - left
  })
}

/** The rank of each value, the highest first; equal values share one. */
function ranksOf(values: number[]): Map<number, number> {
  const ranks = new Map<number, number>()
  for (const [at, value] of values.sort((a, b) => b - a).entries())
    if (!ranks.has(value)) ranks.set(value, at + 1)
  return ranks
}
