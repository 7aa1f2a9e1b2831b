import type { Lang } from '#platform/i18n/lang.ts'
import { alertMessages } from './index.ts'

const shippedWords = (lang: Lang, name: string): string | undefined =>
  (alertMessages[lang].shipped as Record<string, string>)[name]

/** The title of a rule: that of one which comes with the program is in the language of who reads, as long as nobody changed it. */
export function ruleTitle(lang: Lang, { title, shipped }: { title: string; shipped: string | null }): string {
  const untouched = shipped !== null && title === shippedWords('fr', shipped)
  return (untouched ? shippedWords(lang, shipped) : undefined) ?? title
}
