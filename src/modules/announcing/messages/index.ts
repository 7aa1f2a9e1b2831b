import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { pagesEn } from './pages-en.ts'
import { pagesFr } from './pages-fr.ts'

/** The words of the form. */
export const messages: Record<Lang, typeof fr> = { fr, en }
/** The words of the pages around it. */
export const pageMessages: Record<Lang, typeof pagesFr> = { fr: pagesFr, en: pagesEn }
