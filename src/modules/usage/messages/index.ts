import type { Lang } from '#platform/i18n/lang.ts'
import { wearEn } from './wear-en.ts'
import { wearFr } from './wear-fr.ts'

/** The words of wear and renewal. */
export const wearMessages: Record<Lang, typeof wearFr> = { fr: wearFr, en: wearEn }
