import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { listEn } from './list-en.ts'
import { listFr } from './list-fr.ts'

/** The words of the shell, by language. */
export const shellMessages: Record<Lang, typeof fr> = { fr, en }

/** The words of lists, by language. */
export const listMessages: Record<Lang, typeof listFr> = { fr: listFr, en: listEn }
