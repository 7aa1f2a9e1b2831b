import type { Lang } from '#platform/i18n/lang.ts'
import { hostingEn } from './hosting-en.ts'
import { hostingFr } from './hosting-fr.ts'

/** The words of the figures of a loan. */
export const hostingMessages: Record<Lang, typeof hostingFr> = { fr: hostingFr, en: hostingEn }
