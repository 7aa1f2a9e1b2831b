import type { TextMatch } from './match-text.ts'
import type { Memory, Row } from './memory.ts'
import type { EntryKind, PlaceFound } from './model.ts'
import { Bits } from './ordinal-set.ts'
import type { Asked } from './words-asked.ts'

/** What the words found and how well; `rest` is what the words left found inside the territory named. */
export type Scored = { among: Bits; rest: Bits; scores: Scores }

/** Scores by ordinal, in two columns: an answer may hold a hundred thousand. */
class Scores {
  readonly #ordinals: Int32Array
  readonly #values: Float32Array

  constructor(scores: Map<number, number>) {
    this.#ordinals = Int32Array.from(scores.keys()).sort()
    this.#values = Float32Array.from(this.#ordinals, (ordinal) => scores.get(ordinal) ?? 0)
  }

  get(ordinal: number): number {
    let low = 0
    let high = this.#ordinals.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#ordinals[middle] as number) < ordinal) low = middle + 1
      else high = middle
    }
    return this.#ordinals[low] === ordinal ? (this.#values[low] as number) : 0
  }

  get size(): number {
    return this.#ordinals.length
  }
}

/**
 * The entries that answer the words, with how well: all the words anywhere, or the words left inside the territory they
 * name. The place raises its entries to the top and takes none away: a word may be both a place and a theme.
 */
export function scoreWords(memory: Memory, asked: Asked, match: TextMatch): Scored {
  const among = new Bits()
  const scores = new Map<number, number>()
  const take = (ordinals: number[], ranks: number[], bonus: number) => {
    for (let at = 0; at < ordinals.length; at++) {
      const ordinal = ordinals[at] as number
      const row = memory.get(ordinal)
      if (!row) continue
      const known = scores.get(ordinal)
      scores.set(
        ordinal,
        known === undefined ? (ranks[at] ?? 0) + nameScore(row, asked) + bonus : known + bonus,
      )
      among.add(ordinal)
    }
  }
  take(match.whole.ordinals, match.whole.ranks, 0)
  take(match.rest.ordinals, match.rest.ranks, 3)
  const rest = new Bits()
  for (const ordinal of match.rest.ordinals) rest.add(ordinal)
  return { among, rest, scores: new Scores(scores) }
}

/** The very name asked, its beginning, all the words, some of them. Written to allocate nothing: it runs on every hit. */
function nameScore({ names }: Row, { folded, words }: Asked): number {
  const line = names.indexOf('\n')
  const end = line < 0 ? names.length : line
  let found = 0
  for (const { word } of words) if (beginsIn(names, word, end)) found++
  const whole = !names.startsWith(folded) ? 0 : folded.length === end ? 8 : 2
  return whole + found / words.length + (found === words.length ? 1 : 0)
}

/** Whether some word before `end` begins so. */
function beginsIn(text: string, word: string, end: number): boolean {
  for (let at = text.indexOf(word); at >= 0 && at < end; at = text.indexOf(word, at + 1)) {
    if (at === 0 || text.charCodeAt(at - 1) === 32) return true
  }
  return false
}

/** The territories named among the words, with how many entries of these kinds answer the other words there. */
export function placesFound(
  memory: Memory,
  asked: Asked,
  rest: Bits,
  kinds: readonly EntryKind[],
): PlaceFound[] {
  if (!asked.place) return []
  const { rows, rest: places } = asked.place
  const wanted = new Bits()
  for (const kind of kinds) wanted.join(memory.byKind[kind])
  if (places.length > 0) wanted.keep(rest)
  return rows.map((territory) => ({
    value: territory.id,
    title: territory.title,
    rest: places.map((at) => asked.words[at]?.word).join(' '),
    count: memory.facet(`territory:${territory.id}`)?.bearers.countIn(wanted) ?? 0,
  }))
}
