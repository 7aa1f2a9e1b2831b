import { fold } from '#platform/i18n/fold.ts'
import type { Memory, Row } from './memory.ts'
import type { Words } from './words.ts'

const maximumWords = 12

/** One word asked: itself, and what it may have meant when it is not known. `open`: it may be the beginning of a word. */
export type AskedWord = { word: string; known: boolean; nearest: string[]; open: boolean }

/** Territories named by consecutive words, and the places of the words left. */
export type PlaceAsked = { rows: Row[]; rest: number[] }

/** What was typed, as the search understands it. */
export type Asked = { folded: string; words: AskedWord[]; place: PlaceAsked | null; corrected: string | null }

/** Cuts and understands what was typed: unknown words get their nearest known ones, the longest territory name is told. */
export function understand(memory: Memory, q: string): Asked {
  const folded = fold(q)
  const typed = [...new Set(folded.split(' '))].filter(Boolean).slice(0, maximumWords)
  const words = typed.map((word, at) => askedWord(memory.words, word, at === typed.length - 1))
  const repaired = words.map((each) =>
    each.known || (each.open && begins(memory.words, each.word)) ? each.word : (each.nearest[0] ?? each.word),
  )
  const corrected = repaired.join(' ')
  return {
    folded,
    words,
    place: placeIn(memory, repaired),
    corrected: corrected === typed.join(' ') ? null : corrected,
  }
}

function askedWord(words: Words, word: string, last: boolean): AskedWord {
  const known = words.has(word)
  return { word, known, nearest: known ? [] : words.closest(word), open: last && !known && word.length >= 3 }
}

const begins = (words: Words, word: string) => words.startingWith(word, 1).length > 0

// « musée près de Lille »: what leads to a place name is part of it.
const leading = new Set([
  'a',
  'au',
  'aux',
  'de',
  'des',
  'du',
  'd',
  'en',
  'dans',
  'sur',
  'vers',
  'pres',
  'proche',
  'autour',
  'in',
  'near',
  'at',
  'around',
  'of',
])

/** The longest run of words that is the whole name of a territory; the last one when two are as long. */
function placeIn(memory: Memory, words: string[]): PlaceAsked | null {
  for (let length = Math.min(words.length, 8); length > 0; length--) {
    for (let start = words.length - length; start >= 0; start--) {
      const rows = territoriesNamed(memory, words.slice(start, start + length).join(' '))
      if (rows.length === 0) continue
      let before = start
      while (before > 0 && leading.has(words[before - 1] as string)) before--
      const rest = words.map((_, at) => at).filter((at) => at < before || at >= start + length)
      return { rows, rest }
    }
  }
  return null
}

/** The territories of exactly this folded name, the weightiest first. */
export function territoriesNamed(memory: Memory, folded: string): Row[] {
  const [first] = folded.split(' ')
  const rows = memory.words
    .bearers(first ?? '')
    .map((ordinal) => memory.get(ordinal))
    .filter((row): row is Row => row?.kind === 'territory' && row.names.split('\n').includes(folded))
  return rows.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
}
