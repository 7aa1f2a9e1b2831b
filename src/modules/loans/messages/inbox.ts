import type { Lang } from '#platform/i18n/lang.ts'
import { inboxEn } from './inbox-en.ts'
import { inboxFr } from './inbox-fr.ts'

/** The words of the list of one's loans. */
export const inboxMessages: Record<Lang, typeof inboxFr> = { fr: inboxFr, en: inboxEn }
