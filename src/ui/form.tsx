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
