import type { FieldError } from '#platform/errors.ts'
import { type PhotoFault, type PreparedPhoto, preparePhoto } from '#platform/files/prepare-photo.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from './form.tsx'
import { photoMessages } from './messages/index.ts'

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
  const t = photoMessages[lang].errors
  const errors: FieldError[] = []
  if (!input.altFr) errors.push({ field: 'altFr', message: t.alt })
  if (!input.credit) errors.push({ field: 'credit', message: t.credit })
  for (const field of ['altFr', 'altEn', 'credit'] as const)
    if (input[field].length > longest) errors.push({ field, message: t.long })
  return errors.length > 0 ? { errors } : { words: { ...input, altEn: input.altEn || null } }
}

/** Reads the file that a form brought in `file`: a photo made anew, or what to correct in the person's language. */
export async function readPhotoFile(
  lang: Lang,
  form: FormData,
): Promise<{ photo: PreparedPhoto } | { errors: FieldError[] }> {
  const t = photoMessages[lang].errors
  const fault = (word: PhotoFault | 'missing') => ({ errors: [{ field: 'file', message: t[word] }] })
  const file = form.get('file')
  if (!(file instanceof File) || file.size === 0) return fault('missing')
  const prepared = await preparePhoto(new Uint8Array(await file.arrayBuffer()))
  return 'fault' in prepared ? fault(prepared.fault) : prepared
}

type FieldsProps = { lang: Lang; errors: FieldError[] }

/** The file to bring. */
export function PhotoFileField({ lang, errors }: FieldsProps) {
  const t = photoMessages[lang]
  return (
    <Field lang={lang} id="file" label={t.file} help={t.fileHelp} errors={errors}>
      <input
        id="file"
        name="file"
        type="file"
        accept="image/jpeg,image/png,image/webp,image/avif"
        aria-invalid={isWrong(errors, 'file')}
        aria-describedby={describedBy('file', true, errors)}
      />
    </Field>
  )
}

/** What it shows in both languages, and who took it. Ids differ from one photo to the next by their prefix; names do not. */
export function PhotoWordsFields(props: FieldsProps & { prefix: string; input: PhotoInput }) {
  const { lang, prefix, input } = props
  const t = photoMessages[lang]
  const errors = props.errors.map((error) => ({ ...error, field: prefix + error.field }))
  const field = (name: keyof PhotoInput, label: string, help?: string, optional = false) => (
    <Field lang={lang} id={prefix + name} label={label} help={help} optional={optional} errors={errors}>
      <input
        id={prefix + name}
        name={name}
        type="text"
        maxLength={longest}
        value={input[name]}
        aria-invalid={isWrong(errors, prefix + name)}
        aria-describedby={describedBy(prefix + name, help !== undefined, errors)}
      />
    </Field>
  )
  return (
    <>
      {field('altFr', t.alt, t.altHelp)}
      {field('altEn', t.altEn, undefined, true)}
      {field('credit', t.credit, t.creditHelp)}
    </>
  )
}

const isWrong = (errors: FieldError[], field: string): true | undefined =>
  errors.some((error) => error.field === field) || undefined
