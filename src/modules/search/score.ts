import type { TextMatch } from './match-text.ts'
import type { Memory, Row } from './memory.ts'
import type { EntryKind, PlaceFound } from './model.ts'
import type { Asked } from './words-asked.ts'

/**
 * The entries that answer the words, with how well: all the words anywhere, or the words left inside the territory they
 * name. The place raises its entries to the top and takes none away: a word may be both a place and a theme.
 */
export function scoreWords(memory: Memory, asked: Asked, match: TextMatch): Map<number, number> {
  const places = placeNumbers(memory, asked)
  const scores = new Map<number, number>()
  for (const [ordinal, rank] of match.whole) {
    const row = memory.rows.get(ordinal)
    if (row) scores.set(ordinal, rank + nameScore(row, asked))
  }
  for (const [ordinal, rank] of match.rest) {
    const row = memory.rows.get(ordinal)
    if (!row?.facets.some((facet) => places.includes(facet))) continue
    scores.set(ordinal, (scores.get(ordinal) ?? rank + nameScore(row, asked)) + 3)
  }
  return scores
}

/** The very name asked, its beginning, all the words, some of them. */
function nameScore(row: Row, { folded, words }: Asked): number {
  const title = ` ${row.folded}`
  let found = 0
  for (const { word } of words) if (title.includes(` ${word}`)) found++
  const whole = row.folded === folded ? 8 : row.folded.startsWith(folded) ? 2 : 0
  return whole + found / words.length + (found === words.length ? 1 : 0)
}

const placeNumbers = (memory: Memory, asked: Asked): number[] =>
  (asked.place?.rows ?? []).flatMap((row) => memory.knownFacet(`territory:${row.id}`) ?? [])

/** The territories named among the words, with how many entries of these kinds answer the other words there. */
export function placesFound(
  memory: Memory,
  asked: Asked,
  match: TextMatch,
  kinds: readonly EntryKind[],
): PlaceFound[] {
  if (!asked.place) return []
  const { rows, rest } = asked.place
  const candidates = rest.length === 0 ? memory.rows.keys() : match.rest.keys()
  const counts = new Map<number, number>()
  for (const ordinal of candidates) {
    const row = memory.rows.get(ordinal)
    if (row && kinds.includes(row.kind))
      for (const facet of row.facets) counts.set(facet, (counts.get(facet) ?? 0) + 1)
  }
  return rows.map((territory) => ({
    value: territory.id,
    title: territory.title,
    rest: rest.map((at) => asked.words[at]?.word).join(' '),
    count: counts.get(memory.knownFacet(`territory:${territory.id}`) ?? -1) ?? 0,
  }))
}
