import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from './form.tsx'

type PdfFieldProps = { lang: Lang; errors: FieldError[]; id: string; label: string; help: string }

/** A PDF to bring. */
export function PdfField({ lang, id, label, help, errors }: PdfFieldProps) {
  return (
    <Field lang={lang} id={id} label={label} help={help} errors={errors}>
      <input
        id={id}
        name={id}
        type="file"
        required
        accept="application/pdf,.pdf"
        aria-invalid={errors.some((error) => error.field === id) || undefined}
        aria-describedby={describedBy(id, true, errors)}
      />
    </Field>
  )
}
