import type { ComponentChildren } from 'preact'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'
import { shellMessages } from './messages/index.ts'

/** The list of what to correct, on top of a form that came back; each line leads to its field. */
export function ErrorSummary({ lang, errors }: { lang: Lang; errors: FieldError[] }) {
  if (errors.length === 0) return null
  return (
    <div class="alert error" role="alert" tabindex={-1}>
      <p>
        <Icon name="alert" /> <strong>{shellMessages[lang].errorSummary(errors.length)}</strong>
      </p>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A labelled field: label above, help under the label, error under the field. `children` is the control, with the same id. */
export function Field(props: {
  lang: Lang
  id: string
  label: string
  help?: string
  optional?: boolean
  errors?: FieldError[]
  children: ComponentChildren
}) {
  const error = props.errors?.find((each) => each.field === props.id)
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={props.id}>
        {props.label}
        {props.optional && <span class="dim"> ({shellMessages[props.lang].optional})</span>}
      </label>
      {props.help && (
        <p class="help" id={`${props.id}-aide`}>
          {props.help}
        </p>
      )}
      {props.children}
      {error && (
        <p class="field-error" id={`${props.id}-erreur`}>
          <Icon name="alert" size={16} /> {error.message}
        </p>
      )}
    </div>
  )
}

/** The aria-describedby of a control inside `Field`. */
export function describedBy(id: string, help: boolean, errors: FieldError[] = []): string | undefined {
  const ids = [
    help ? `${id}-aide` : '',
    errors.some((each) => each.field === id) ? `${id}-erreur` : '',
  ].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** A message about what just happened or what to know. */
export function Alert({
  kind,
  children,
}: {
  kind: 'info' | 'success' | 'error'
  children: ComponentChildren
}) {
  return (
    <div class={`alert ${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon name={kind === 'success' ? 'check' : kind === 'error' ? 'alert' : 'info'} />
      <div>{children}</div>
    </div>
  )
}

type ControlProps = {
  lang: Lang
  id: string
  label: string
  value: string
  help?: string
  optional?: boolean
  errors?: FieldError[]
  maxLength?: number
}

/** A field of one line: its name is its id. */
export function TextField(
  props: ControlProps & {
    type?: 'text' | 'email' | 'url' | 'tel' | 'date' | 'number'
    autocomplete?: string
    /** Which keys a telephone shows: an amount may have a comma, which a field of type `number` loses. */
    inputMode?: 'decimal'
    /** The id of a `datalist` of what is often written. */
    list?: string
  },
) {
  const {
    lang,
    id,
    label,
    value,
    help,
    optional,
    errors,
    maxLength = 300,
    type = 'text',
    autocomplete,
    inputMode,
    list,
  } = props
  return (
    <Field lang={lang} id={id} label={label} help={help} optional={optional} errors={errors}>
      <input
        id={id}
        name={id}
        type={type as 'text'} // Preact types an input by its type: here it is one of several
        maxLength={type === 'date' || type === 'number' ? undefined : maxLength}
        autocomplete={autocomplete}
        inputMode={inputMode}
        list={list}
        value={value}
        required={!optional}
        aria-invalid={errors?.some((error) => error.field === id) || undefined}
        aria-describedby={describedBy(id, Boolean(help), errors)}
      />
    </Field>
  )
}

/** A field of several lines: its name is its id. */
export function TextArea(props: ControlProps & { rows?: number }) {
  const { lang, id, label, value, help, optional, errors, maxLength = 4000, rows = 6 } = props
  return (
    <Field lang={lang} id={id} label={label} help={help} optional={optional} errors={errors}>
      <textarea
        id={id}
        name={id}
        rows={rows}
        maxLength={maxLength}
        required={!optional}
        aria-invalid={errors?.some((error) => error.field === id) || undefined}
        aria-describedby={describedBy(id, Boolean(help), errors)}
      >
        {value}
      </textarea>
    </Field>
  )
}

/** A choice among several: its name is its id. `options` are [value, label]; an empty first value asks to choose. */
export function SelectField(props: ControlProps & { options: readonly (readonly [string, string])[] }) {
  const { lang, id, label, value, help, optional, errors, options } = props
  return (
    <Field lang={lang} id={id} label={label} help={help} optional={optional} errors={errors}>
      <select
        id={id}
        name={id}
        required={!optional}
        aria-invalid={errors?.some((error) => error.field === id) || undefined}
        aria-describedby={describedBy(id, Boolean(help), errors)}
      >
        {options.map(([code, words]) => (
          <option key={code} value={code} selected={code === value}>
            {words}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** A field that people do not see and robots fill in; its name is `website_2`. */
export function Trap({ label }: { label: string }) {
  return (
    <p class="trap" aria-hidden="true">
      <label>
        {label} <input name="website_2" type="text" tabindex={-1} autocomplete="off" />
      </label>
    </p>
  )
}
