import { ones } from './ordinal-set.ts'

/** Every word of the public names, and which entries bear it: what is known, what it might have meant, what it begins. */
export class Words {
  readonly #bearers = new Map<string, number[]>()
  readonly #extra = new Set<string>()
  #sorted: string[] | null = null
  #letters = new Int32Array(0)

  /** Adds the words of an entry's names. */
  add(ordinal: number, names: string): void {
    for (const word of wordsOf(names)) {
      const bearers = this.#bearers.get(word)
      if (bearers) bearers.push(ordinal)
      else {
        this.#bearers.set(word, [ordinal])
        this.#sorted = null
      }
    }
  }

  /** Takes them back, so that nothing hidden can be told from a suggestion. */
  remove(ordinal: number, names: string): void {
    for (const word of wordsOf(names)) {
      const bearers = this.#bearers.get(word)
      if (!bearers) continue
      bearers.splice(bearers.indexOf(ordinal), 1)
      if (bearers.length === 0) {
        this.#bearers.delete(word)
        this.#sorted = null
      }
    }
  }

  /** Replaces the words known without belonging to a name: those of the vocabularies. */
  setExtra(texts: string[]): void {
    this.#extra.clear()
    for (const text of texts) for (const word of wordsOf(text)) this.#extra.add(word)
    this.#sorted = null
  }

  has(word: string): boolean {
    return this.#bearers.has(word) || this.#extra.has(word)
  }

  /** Ordinals of the entries whose names hold this word. */
  bearers(word: string): readonly number[] {
    return this.#bearers.get(word) ?? []
  }

  /** The known words that begin so, at most `limit`, in alphabetical order. */
  startingWith(prefix: string, limit: number): string[] {
    const sorted = this.#all()
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((sorted[middle] as string) < prefix) low = middle + 1
      else high = middle
    }
    const found: string[] = []
    for (let at = low; at < sorted.length && found.length < limit; at++) {
      const word = sorted[at] as string
      if (!word.startsWith(prefix)) break
      found.push(word)
    }
    return found
  }

  /** The known words nearest to an unknown one, best first: one slip from 4 letters on, two from 8; most borne first. */
  closest(word: string, limit = 3): string[] {
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2
    if (allowed === 0 || /\d/.test(word)) return []
    const found: { word: string; slips: number; count: number }[] = []
    const letters = lettersOf(word)
    const all = this.#all()
    for (let at = 0; at < all.length; at++) {
      const known = all[at] as string
      // One slip changes two letters of the set at most.
      if (ones((this.#letters[at] as number) ^ letters) > 2 * allowed) continue
      if (Math.abs(known.length - word.length) > allowed || known.length < 3) continue
      const slips = slipsBetween(word, known, allowed)
      if (slips <= allowed) found.push({ word: known, slips, count: this.bearers(known).length })
    }
    found.sort((a, b) => a.slips - b.slips || b.count - a.count || (a.word < b.word ? -1 : 1))
    return found.slice(0, limit).map((each) => each.word)
  }

  #all(): string[] {
    if (this.#sorted) return this.#sorted
    this.#sorted = [...new Set([...this.#bearers.keys(), ...this.#extra])].sort()
    this.#letters = Int32Array.from(this.#sorted, lettersOf)
    return this.#sorted
  }
}

// The letters a word holds, one bit each.
function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31)
  return letters
}

/** The distinct words of a folded text. */
function wordsOf(folded: string): Set<string> {
  return new Set(folded.split(/[ \n]/).filter(Boolean))
}

/**
 * Letters to insert, drop, replace or swap with their neighbour to go from one word to the other (optimal string alignment);
 * `limit + 1` as soon as it is known to exceed `limit`.
 */
export function slipsBetween(a: string, b: string, limit: number): number {
  let start = 0
  let endA = a.length
  let endB = b.length
  while (start < endA && start < endB && a.charCodeAt(start) === b.charCodeAt(start)) start++
  while (endA > start && endB > start && a.charCodeAt(endA - 1) === b.charCodeAt(endB - 1)) {
    endA--
    endB--
  }
  const width = endB - start
  if (Math.max(width, endA - start) - Math.min(width, endA - start) > limit) return limit + 1
  let before: number[] = []
  let previous = Array.from({ length: width + 1 }, (_, at) => at)
  for (let i = start; i < endA; i++) {
    const row = [i - start + 1]
    let best = row[0] as number
    for (let j = start; j < endB; j++) {
      const at = j - start
      const same = a.charCodeAt(i) === b.charCodeAt(j)
      let cost = Math.min(
        (previous[at] as number) + (same ? 0 : 1),
        (previous[at + 1] as number) + 1,
        (row[at] as number) + 1,
      )
      if (
        i > start &&
        j > start &&
        a.charCodeAt(i) === b.charCodeAt(j - 1) &&
        a.charCodeAt(i - 1) === b.charCodeAt(j)
      ) {
        cost = Math.min(cost, (before[at - 1] as number) + 1)
      }
      row.push(cost)
      if (cost < best) best = cost
    }
    if (best > limit) return limit + 1
    before = previous
    previous = row
  }
  return Math.min(previous[width] as number, limit + 1)
}
