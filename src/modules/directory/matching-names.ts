import { fold } from '#platform/i18n/fold.ts'
import { emptyWords, kindOf } from './matching-kinds.ts'

/** A name reduced to what tells it from others: the kind of body it announces, and its own words, sorted. */
export type NameKey = { kind: string | null; words: string[] }

/**
 * Reduces a name. With its commune's name, the commune is left out too: « Médiathèque de Laventie » and « Mediathèque »
 * are one name in Laventie.
 */
export function nameKey(name: string, communeName?: string): NameKey {
  let folded = fold(name).replace(/\bcyber (base|centre)\b/g, 'cyber$1')
  const kind = kindOf(folded)
  if (kind) folded = folded.replace(new RegExp(kind.words, 'g'), ' ').replace(/ +/g, ' ').trim()
  const town = communeName ? fold(communeName) : ''
  if (town) folded = ` ${folded} `.replace(` ${town} `, ' ').trim()
  const words = folded.split(' ').filter((word) => word !== '' && !emptyWords.has(word))
  return { kind: kind?.kind ?? null, words: [...new Set(words)].sort() }
}

/** Two kinds may name one body: the same kind, or one of the names announces none. */
export function kindsAgree(a: NameKey, b: NameKey): boolean {
  return a.kind === b.kind || a.kind === null || b.kind === null
}

/** The same name in one commune: kinds agree, and the same own words, one typing slip allowed in each long word. */
export function sameName(a: NameKey, b: NameKey): boolean {
  if (!kindsAgree(a, b) || a.words.length !== b.words.length) return false
  if (a.words.length === 0) return a.kind !== null && a.kind === b.kind
  const left = [...b.words]
  return a.words.every((word) => {
    const at = left.findIndex((other) => nearlyEqual(word, other))
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

/** How much of their own words two names share, from 0 to 1 (Dice). Two bare names of one kind share everything. */
export function likeness(a: NameKey, b: NameKey): number {
  if (a.words.length + b.words.length === 0) return a.kind !== null && a.kind === b.kind ? 1 : 0
  const shared = a.words.filter((word) => b.words.some((other) => nearlyEqual(word, other))).length
  return (2 * shared) / (a.words.length + b.words.length)
}

function nearlyEqual(a: string, b: string): boolean {
  return a === b || (a.length >= 6 && b.length >= 6 && /^\D+$/.test(a + b) && oneSlipApart(a, b))
}

/** One letter added, missing, changed, or two neighbours swapped. */
function oneSlipApart(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let start = 0
  while (start < short.length && short[start] === long[start]) start++
  if (long.length > short.length) return short.slice(start) === long.slice(start + 1)
  const changed = short.slice(start + 1) === long.slice(start + 1)
  const swapped =
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  return changed || swapped
}

/** Abbreviations of addresses, in small letters. */
export const streetWords: Record<string, string> = {
  pl: 'place',
  av: 'avenue',
  ave: 'avenue',
  bd: 'boulevard',
  blvd: 'boulevard',
  all: 'allee',
  che: 'chemin',
  chem: 'chemin',
  rte: 'route',
  res: 'residence',
  fg: 'faubourg',
  fbg: 'faubourg',
  gal: 'general',
  dr: 'docteur',
  cdt: 'commandant',
  imp: 'impasse',
}

/** An address reduced for comparison: « 17 PL JEAN JAURES » and « 17, place Jean-Jaurès » are one. Empty when too vague to compare. */
export function addressKey(address: string | null): string {
  if (!address) return ''
  const words = fold(address)
    .split(' ')
    .map((word) => streetWords[word] ?? word)
    .filter((word) => !emptyWords.has(word))
  return words.length >= 2 ? words.join(' ') : ''
}

/** Two addresses (keys) that do not contradict each other: one is unknown, or has no word that the other lacks, numbers apart. */
export function addressesAgree(a: string, b: string): boolean {
  const words = (key: string) => key.split(' ').filter((word) => !/^\d|^(bis|ter)$/.test(word))
  const [first, second] = [words(a), words(b)]
  return (
    a === '' ||
    b === '' ||
    first.every((word) => second.includes(word)) ||
    second.every((word) => first.includes(word))
  )
}
