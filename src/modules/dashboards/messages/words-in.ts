import type { Lang } from '#platform/i18n/lang.ts'
import type { Dashboard } from '../model.ts'

/** The words of a dashboard in a language, and the language they are really in. */
export function wordsIn(
  lang: Lang,
  it: Pick<Dashboard, 'title' | 'titleEn' | 'intro' | 'introEn' | 'lang'>,
): { title: string; intro: string; lang: Lang } {
  const translated = lang === 'en' && it.titleEn !== null
  return translated
    ? { title: it.titleEn ?? it.title, intro: it.introEn ?? '', lang }
    : { title: it.title, intro: it.intro, lang: it.lang }
}
