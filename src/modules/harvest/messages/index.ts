import type { Catalogue } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of sources of events, by language. */
export const messages: Catalogue<typeof fr> = { fr, en }
