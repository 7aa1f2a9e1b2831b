import type { Lang } from '#platform/i18n/lang.ts'
import { agreementEn } from './agreement-en.ts'
import { agreementFr } from './agreement-fr.ts'

/** The words of agreements. */
export const agreementMessages: Record<Lang, typeof agreementFr> = { fr: agreementFr, en: agreementEn }
