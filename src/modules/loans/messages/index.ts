import type { Lang } from '#platform/i18n/lang.ts'
import type { Loan } from '../model.ts'
import { en } from './en.ts'
import { fieldEn } from './field-en.ts'
import { fieldFr } from './field-fr.ts'
import { formEn } from './form-en.ts'
import { formFr } from './form-fr.ts'
import { fr } from './fr.ts'
import { mailsEn } from './mails-en.ts'
import { mailsFr } from './mails-fr.ts'

/** The words of pages. */
export const messages: Record<Lang, typeof fr> = { fr, en }
/** The words of the field: condition reports, copies, incidents, figures. */
export const fieldMessages: Record<Lang, typeof fieldFr> = { fr: fieldFr, en: fieldEn }
/** The names of the modules that a loan is of, as one text, or that it is of the whole tool. */
export const modulesNamed = (lang: Lang, { modules }: Pick<Loan, 'modules'>): string =>
  modules?.map(({ name }) => name).join(', ') ?? messages[lang].loan.wholeTool
/** The words of mails. */
export const mailMessages: Record<Lang, typeof mailsFr> = { fr: mailsFr, en: mailsEn }
/** What forms answer. */
export const formMessages: Record<Lang, typeof formFr> = { fr: formFr, en: formEn }

/** All that is told of a loan. */
export type Told = keyof typeof mailsFr.acts
