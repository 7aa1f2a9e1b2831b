import type { TextMatch } from './match-text.ts'
import type { Memory, Row } from './memory.ts'
import type { EntryKind, PlaceFound } from './model.ts'
import { Bits } from './ordinal-set.ts'
import type { Asked } from './words-asked.ts'

/** What the words found, and how well, by ordinal. */
export type Scored = { among: Bits; scores: Map<number, number> }

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
  return { among, scores }
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
  match: TextMatch,
  kinds: readonly EntryKind[],
): PlaceFound[] {
  if (!asked.place) return []
  const { rows, rest } = asked.place
  const wanted = new Bits()
  for (const kind of kinds) wanted.join(memory.byKind[kind])
  if (rest.length > 0) {
    const matched = new Bits()
    for (const ordinal of match.rest.ordinals) matched.add(ordinal)
    wanted.keep(matched)
  }
  return rows.map((territory) => ({
    value: territory.id,
    title: territory.title,
    rest: rest.map((at) => asked.words[at]?.word).join(' '),
    count: memory.facet(`territory:${territory.id}`)?.bearers.countIn(wanted) ?? 0,
  }))
}
