import type { Lang } from '#platform/i18n/lang.ts'
import { en as checkInEn } from './check-in-en.ts'
import { type CheckInMessages, fr as checkInFr } from './check-in-fr.ts'
import { en } from './en.ts'
import { fr, type Messages } from './fr.ts'

/** The words of attendance, by language. */
export const messages: Record<Lang, Messages> = { fr, en }

/** Those of the check-in. */
export const checkInMessages: Record<Lang, CheckInMessages> = { fr: checkInFr, en: checkInEn }
