import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of the queue, its cases and its workshop. */
export const messages: Record<Lang, typeof fr> = { fr, en }
