import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr, type Messages } from './fr.ts'

/** The words of attendance, by language. */
export const messages: Record<Lang, Messages> = { fr, en }
