import type { Lang } from '#platform/i18n/lang.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { frameEn } from './frame-en.ts'
import { frameFr } from './frame-fr.ts'
import { listEn } from './list-en.ts'
import { listFr } from './list-fr.ts'
import { photoEn } from './photo-en.ts'
import { type PhotoMessages, photoFr } from './photo-fr.ts'

/** The words of the shell, by language. */
export const shellMessages: Record<Lang, typeof fr> = { fr, en }

/** The words of lists, by language. */
export const listMessages: Record<Lang, typeof listFr> = { fr: listFr, en: listEn }

/** The words of a form that brings a photo, by language. */
export const photoMessages: Record<Lang, PhotoMessages> = { fr: photoFr, en: photoEn }

/** The words of what stands on other sites, by language. */
export const frameMessages: Record<Lang, typeof frameFr> = { fr: frameFr, en: frameEn }

export { pdfFaults } from './pdf-words.ts'
