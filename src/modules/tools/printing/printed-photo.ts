import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import type { ToolPhoto } from '../model.ts'

/** A photo as a template reads it: the name of its file among the pictures, and what it shows. */
export const printedPhoto = (lang: Lang, { id, altFr, altEn }: ToolPhoto): { file: string; alt: string } => ({
  file: `/${id}.jpg`,
  alt: printable((lang === 'en' ? altEn : null) ?? altFr),
})
