import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { AgeName, CountName, FieldError, TypedLine } from '../model.ts'

/** A session of the form. `presence`: its numbers come from a check-in and were not told yet. */
export type ShownLine = { key: string; when: string; told: boolean; presence: boolean; typed: TypedLine }

const countNames = ['public', 'pupils', 'accompanying'] as const satisfies CountName[]
const ageNames = ['children', 'teenagers', 'adults', 'seniors'] as const satisfies AgeName[]
const fieldOf = (name: string, key: string) => `${name}-${key}`

type Part = { lang: Lang; line: ShownLine; errors: FieldError[] }

/** The fields of one session: what is asked of everybody first, what may stay untold folded. */
export function LineFields({ lang, line, errors }: Part) {
  const t = messages[lang].tell
  const { key, typed } = line
  const held = fieldOf('held', key)
  const heldError = errors.find(({ field }) => field === held)
  const extras = [...ageNames, 'firstTime' as const, 'remark' as const]
  const isOpen = extras.some(
    (name) => typed[name] !== '' || errors.some(({ field }) => field === fieldOf(name, key)),
  )
  return (
    <fieldset class="panel">
      <legend>
        {line.when}{' '}
        <span class={`state ${line.told ? 'good' : 'wait'}`}>{line.told ? t.told : t.untold}</span>
      </legend>
      <input type="hidden" name="line" value={key} />
      {line.presence && <p>{t.fromCheckIn}</p>}
      <fieldset
        class={heldError ? 'field wrong' : 'field'}
        id={held}
        tabindex={-1}
        aria-describedby={describedBy(held, false, errors)}
      >
        <legend>{t.held}</legend>
        <p class="choice">
          {(['yes', 'no'] as const).map((value) => (
            <label key={value}>
              <input type="radio" name={held} value={value} checked={typed.held === value} /> {t[value]}{' '}
            </label>
          ))}
        </p>
        {heldError && (
          <p class="field-error" id={`${held}-erreur`}>
            {heldError.message}
          </p>
        )}
      </fieldset>
      <p class="help" id={`aide-${key}`}>
        {t.emptyHelp}
      </p>
      <div class="pair">
        {countNames.map((name) => (
          <NumberField key={name} lang={lang} line={line} errors={errors} name={name} help={`aide-${key}`} />
        ))}
      </div>
      <details open={isOpen}>
        <summary>{t.more}</summary>
        <p id={`ages-${key}`}>{t.ages}</p>
        <div class="pair">
          {ageNames.map((name) => (
            <NumberField
              key={name}
              lang={lang}
              line={line}
              errors={errors}
              name={name}
              help={`ages-${key}`}
            />
          ))}
        </div>
        <p class="help" id={`premiere-${key}`}>
          {t.firstTimeHelp}
        </p>
        <NumberField lang={lang} line={line} errors={errors} name="firstTime" help={`premiere-${key}`} />
        <Field lang={lang} id={fieldOf('remark', key)} label={t.remark} optional errors={errors}>
          <textarea
            id={fieldOf('remark', key)}
            name={fieldOf('remark', key)}
            rows={2}
            maxLength={1000}
            aria-describedby={describedBy(fieldOf('remark', key), false, errors)}
          >
            {typed.remark}
          </textarea>
        </Field>
      </details>
    </fieldset>
  )
}

function NumberField(props: Part & { name: CountName | AgeName | 'firstTime'; help: string }) {
  const { lang, line, errors, name, help } = props
  const id = fieldOf(name, line.key)
  const error = describedBy(id, false, errors)
  return (
    <Field lang={lang} id={id} label={messages[lang].tell[name]} errors={errors}>
      <input
        id={id}
        name={id}
        type="text"
        inputmode="numeric"
        maxLength={12}
        autocomplete="off"
        value={line.typed[name]}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${help} ${error}` : help}
      />
    </Field>
  )
}
