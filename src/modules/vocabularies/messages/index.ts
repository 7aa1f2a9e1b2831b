import type { Catalogue } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of the workshop of words, by language. */
export const messages: Catalogue<typeof fr> = { fr, en }
