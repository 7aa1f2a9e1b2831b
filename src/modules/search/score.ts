import type { TextMatch } from './match-text.ts'
import { foldedTitle, type Memory, type Row } from './memory.ts'
import type { EntryKind, PlaceFound } from './model.ts'
import { Bits } from './ordinal-set.ts'
import type { Asked } from './words-asked.ts'

/** What the words found, and how well, by ordinal. */
export type Scored = { among: Bits; scores: Float32Array }

/**
 * The entries that answer the words, with how well: all the words anywhere, or the words left inside the territory they
 * name. The place raises its entries to the top and takes none away: a word may be both a place and a theme.
 */
export function scoreWords(memory: Memory, asked: Asked, match: TextMatch): Scored {
  const among = new Bits()
  const scores = new Float32Array(memory.lon.length)
  const take = (ordinals: number[], ranks: number[] | null, bonus: number) => {
    for (let at = 0; at < ordinals.length; at++) {
      const ordinal = ordinals[at] as number
      const row = memory.get(ordinal)
      if (!row) continue
      scores[ordinal] = among.has(ordinal)
        ? (scores[ordinal] as number) + bonus
        : (ranks?.[at] ?? 0) + nameScore(row, asked) + bonus
      among.add(ordinal)
    }
  }
  take(match.whole.ordinals, match.whole.ranks, 0)
  take(match.rest.ordinals, match.rest.ranks, 3)
  return { among, scores }
}

/** The very name asked, its beginning, all the words, some of them. */
function nameScore(row: Row, { folded, words }: Asked): number {
  const title = ` ${foldedTitle(row)}`
  let found = 0
  for (const { word } of words) if (title.includes(` ${word}`)) found++
  const whole =
    title.length === folded.length + 1 && title.endsWith(folded) ? 8 : title.startsWith(folded, 1) ? 2 : 0
  return whole + found / words.length + (found === words.length ? 1 : 0)
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
