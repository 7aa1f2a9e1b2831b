import { describedBy } from '#ui/form.tsx'
import { Icon } from '#ui/icon.tsx'
import { editMessages } from '../messages/index.ts'
import { TextField } from './text-field.tsx'
import { type FieldsProps, isWrong, typed } from './typed.ts'

/** A week, closures by date; or a text for all that a week cannot say. */
export function HoursFields(fields: FieldsProps) {
  const { lang, input } = fields
  const t = editMessages[lang].hours
  const asText = typed(input, 'hoursMode') === 'text'
  const mode = (value: string, label: string, checked: boolean) => (
    <p class="choice">
      <label>
        <input type="radio" name="hoursMode" value={value} checked={checked} /> {label}
      </label>
    </p>
  )
  return (
    <div id="openingHours" tabindex={-1}>
      <fieldset class="modes">
        <legend>{t.mode}</legend>
        {mode('grid', t.grid, !asText)}
        {mode('text', t.text, asText)}
      </fieldset>
      {asText && <p>{t.textMode}</p>}
      <details open={!asText}>
        <summary>{t.grid}</summary>
        <p class="help">{t.gridHelp}</p>
        <div class="week">
          {t.days.map((day, index) => (
            <Day key={day} {...fields} day={day} index={index} />
          ))}
        </div>
        {(['offPublic', 'offSchool'] as const).map((name) => (
          <p class="choice" key={name}>
            <label>
              <input type="checkbox" name={name} value="1" checked={typed(input, name) === '1'} /> {t[name]}
            </label>
          </p>
        ))}
        <TextField {...fields} name="closures" label={t.closures} help={t.closuresHelp} lines={3} optional />
      </details>
      <details open={asText}>
        <summary>{t.text}</summary>
        <TextField
          {...fields}
          name="hoursText"
          label={t.textLabel}
          help={t.textHelp}
          lines={4}
          maxLength={1000}
          optional
        />
      </details>
    </div>
  )
}

function Day({ lang, input, errors, day, index }: FieldsProps & { day: string; index: number }) {
  const t = editMessages[lang].hours
  const time = (name: string, label: string) => (
    <input
      type="time"
      id={name}
      name={name}
      aria-label={label}
      aria-invalid={isWrong(errors, name)}
      aria-describedby={describedBy(name, false, errors)}
      value={typed(input, name)}
    />
  )
  const own = errors.filter((error) => new RegExp(`^d${index}(from|to)`).test(error.field))
  return (
    <div class="day" role="group" aria-label={day}>
      <span class="name">{day}</span>
      {[0, 1].map((at) => (
        <span class="span" key={at}>
          {at > 0 && <span class="dim">{t.and} </span>}
          {time(`d${index}from${at}`, t.from(day, at + 1))} {t.until}{' '}
          {time(`d${index}to${at}`, t.to(day, at + 1))}
        </span>
      ))}
      {own.map((error) => (
        <p key={error.field} class="field-error" id={`${error.field}-erreur`}>
          <Icon name="alert" size={16} /> {error.message}
        </p>
      ))}
    </div>
  )
}
