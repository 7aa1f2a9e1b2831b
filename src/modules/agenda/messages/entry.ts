import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './entry-en.ts'
import { fr } from './entry-fr.ts'

/** The words of entering events. */
export const entryMessages: Record<Lang, typeof fr> = { fr, en }

/** What each part of an event is called, for histories and comparisons. */
export const eventFieldWords = (lang: Lang): (typeof fr)['fields'] => entryMessages[lang].fields
