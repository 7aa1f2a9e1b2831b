import type { Database } from '#platform/db/connect.ts'
import { currentMemory, memoryOf } from './current-memory.ts'
import { matchText, type TextMatch } from './match-text.ts'
import { byName, type Kept, type Memory, type Row } from './memory.ts'
import type { EntryKind, EntryQuery, Point, Sort } from './model.ts'
import { scoreWords } from './score.ts'
import { originOf, type Selection, select, splitUnknown } from './select.ts'
import { type Asked, understand } from './words-asked.ts'

/** Words understood, matched and scored, for one revision. */
export type Text = Kept & { asked: Asked; match: TextMatch; scores: ReadonlyMap<number, number> }

/** All that a list, an export or a map needs of the answer to a question; only the texts are left to read. */
export type Answer = {
  memory: Memory
  sort: Sort
  selection: Selection
  unknown: ReturnType<typeof splitUnknown>['unknown']
  text: Text | null
  origin: Point | null
  /** The answer in order, or its first rows. */
  sorted: (first?: number) => readonly Row[]
}

/** Answers a question over some kinds of entries. One query; filters, counts and orders come from memory. */
export async function answer(db: Database, query: EntryQuery, kinds: readonly EntryKind[]): Promise<Answer> {
  const { memory, text } = await consult(db, query.q)
  const { known, unknown } = splitUnknown(memory, query.facets)
  const origin = originOf(memory, query.near)
  const sort = sortOf(query, origin !== null)
  const order = sort === 'updated' ? 'updated' : 'name'
  const key = JSON.stringify([order, kinds, query.q, known, query.near, query.radius, query.bbox])
  const selection = keep(memory, key, () =>
    select(memory, memory.ordered(kinds, order), {
      facets: known,
      bbox: query.bbox,
      radius: query.radius,
      origin,
      among: text?.scores ?? null,
    }),
  )
  return {
    memory,
    sort,
    selection,
    unknown,
    text,
    origin,
    sorted: (first) => inOrder(selection, sort, text, first),
  }
}

function keep<T extends Kept>(memory: Memory, key: string, make: () => T): T {
  const known = memory.kept.get(key) as T | undefined
  if (known) return known
  const made = make()
  memory.kept.set(key, made)
  return made
}

function sortOf(query: EntryQuery, placed: boolean): Sort {
  const possible = query.sort === 'distance' ? placed : query.sort === 'relevance' ? query.q !== '' : true
  if (query.sort && possible) return query.sort
  return query.q ? 'relevance' : placed ? 'distance' : 'name'
}

/** The memory in step and the words matched: one query, two when something just changed. */
async function consult(db: Database, q: string): Promise<{ memory: Memory; text: Text | null }> {
  if (q === '') return { memory: await currentMemory(db), text: null }
  const key = JSON.stringify(['text', q])
  let memory = memoryOf(db)
  if (memory.revision < 0 || memory.kept.has(key)) memory = await currentMemory(db)
  for (;;) {
    const known = memory.kept.get(key) as Text | undefined
    if (known) return { memory, text: known }
    const asked = understand(memory, q)
    const { revision, match } = await matchText(db, asked)
    if (revision <= memory.revision) {
      const scores = scoreWords(memory, asked, match)
      const text = { asked, match, scores, size: 6 * (match.whole.size + match.rest.size + scores.size) }
      memory.kept.set(key, text)
      return { memory, text }
    }
    memory = await currentMemory(db, revision)
  }
}

function inOrder(
  { rows, distances }: Selection,
  sort: Sort,
  text: Text | null,
  first?: number,
): readonly Row[] {
  if (sort === 'distance' && distances) return smallest(rows, (row) => distances.get(row) as number, first)
  if (sort === 'relevance' && text)
    return smallest(rows, (row) => -(text.scores.get(row.ordinal) as number), first)
  return rows
}

/** The rows of smallest key in order, ties by weight then name; when few are needed, only those are sorted. */
function smallest(rows: readonly Row[], keyOf: (row: Row) => number, first = rows.length): Row[] {
  let keyed = rows.map((row) => ({ row, key: keyOf(row) }))
  if (first < rows.length) {
    const limit = Float64Array.from(keyed, (each) => each.key).sort()[Math.max(first, 1) - 1] as number
    keyed = keyed.filter((each) => each.key <= limit)
  }
  keyed.sort((a, b) => a.key - b.key || b.row.weight - a.row.weight || byName(a.row, b.row))
  return keyed.map((each) => each.row)
}
