import type { Lang } from '#platform/i18n/lang.ts'
import type { RequestThen } from '../model.ts'
import { en } from './en.ts'
import { formEn } from './form-en.ts'
import { formFr } from './form-fr.ts'
import { fr } from './fr.ts'

/** The words of pages. */
export const messages: Record<Lang, typeof fr> = { fr, en }
/** The modules of a request, as pages say them among other facts; null of one for the whole tool. */
export const namesIn = (lang: Lang, { modules }: Pick<RequestThen, 'modules'>): string | null =>
  modules ? messages[lang].modules(modules.map(({ name }) => name).join(', ')) : null
/** What forms answer. */
export const formMessages: Record<Lang, typeof formFr> = { fr: formFr, en: formEn }
