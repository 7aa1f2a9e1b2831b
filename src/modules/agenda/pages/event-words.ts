import { formatList } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Word } from '../model.ts'

/** A text in the reader's language, else in French and marked so. */
export function text(
  lang: Lang,
  fr: string | null,
  en: string | null,
): { text: string; lang: string | undefined } | null {
  if (lang === 'en' && en) return { text: en, lang: undefined }
  return fr === null ? null : { text: fr, lang: lang === 'en' ? 'fr' : undefined }
}

/** Words of a vocabulary on one line. */
export const words = (lang: Lang, list: Word[]) =>
  formatList(
    lang,
    list.map((word) => (lang === 'en' ? word.labelEn : word.labelFr)),
  )
