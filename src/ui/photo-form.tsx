import type { FieldError } from '#platform/errors.ts'
import type { PhotoFormFault, PhotoInput } from '#platform/files/photo-form.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from './form.tsx'
import { photoMessages } from './messages/index.ts'

/** What is to correct, in the person's language. */
export const photoErrors = (lang: Lang, faults: PhotoFormFault[]): FieldError[] =>
  faults.map(({ field, fault }) => ({ field, message: photoMessages[lang].errors[fault] }))

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
        maxLength={300}
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
