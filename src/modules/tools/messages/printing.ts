import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './printing-en.ts'
import { fr } from './printing-fr.ts'

/** The words of what is printed of tools: sheets, catalogues, labels. */
export const printingMessages: Record<Lang, typeof fr> = { fr, en }
