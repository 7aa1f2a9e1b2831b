import { type Hidden, protect, protectList } from '#modules/statistics/index.ts'

type Kind = 'single' | 'multiple'

/** What is not shown of a table: totals of its rows, bases of its columns, cells. `both`: who answered the two questions. */
export type Secrecy = { rows: boolean[]; columns: boolean[]; cells: Hidden; both: number | null }

/** Categories to hide in a list: of one answer, so that none is worked out from the base; of several, with those who did not choose it. */
export function hideTotals(
  kind: Kind,
  counts: readonly number[],
  base: number,
  threshold: number,
): boolean[] {
  return kind === 'single'
    ? protectList(counts, threshold)
    : counts.map((count) => protectList([count, base - count], threshold)[0] ?? true)
}

/**
 * Cells to hide where two questions cross. A question of several answers is not one table: each of its categories and those who did not choose it
 * are, since whoever knows all and one part knows the other.
 */
export function hideCells(
  row: Kind,
  column: Kind,
  known: {
    cells: readonly (readonly number[])[]
    /** Answers to the question of the rows: by category, in all. */
    totals: readonly number[]
    base: number
    /** The same among those who answered both. */
    both: { rows: readonly number[]; all: number }
    columnBases: readonly number[]
    threshold: number
  },
): Secrecy {
  const { cells, totals, base, both, columnBases, threshold } = known
  const rows = hideTotals(row, totals, base, threshold)
  const columns = hideTotals(column, columnBases, both.all, threshold)
  const hidden = cells.map((line) => line.map(() => true))
  const count = (r: number, c: number) => cells[r]?.[c] ?? 0
  const lineOf = (r: number, others: boolean, group: Group) =>
    group.members.flatMap((c) => {
      const inside = others ? (columnBases[c] ?? 0) - count(r, c) : count(r, c)
      const all = others ? both.all - (both.rows[r] ?? 0) : (both.rows[r] ?? 0)
      return group.withOthers ? [inside, all - inside] : [inside]
    })
  for (const down of groupsOf(row, cells.length))
    for (const across of groupsOf(column, columnBases.length)) {
      const lines = down.members.flatMap((r) =>
        down.withOthers ? [lineOf(r, false, across), lineOf(r, true, across)] : [lineOf(r, false, across)],
      )
      const flags = (group: Group, list: readonly boolean[]) =>
        group.members.flatMap((at) =>
          group.withOthers ? [list[at] ?? true, list[at] ?? true] : [list[at] ?? true],
        )
      const found = protect(lines, threshold, { rows: flags(down, rows), columns: flags(across, columns) })
      const step = (group: Group) => (group.withOthers ? 2 : 1)
      for (const [i, r] of down.members.entries())
        for (const [j, c] of across.members.entries())
          (hidden[r] as boolean[])[c] = found[i * step(down)]?.[j * step(across)] ?? true
    }
  return { rows, columns, cells: hidden, both: both.all }
}

type Group = { members: number[]; withOthers: boolean }

/** Categories that are parts of one whole: all of a single answer; each of a multiple one with its others. */
function groupsOf(kind: Kind, size: number): Group[] {
  const all = Array.from({ length: size }, (_, at) => at)
  return kind === 'single'
    ? [{ members: all, withOthers: false }]
    : all.map((at) => ({ members: [at], withOthers: true }))
}

/**
 * The last answer that tables read. While people may still answer, the follow-up says who has, by name: two readings a day apart would tell by subtraction what they answered.
 * So tables go on by whole batches of the threshold, one batch behind, and the closing adds no fewer.
 */
export const readUpTo = (state: string, last: number, threshold: number): number =>
  state === 'open' ? Math.max(0, (Math.floor(last / threshold) - 1) * threshold) : last
