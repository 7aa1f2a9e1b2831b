import type { Lang } from '#platform/i18n/lang.ts'
import { answerEn } from './answer-en.ts'
import { answerFr } from './answer-fr.ts'
import { campaignEn } from './campaign-en.ts'
import { campaignFr } from './campaign-fr.ts'
import { editorEn } from './editor-en.ts'
import { editorFr } from './editor-fr.ts'
import { mailsEn } from './mails-en.ts'
import { mailsFr } from './mails-fr.ts'

/** The words of who answers. */
export const answerMessages: Record<Lang, typeof answerFr> = { fr: answerFr, en: answerEn }
/** The words of who runs campaigns. */
export const campaignMessages: Record<Lang, typeof campaignFr> = { fr: campaignFr, en: campaignEn }
/** The words of who writes questionnaires. */
export const editorMessages: Record<Lang, typeof editorFr> = { fr: editorFr, en: editorEn }
/** The words of the mails. */
export const mailMessages: Record<Lang, typeof mailsFr> = { fr: mailsFr, en: mailsEn }
