import type { ComponentChildren } from 'preact'
import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from '#ui/form.tsx'
import type { EventForm, FieldError, ListName, TextName } from '../form-model.ts'
import { messages } from '../messages/index.ts'

/** What every part of the form needs. */
export type PartProps = { lang: Lang; form: EventForm; errors: FieldError[] }

type LineProps = {
  lang: Lang
  errors: FieldError[]
  id: string
  label: string
  value: string
  help?: string
  optional?: boolean
  max?: number
  type?: 'text' | 'date' | 'time' | 'url' | 'number'
}

/** A field of one line, whose name is its id. */
export function Line({
  lang,
  errors,
  id,
  label,
  value,
  help,
  optional,
  max = 300,
  type = 'text',
}: LineProps) {
  const wrong = errors.some((each) => each.field === id)
  // What a browser cannot show in a field for dates or times would be lost: it is shown as typed.
  const isShown =
    type === 'date' ? /^(\d{4}-\d\d-\d\d)?$/.test(value) : type !== 'time' || /^(\d\d:\d\d)?$/.test(value)
  return (
    <Field lang={lang} id={id} label={label} help={help} optional={optional} errors={errors}>
      <input
        id={id}
        name={id}
        type={(isShown ? type : 'text') as 'text'} // Preact types an input by its type: here it is one of several
        value={value}
        maxLength={type === 'text' || type === 'url' ? max : undefined}
        autocomplete="off"
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy(id, help !== undefined, errors)}
      />
    </Field>
  )
}

type TextProps = PartProps & { name: TextName; label: string; help?: string; max: number; optional?: boolean }

/** One of the form's own lines. */
export function Text({ lang, form, errors, name, ...rest }: TextProps & { type?: LineProps['type'] }) {
  return <Line lang={lang} errors={errors} id={name} value={form[name]} {...rest} />
}

/** One of the form's own texts. */
export function Area({
  lang,
  form,
  errors,
  name,
  label,
  help,
  max,
  optional,
  rows,
}: TextProps & { rows: number }) {
  return (
    <Field lang={lang} id={name} label={label} help={help} optional={optional} errors={errors}>
      <textarea
        id={name}
        name={name}
        rows={rows}
        maxLength={max}
        aria-invalid={errors.some((each) => each.field === name) || undefined}
        aria-describedby={describedBy(name, help !== undefined, errors)}
      >
        {/* A textarea drops the first line end. */}
        {`\n${form[name]}`}
      </textarea>
    </Field>
  )
}

export type Option = { value: string; label: string; note?: string }

/** A choice among several. */
export function Select(props: {
  lang: Lang
  errors: FieldError[]
  id: string
  label: string
  help?: string
  optional?: boolean
  value: string
  options: Option[]
}) {
  const { lang, errors, id, label, help, optional, value, options } = props
  return (
    <Field lang={lang} id={id} label={label} help={help} optional={optional} errors={errors}>
      <select id={id} name={id} aria-describedby={describedBy(id, help !== undefined, errors)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** Boxes to tick under one question. */
export function Boxes(props: {
  errors: FieldError[]
  name: ListName | 'rule-weekdays'
  legend: string
  help?: string
  chosen: string[]
  options: Option[]
}) {
  const { errors, name, legend, help, chosen, options } = props
  const error = errors.find((each) => each.field === name)
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id={name}
      tabindex={-1}
      aria-describedby={describedBy(name, help !== undefined, errors)}
    >
      <legend>{legend}</legend>
      {help && (
        <p class="help" id={`${name}-aide`}>
          {help}
        </p>
      )}
      <div class="choices">
        {options.map((option) => (
          <p class="choice" key={option.value}>
            <label>
              <input
                type="checkbox"
                name={name}
                value={option.value}
                checked={chosen.includes(option.value)}
              />{' '}
              {option.label}
              {option.note && <span class="dim"> ({option.note})</span>}
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

/** A button of the form that changes its rows and shows it again, where one was. */
export function Act(props: { act: string; to: string; children: ComponentChildren }) {
  return (
    <button class="btn ghost small" type="submit" name="act" value={props.act} formaction={`#${props.to}`}>
      {props.children}
    </button>
  )
}

/** « Retirer », said with what it removes. */
export function Remove({ lang, act, to, what }: { lang: Lang; act: string; to: string; what: string }) {
  return (
    <Act act={act} to={to}>
      {messages[lang].form.remove}
      <span class="sr"> : {what}</span>
    </Act>
  )
}

/** A part of the form under its title. */
export function Part({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id} tabindex={-1}>
        {title}
      </h2>
      {children}
    </section>
  )
}
