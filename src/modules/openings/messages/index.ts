import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of openings. */
export const messages: Record<Lang, typeof fr> = { fr, en }
