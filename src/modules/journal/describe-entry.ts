import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import { asChange, type JournalEntry, type Origin } from './model.ts'

const messages = { fr, en }

/** One line of a difference: a field and what it was and became, or one fact. */
export type Difference = { field: string; from: string | null; to: string }

/** An entry as a person reads it: « Léa » « a modifié la structure » « Musée ». */
export type ReadableEntry = { author: string; act: string; origin: string; differences: Difference[] }

const known = <T>(words: Record<string, T>, key: string): T | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined

/** Puts an entry in words; an act or a field that the catalogue does not know is shown by its code. */
export function describeEntry(lang: Lang, entry: JournalEntry): ReadableEntry {
  return {
    author: authorOf(lang, entry),
    act: actWords(lang, entry.action),
    origin: messages[lang].origins[entry.origin],
    differences: Object.entries(entry.changes).map(([field, value]) => difference(lang, field, value)),
  }
}

/** What was done, without who and on what; for choices too. */
export function actWords(lang: Lang, action: string): string {
  return known(messages[lang].acts, action) ?? messages[lang].otherAct(action)
}

/** Where an act came from. */
export const originWords = (lang: Lang, origin: Origin): string => messages[lang].origins[origin]

function authorOf(lang: Lang, { author, origin }: JournalEntry): string {
  const t = messages[lang].authors
  if (author) return author.erased ? t.erased : author.name || t.nameless
  return origin === 'job' || origin === 'command' || origin === 'import' ? t[origin] : t.visitor
}

function difference(lang: Lang, field: string, value: unknown): Difference {
  const label = known(messages[lang].fields, field) ?? field
  const change = asChange(value)
  if (change) return { field: label, from: shown(lang, change.from), to: shown(lang, change.to) }
  return { field: label, from: null, to: shown(lang, value) }
}

/** A value as text: lists as lists of words, nothing as « rien », the rest as it is written. */
function shown(lang: Lang, value: unknown): string {
  const t = messages[lang]
  if (value === null || value === undefined || value === '') return t.empty
  if (typeof value === 'boolean') return value ? t.yes : t.no
  if (Array.isArray(value))
    return value.length === 0 ? t.empty : value.map((each) => shown(lang, each)).join(', ')
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([, part]) => part !== null && part !== '')
      .map(([name, part]) => `${known(t.fields, name) ?? name}\u00a0: ${shown(lang, part)}`)
      .join('\u00a0; ')
  return String(value)
}
