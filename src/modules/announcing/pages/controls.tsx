import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from '#ui/form.tsx'
import type { FieldError, Rows, SeveralField, SingleField, Typed } from '../form-model.ts'
import type { Choice } from '../model.ts'
import { one } from './typed.ts'

/** What every part of the form needs. */
export type PartProps = { lang: Lang; typed: Typed; rows: Rows; errors: FieldError[] }

type LineProps = PartProps & {
  name: SingleField
  label: string
  help?: string
  required?: true
  /** A text of several lines. */
  lines?: number
  max?: number
  type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'url'
}

/** A labelled field, filled with what was typed. */
export function Line(props: LineProps) {
  const { lang, typed, errors, name, label, help, required, lines, max, type = 'text' } = props
  const control = {
    id: name,
    name,
    maxLength: max,
    'aria-invalid': errors.some((each) => each.field === name) || undefined,
    'aria-describedby': describedBy(name, help !== undefined, errors),
  }
  return (
    <Field lang={lang} id={name} label={label} help={help} optional={!required} errors={errors}>
      {lines ? (
        <textarea {...control} rows={lines}>
          {one(typed, name)}
        </textarea>
      ) : (
        // Preact types an input by its type: here it is one of several.
        <input {...control} type={type as 'text'} value={one(typed, name)} />
      )}
    </Field>
  )
}

/** Words to tick. */
export function Ticks(
  props: PartProps & { name: SeveralField; legend: string; options: { value: string; label: string }[] },
) {
  const { typed, errors, name, legend, options } = props
  const error = errors.find((each) => each.field === name)
  return (
    <fieldset class={error ? 'field wrong' : 'field'} id={name} tabindex={-1}>
      <legend>{legend}</legend>
      <div class="choices">
        {options.map(({ value, label }) => (
          <p class="choice" key={value}>
            <label>
              <input
                type="checkbox"
                name={name}
                value={value}
                checked={typed[name]?.includes(value) ?? false}
              />{' '}
              {label}
            </label>
          </p>
        ))}
      </div>
      {error && (
        <p class="field-error" id={`${name}-erreur`}>
          {error.message}
        </p>
      )}
    </fieldset>
  )
}

/** One of several. */
export function Select(
  props: PartProps & { name: SingleField; label: string; options: readonly (readonly [string, string])[] },
) {
  const { lang, typed, errors, name, label, options } = props
  return (
    <Field lang={lang} id={name} label={label} errors={errors}>
      <select id={name} name={name}>
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={value === one(typed, name)}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Words of a vocabulary as options to tick. */
export const optionsOf = (lang: Lang, words: Choice[]) =>
  words.map((word) => ({ value: word.code, label: lang === 'en' ? word.labelEn : word.labelFr }))

/** A field of a row: its label tells which row to those who hear it. */
export function RowField(props: {
  name: string
  at: number
  label: string
  row: string
  value: string
  type?: 'text' | 'date' | 'time'
}) {
  const { name, at, label, row, value, type = 'text' } = props
  const id = `${name}-${at}`
  return (
    <p class="row-field">
      <label for={id}>
        {label}
        <span class="sr"> {row}</span>
      </label>
      <input id={id} name={name} type={type as 'text'} value={value} />
    </p>
  )
}
