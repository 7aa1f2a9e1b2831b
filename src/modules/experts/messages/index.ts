import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { requestsEn } from './requests-en.ts'
import { requestsFr } from './requests-fr.ts'

/** The words of sheets, lists and one's own sheet. */
export const messages: Record<Lang, typeof fr> = { fr, en }
/** The words of requests: forms, pages, mails. */
export const requestMessages: Record<Lang, typeof requestsFr> = { fr: requestsFr, en: requestsEn }
