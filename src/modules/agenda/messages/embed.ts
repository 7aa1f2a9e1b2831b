import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './embed-en.ts'
import { fr } from './embed-fr.ts'

/** The words of the agenda on other sites. */
export const embedMessages: Record<Lang, typeof fr> = { fr, en }
