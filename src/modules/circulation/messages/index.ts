import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { formEn } from './form-en.ts'
import { formFr } from './form-fr.ts'
import { fr } from './fr.ts'

/** The words of pages. */
export const messages: Record<Lang, typeof fr> = { fr, en }
/** What forms answer. */
export const formMessages: Record<Lang, typeof formFr> = { fr: formFr, en: formEn }
