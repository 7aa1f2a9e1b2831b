import type { Catalogue } from '#platform/i18n/lang.ts'
import { editingEn } from './editing-en.ts'
import { editingFr } from './editing-fr.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of taking part, by language. */
export const messages: Catalogue<typeof fr> = { fr, en }

/** The words of keeping a record, by language. */
export const editMessages: Catalogue<typeof editingFr> = { fr: editingFr, en: editingEn }
