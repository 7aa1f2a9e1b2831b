import type { Lang } from '#platform/i18n/lang.ts'
import type { Incident } from '../incident-model.ts'
import { fieldMessages } from '../messages/index.ts'

/** What an incident is about, in a few words. */
export function faultsInWords(lang: Lang, { parts, words }: Pick<Incident, 'parts' | 'words'>): string {
  const t = fieldMessages[lang].incidents
  if (parts.length > 0) return t.faults(parts).join(' · ')
  return words ? (words.split('\n')[0]?.slice(0, 120) ?? t.faultWords) : t.faultWords
}
