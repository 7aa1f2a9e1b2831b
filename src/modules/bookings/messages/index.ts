import type { Lang } from '#platform/i18n/lang.ts'
import { keepEn } from './keep-en.ts'
import { keepFr } from './keep-fr.ts'
import { mailsEn } from './mails-en.ts'
import { mailsFr } from './mails-fr.ts'
import { publicEn } from './public-en.ts'
import { publicFr } from './public-fr.ts'

/** The words of who books. */
export const messages: Record<Lang, typeof publicFr> = { fr: publicFr, en: publicEn }
/** The words of the organiser. */
export const keepMessages: Record<Lang, typeof keepFr> = { fr: keepFr, en: keepEn }
/** The words of the mails. */
export const mailMessages: Record<Lang, typeof mailsFr> = { fr: mailsFr, en: mailsEn }
