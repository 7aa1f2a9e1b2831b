import type { ComponentChildren } from 'preact'
import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from '#ui/form.tsx'
import type { ListName, TextName, ToolForm } from '../form-model.ts'
import { formMessages } from '../messages/index.ts'

export type FieldError = { field: string; message: string }

/** What every part of the form needs. */
export type PartProps = { lang: Lang; form: ToolForm; errors: FieldError[] }

type LineProps = PartProps & {
  name: TextName
  help?: string
  required?: true
  /** A text of several lines. */
  lines?: number
  max?: number
  numeric?: true
}

/** A labelled field, filled with what was typed. */
export function Line({ lang, form, errors, name, help, required, lines, max = 200, numeric }: LineProps) {
  const control = {
    id: name,
    name,
    maxLength: max,
    'aria-invalid': errors.some((each) => each.field === name) || undefined,
    'aria-describedby': describedBy(name, help !== undefined, errors),
  }
  const label = formMessages[lang].fields[name]
  return (
    <Field lang={lang} id={name} label={label} help={help} optional={!required} errors={errors}>
      {lines ? (
        <textarea {...control} rows={lines}>
          {form[name]}
        </textarea>
      ) : (
        <input {...control} type="text" inputMode={numeric && 'decimal'} value={form[name]} />
      )}
    </Field>
  )
}

/** One of several. */
export function Select(
  props: PartProps & {
    name: TextName
    options: readonly (readonly [string, string])[]
    help?: string
    required?: true
  },
) {
  const { lang, form, errors, name, options, help, required } = props
  const label = formMessages[lang].fields[name]
  return (
    <Field lang={lang} id={name} label={label} help={help} optional={!required} errors={errors}>
      <select
        id={name}
        name={name}
        aria-invalid={errors.some((each) => each.field === name) || undefined}
        aria-describedby={describedBy(name, help !== undefined, errors)}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value} selected={value === form[name]}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Words to tick. */
export function Ticks(
  props: PartProps & {
    name: ListName & ('theme' | 'audience' | 'access' | 'languages')
    options: { value: string; label: string }[]
  },
) {
  const { lang, form, errors, name, options } = props
  const error = errors.find((each) => each.field === name)
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id={name}
      tabindex={-1}
      aria-describedby={describedBy(name, false, errors)}
    >
      <legend>{formMessages[lang].fields[name]}</legend>
      <div class="choices">
        {options.map(({ value, label }) => (
          <p class="choice" key={value}>
            <label>
              <input type="checkbox" name={name} value={value} checked={form[name].includes(value)} /> {label}
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

/** Rows of fields side by side; the label of each tells which row to those who hear it. */
export function Rows(
  props: PartProps & {
    id: 'parts' | 'closures'
    legend: string
    help: string
    columns: {
      name: Exclude<ListName, 'theme' | 'audience' | 'access' | 'languages' | 'partId'>
      date?: true
    }[]
    /** What tells which thing a row is of, not shown. */
    hidden?: 'partId'
    count: number
  },
) {
  const { lang, form, errors, id, legend, help, columns, hidden, count } = props
  const t = formMessages[lang]
  const error = errors.find((each) => each.field === id)
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id={id}
      tabindex={-1}
      aria-describedby={describedBy(id, true, errors)}
    >
      <legend>{legend}</legend>
      <p class="help" id={`${id}-aide`}>
        {help}
      </p>
      {Array.from({ length: count }, (_, at) => (
        <div class="row-fields" key={String(at)}>
          {hidden && <input type="hidden" name={hidden} value={form[hidden][at] ?? ''} />}
          {columns.map(({ name, date }) => (
            <p class="row-field" key={name}>
              <label for={`${name}-${at}`}>
                {t.fields[name]}
                <span class="sr"> {t.edit.row(at + 1)}</span>
              </label>
              <input
                id={`${name}-${at}`}
                name={name}
                type={(date ? 'date' : 'text') as 'text'} // Preact types an input by its type: here it is one of two
                maxLength={date ? undefined : 200}
                value={form[name][at] ?? ''}
              />
            </p>
          ))}
        </div>
      ))}
      {error && (
        <p class="field-error" id={`${id}-erreur`}>
          {error.message}
        </p>
      )}
    </fieldset>
  )
}

/** A titled part of a form. */
export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
