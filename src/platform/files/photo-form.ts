import { type PhotoFault, type PreparedPhoto, preparePhoto } from './prepare-photo.ts'

/** The words of a photo, as typed. */
export type PhotoInput = { altFr: string; altEn: string; credit: string }
export const noPhotoInput: PhotoInput = { altFr: '', altEn: '', credit: '' }

/** Words that can be stored. */
export type PhotoWords = { altFr: string; altEn: string | null; credit: string }

/** What is to correct in a form that brings a photo. */
export type PhotoFormFault = {
  field: 'file' | keyof PhotoInput
  fault: PhotoFault | 'missing' | 'alt' | 'credit' | 'long'
}

const longest = 300

/** Reads the words of a photo from a form. */
export function readPhotoForm(form: FormData): PhotoInput {
  const text = (name: string) =>
    String(form.get(name) ?? '')
      .replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ')
      .trim()
  return { altFr: text('altFr'), altEn: text('altEn'), credit: text('credit') }
}

/** Checks them: words to store, or what to correct. */
export function checkPhotoWords(input: PhotoInput): { words: PhotoWords } | { faults: PhotoFormFault[] } {
  const faults: PhotoFormFault[] = []
  if (!input.altFr) faults.push({ field: 'altFr', fault: 'alt' })
  if (!input.credit) faults.push({ field: 'credit', fault: 'credit' })
  for (const field of ['altFr', 'altEn', 'credit'] as const)
    if (input[field].length > longest) faults.push({ field, fault: 'long' })
  return faults.length > 0 ? { faults } : { words: { ...input, altEn: input.altEn || null } }
}

/** Reads the file that a form brought in `file`: a photo made anew, or what to correct. */
export async function readPhotoFile(
  form: FormData,
): Promise<{ photo: PreparedPhoto } | { faults: PhotoFormFault[] }> {
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return { faults: [{ field: 'file', fault: 'missing' }] }
  const prepared = await preparePhoto(new Uint8Array(await file.arrayBuffer()))
  return 'fault' in prepared ? { faults: [{ field: 'file', fault: prepared.fault }] } : prepared
}
