import type { Lang } from '#platform/i18n/lang.ts'
import { groupEn } from './group-en.ts'
import { groupFr } from './group-fr.ts'

/** The words of requests for several tools. */
export const groupMessages: Record<Lang, typeof groupFr> = { fr: groupFr, en: groupEn }
