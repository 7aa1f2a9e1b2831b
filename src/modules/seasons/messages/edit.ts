import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './edit-en.ts'
import { type EditMessages, fr } from './edit-fr.ts'

/** The words of editing seasons, by language. */
export const editMessages: Record<Lang, EditMessages> = { fr, en }
