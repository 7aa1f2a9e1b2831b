import { describeEntry, type JournalEntry } from '#modules/journal/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { EntryLine } from '../pages/entries.tsx'

/** Entries with their words, and the page of their object when it has one. */
export function entryLines(lang: Lang, entries: JournalEntry[]): EntryLine[] {
  return entries.map((entry) => ({ entry, words: describeEntry(lang, entry), href: pageOf(entry) }))
}

function pageOf({ object, organisation }: JournalEntry): string | null {
  if (organisation) return `/annuaire/${organisation.slug}`
  if (object.kind === 'mail') return `/administration/mails/${object.id}`
  return object.kind === 'person' ? `/administration/personnes/${object.id}` : null
}
