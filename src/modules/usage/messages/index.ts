import type { Lang } from '#platform/i18n/lang.ts'
import { usageEn } from './usage-en.ts'
import { usageFr } from './usage-fr.ts'
import { wearEn } from './wear-en.ts'
import { wearFr } from './wear-fr.ts'

/** The words of wear and renewal. */
export const wearMessages: Record<Lang, typeof wearFr> = { fr: wearFr, en: wearEn }
/** The words of the use of tools. */
export const usageMessages: Record<Lang, typeof usageFr> = { fr: usageFr, en: usageEn }
