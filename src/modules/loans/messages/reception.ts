import type { Lang } from '#platform/i18n/lang.ts'
import { receptionEn } from './reception-en.ts'
import { receptionFr } from './reception-fr.ts'

/** The words of how requests are received. */
export const receptionMessages: Record<Lang, typeof receptionFr> = { fr: receptionFr, en: receptionEn }
