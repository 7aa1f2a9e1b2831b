import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { formEn } from './form-en.ts'
import { formFr } from './form-fr.ts'
import { fr } from './fr.ts'

/** The words of the catalogue, as the public reads it. */
export const messages: Record<Lang, typeof fr> = { fr, en }

/** The words of those who look after tools. */
export const formMessages: Record<Lang, typeof formFr> = { fr: formFr, en: formEn }
