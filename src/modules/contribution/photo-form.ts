import type { Lang } from '#platform/i18n/lang.ts'
import type { FieldError } from './edit-model.ts'
import { editMessages } from './messages/index.ts'

/** The words of a photo, as typed. */
export type PhotoInput = { altFr: string; altEn: string; credit: string }
export const noPhotoInput: PhotoInput = { altFr: '', altEn: '', credit: '' }

/** Words that can be stored. */
export type PhotoWords = { altFr: string; altEn: string | null; credit: string }

const longest = 300

/** Reads the words of a photo from a form. */
export function readPhotoForm(form: FormData): PhotoInput {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
      .trim()
  return { altFr: text('altFr'), altEn: text('altEn'), credit: text('credit') }
}

/** Checks them: words to store, or what to correct in the person's language. */
export function checkPhotoWords(
  lang: Lang,
  input: PhotoInput,
): { words: PhotoWords } | { errors: FieldError[] } {
  const t = editMessages[lang].photo.errors
  const errors: FieldError[] = []
  if (!input.altFr) errors.push({ field: 'altFr', message: t.alt })
  if (!input.credit) errors.push({ field: 'credit', message: t.credit })
  for (const field of ['altFr', 'altEn', 'credit'] as const)
    if (input[field].length > longest) errors.push({ field, message: t.long })
  return errors.length > 0 ? { errors } : { words: { ...input, altEn: input.altEn || null } }
}
