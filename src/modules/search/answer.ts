import { createHash } from 'node:crypto'
import type { Database } from '#platform/db/connect.ts'
import { currentMemory, memoryOf } from './current-memory.ts'
import { matchText, type TextMatch } from './match-text.ts'
import type { Kept, Memory } from './memory.ts'
import type { EntryKind, EntryQuery, Point, Sort, TimeWindow } from './model.ts'
import { inOrder } from './order.ts'
import { nextBeginning } from './row-times.ts'
import { type Scored, scoreWords } from './score.ts'
import { originOf, type Selection, select, splitUnknown } from './select.ts'
import { type Asked, understand } from './words-asked.ts'

/** Words understood, matched and scored, for one revision. */
export type Text = Kept & Scored & { asked: Asked } & Pick<TextMatch, 'exact' | 'words'>

/** All that a list, an export or a map needs of the answer to a question; only texts are left to read. */
export type Answer = {
  memory: Memory
  sort: Sort
  selection: Selection
  unknown: ReturnType<typeof splitUnknown>['unknown']
  text: Text | null
  origin: Point | null
  /** Ordinals of the answer in order, all of them or the first ones. */
  ordinals: (wanted?: number) => Int32Array
  /** Changes with what is answered, its order and its next sessions; see `answerVersion`. */
  version: () => string
}

/** The ids a module found by itself; `version` says what they depend on: two answers of the same version are the same. */
export type Found = { ids: readonly string[]; version: string }

/**
 * Over what a question is asked: kinds of entries, those alone that happen in a stretch of time, or those alone that a module found by itself
 * (`only`). `freeRank` says when each is next free, for a list that knows. `revision` is the database's when the caller has just read it with something else: one query less for a question without words.
 */
export type AnswerOptions = {
  kinds: readonly EntryKind[]
  window?: TimeWindow | null
  only?: Found | null
  freeRank?: ((id: string) => number) | null
  revision?: number
}

/** Answers a question over some kinds of entries. One query; filters, counts and orders come from memory. */
export async function answer(
  db: Database,
  query: EntryQuery,
  { kinds, window = null, only = null, freeRank = null, revision }: AnswerOptions,
): Promise<Answer> {
  const { memory, text } = await consult(db, query.q, revision)
  const { known, unknown } = splitUnknown(memory, query.facets)
  const origin = originOf(memory, query.near)
  const sort = sortOf(query, {
    placed: origin !== null,
    timed: window !== null,
    free: freeRank !== null,
    chosen: only !== null,
  })
  const key = JSON.stringify([kinds, query.q, known, origin, query.radius, query.bbox, window, only?.version])
  const selection = keep(memory, key, () =>
    select(memory, {
      kinds,
      facets: known,
      bbox: query.bbox,
      radius: query.radius,
      origin,
      among: text?.among ?? null,
      window,
      only: only?.ids,
    }),
  )
  const ordering = { sort, origin, scores: text?.scores ?? null, window, freeRank }
  const order = (wanted: number) => () => {
    const ordinals = Int32Array.from(inOrder(memory, selection.found, selection.total, ordering, wanted))
    return { ordinals, size: ordinals.length }
  }
  // The pages people look at are kept, and so is the whole of what is taken away.
  const ordinals = (wanted = selection.total) => {
    const kept = wanted <= firstPages ? firstPages : selection.total
    const ordered = sort === 'free' ? order(kept)() : keep(memory, `${sort} ${kept} ${key}`, order(kept))
    return ordered.ordinals.slice(0, wanted)
  }
  const version = () =>
    keep(memory, `version ${sort} ${key}`, () => ({
      text: versionOf(memory, ordinals(), window),
      size: 20,
    })).text
  return { memory, sort, selection, unknown, text, origin, ordinals, version }
}

const firstPages = 200

function versionOf(memory: Memory, ordinals: Int32Array, window: TimeWindow | null): string {
  const hash = createHash('sha256').update(`${memory.revision}`).update(ordinals)
  if (window)
    hash.update(Float64Array.from(ordinals, (ordinal) => nextBeginning(memory.get(ordinal), window) ?? 0))
  return hash.digest('hex')
}

function keep<T extends Kept>(memory: Memory, key: string, make: () => T): T {
  const known = memory.kept.get(key) as T | undefined
  if (known) return known
  const made = make()
  memory.kept.set(key, made)
  return made
}

/** What is free on days that were given (`chosen`) is not told apart by when it is next free. */
function sortOf(
  query: EntryQuery,
  { placed, timed, free, chosen }: Record<'placed' | 'timed' | 'free' | 'chosen', boolean>,
): Sort {
  const possible = {
    distance: placed,
    relevance: query.q !== '',
    date: timed,
    name: true,
    updated: true,
    free,
  }
  if (query.sort && possible[query.sort]) return query.sort
  if (query.q) return 'relevance'
  if (placed) return 'distance'
  if (timed) return 'date'
  return free && !chosen ? 'free' : 'name'
}

/** The memory in step and the words matched: one query, two when something just changed. */
async function consult(
  db: Database,
  q: string,
  read?: number,
): Promise<{ memory: Memory; text: Text | null }> {
  if (q === '') return { memory: await currentMemory(db, read), text: null }
  const key = JSON.stringify(['text', q])
  let memory = memoryOf(db)
  if (memory.revision < 0 || memory.kept.has(key)) memory = await currentMemory(db)
  for (;;) {
    const known = memory.kept.get(key) as Text | undefined
    if (known) return { memory, text: known }
    const asked = understand(memory, q)
    const { revision, match } = await matchText(db, asked)
    if (revision <= memory.revision) {
      const scored = scoreWords(memory, asked, match)
      const { exact, words } = match
      const text = { ...scored, asked, exact, words, size: 2 * (scored.among.size + scored.scores.size) }
      memory.kept.set(key, text)
      return { memory, text }
    }
    memory = await currentMemory(db, revision)
  }
}
