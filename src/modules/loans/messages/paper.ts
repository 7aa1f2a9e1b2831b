import type { Lang } from '#platform/i18n/lang.ts'
import { agreementEn } from './agreement-en.ts'
import { agreementFr } from './agreement-fr.ts'
import { moneyEn } from './money-en.ts'
import { moneyFr } from './money-fr.ts'

/** The words of agreements. */
export const agreementMessages: Record<Lang, typeof agreementFr> = { fr: agreementFr, en: agreementEn }
/** The words of the money of loans, and of the insurance of who borrows. */
export const moneyMessages: Record<Lang, typeof moneyFr> = { fr: moneyFr, en: moneyEn }
