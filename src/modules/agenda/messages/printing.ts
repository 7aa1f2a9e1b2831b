import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './printing-en.ts'
import { fr } from './printing-fr.ts'

/** The words of printed programmes and sheets. */
export const printingMessages: Record<Lang, typeof fr> = { fr, en }
