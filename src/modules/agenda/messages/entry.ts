import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './entry-en.ts'
import { fr } from './entry-fr.ts'

/** The words of entering events. */
export const entryMessages: Record<Lang, typeof fr> = { fr, en }
