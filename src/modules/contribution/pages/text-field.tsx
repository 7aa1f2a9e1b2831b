import { describedBy, Field } from '#ui/form.tsx'
import { type FieldsProps, isWrong, typed } from './typed.ts'

type Props = Pick<FieldsProps, 'lang' | 'input' | 'errors'> & {
  name: string
  label: string
  help?: string
  optional?: boolean
  type?: 'text' | 'email' | 'url' | 'tel'
  maxLength?: number
  autocomplete?: 'off' | 'organization' | 'postal-code'
  inputmode?: 'numeric' | 'decimal' | 'url'
  /** A text of several lines. */
  lines?: number
}

/** A labelled field of text, filled with what was typed. */
export function TextField({
  lang,
  input,
  errors,
  name,
  label,
  help,
  optional,
  lines,
  type = 'text',
  ...rest
}: Props) {
  const control = {
    id: name,
    name,
    'aria-invalid': isWrong(errors, name),
    'aria-describedby': describedBy(name, help !== undefined, errors),
    ...rest,
  }
  return (
    <Field lang={lang} id={name} label={label} help={help} optional={optional} errors={errors}>
      {lines ? (
        <textarea {...control} rows={lines}>
          {typed(input, name)}
        </textarea>
      ) : (
        <input {...control} type={type} value={typed(input, name)} />
      )}
    </Field>
  )
}
