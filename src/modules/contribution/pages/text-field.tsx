import { describedBy, Field } from '#ui/form.tsx'
import { type FieldsProps, isWrong, typed } from './typed.ts'

type Props = Pick<FieldsProps, 'lang' | 'input' | 'errors'> & {
  name: string
  label: string
  help?: string
  optional?: boolean
  type?: 'text' | 'email' | 'tel'
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
  maxLength,
  autocomplete,
  inputmode,
}: Props) {
  const control = {
    id: name,
    name,
    'aria-invalid': isWrong(errors, name),
    'aria-describedby': describedBy(name, help !== undefined, errors),
    maxLength,
    autocomplete,
    inputmode,
  }
  return (
    <Field lang={lang} id={name} label={label} help={help} optional={optional} errors={errors}>
      {lines ? (
        <textarea {...control} rows={lines}>
          {typed(input, name)}
        </textarea>
      ) : (
        <Control control={{ ...control, value: typed(input, name) }} type={type} />
      )}
    </Field>
  )
}

/** Each type of field by itself: what goes with it depends on it. */
function Control({ control, type }: { control: { id: string; name: string; value: string }; type: string }) {
  if (type === 'email') return <input {...control} type="email" />
  if (type === 'tel') return <input {...control} type="tel" />
  return <input {...control} type="text" />
}
