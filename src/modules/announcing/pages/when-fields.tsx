import { messages } from '../messages/index.ts'
import { Act, Area, Boxes, Line, type Option, Part, type PartProps, Remove, Select } from './fields.tsx'

/** When: a list of dates, each a row; and several at once. `isPublic`: those who booked are told what changes. */
export function WhenFields(props: PartProps & { isPublic: boolean }) {
  const { lang, form, errors, isPublic } = props
  const t = messages[lang].form
  return (
    <Part id="quand" title={t.when}>
      <fieldset id="sessions" tabindex={-1} class="repeat">
        <legend>
          {t.sessions}
          {form.sessions.length > 1 && <span class="dim"> · {t.count(form.sessions.length)}</span>}
        </legend>
        <p class="help">{t.sessionsHelp}</p>
        {form.sessions.map((row, at) => (
          <SessionFields key={`${at} ${row.id}`} {...props} at={at} />
        ))}
        <p>
          <Act act="add-session" to="sessions">
            {t.addSession}
          </Act>
        </p>
      </fieldset>
      <Rule {...props} />
      {isPublic && (
        <Area
          lang={lang}
          form={form}
          errors={errors}
          name="message"
          label={t.message}
          help={t.messageHelp}
          max={1000}
          rows={3}
          optional
        />
      )}
    </Part>
  )
}

/** Places that a date may be at, by their rank. */
function places({ lang, form }: PartProps): Option[] {
  const t = messages[lang].form
  return [
    ...form.places.map((place, rank) => ({
      value: String(rank),
      label: place.name || place.commune || t.place(rank + 1),
    })),
    { value: 'online', label: t.online },
  ]
}

function SessionFields(props: PartProps & { at: number }) {
  const { lang, form, errors, at } = props
  const t = messages[lang].form
  const row = form.sessions[at]
  if (!row) return null
  const id = (name: string) => `sessions-${at}-${name}`
  const line = (name: 'day' | 'begin' | 'end', label: string, type: 'date' | 'time') => (
    <Line lang={lang} errors={errors} id={id(name)} label={label} value={row[name]} type={type} />
  )
  const severalPlaces = form.places.length > 1 || form.mode === 'mixed' || row.place === 'online'
  return (
    <fieldset class="session">
      <legend class="sr">{t.session(at + 1)}</legend>
      <input type="hidden" name={id('id')} value={row.id} />
      {line('day', t.day, 'date')}
      {line('begin', t.begin, 'time')}
      {line('end', t.end, 'time')}
      {severalPlaces ? (
        <Select
          lang={lang}
          errors={errors}
          id={id('place')}
          label={t.at}
          value={row.place}
          options={places(props)}
        />
      ) : (
        <input type="hidden" name={id('place')} value={row.place} />
      )}
      {row.id === '' ? (
        <input type="hidden" name={id('status')} value={row.status} />
      ) : (
        <Select
          lang={lang}
          errors={errors}
          id={id('status')}
          label={t.status}
          value={row.status}
          options={Object.entries(t.statuses).map(([value, label]) => ({ value, label }))}
        />
      )}
      <p>
        <Remove lang={lang} act={`remove-session-${at}`} to="sessions" what={t.session(at + 1)} />
      </p>
    </fieldset>
  )
}

/** A rule that gives several dates at once. */
function Rule(props: PartProps) {
  const { lang, form, errors } = props
  const t = messages[lang].form.rule
  const { rule } = form
  const isOpen = rule.from !== '' || errors.some(({ field }) => field.startsWith('rule-'))
  const line = (name: 'from' | 'until' | 'begin' | 'end', label: string, type: 'date' | 'time') => (
    <Line
      lang={lang}
      errors={errors}
      id={`rule-${name}`}
      label={label}
      value={rule[name]}
      type={type}
      optional
    />
  )
  const select = (name: 'kind' | 'nth' | 'weekday' | 'place', label: string, options: Option[]) => (
    <Select
      lang={lang}
      errors={errors}
      id={`rule-${name}`}
      label={label}
      value={rule[name]}
      options={options}
      optional
    />
  )
  const days = t.days.map((label, at) => ({ value: String(at + 1), label }))
  return (
    <details open={isOpen || form.sessions.length === 0} id="repeter">
      <summary>{t.title}</summary>
      <p class="help">{t.help}</p>
      <div class="pair">
        {line('from', t.from, 'date')}
        {line('until', t.until, 'date')}
        {line('begin', messages[lang].form.begin, 'time')}
        {line('end', messages[lang].form.end, 'time')}
        {select(
          'kind',
          t.kind,
          Object.entries(t.kinds).map(([value, label]) => ({ value, label })),
        )}
        <Line
          lang={lang}
          errors={errors}
          id="rule-every"
          label={t.every}
          help={t.everyHelp}
          value={rule.every}
          type="number"
          optional
        />
      </div>
      <Boxes errors={errors} name="rule-weekdays" legend={t.weekdays} chosen={rule.weekdays} options={days} />
      <div class="pair">
        {select(
          'nth',
          t.month,
          Object.entries(t.nth).map(([value, label]) => ({ value, label })),
        )}
        {select('weekday', t.weekday, days)}
      </div>
      {form.places.length > 1 && select('place', messages[lang].form.at, places(props))}
      <div class="pair">
        <Days {...props} name="except" label={t.except} help={t.exceptHelp} />
        <Days {...props} name="added" label={t.added} help={t.addedHelp} />
      </div>
      <p>
        <Act act="expand-recurrence" to="sessions">
          {t.expand}
        </Act>
      </p>
    </details>
  )
}

function Days(props: PartProps & { name: 'except' | 'added'; label: string; help: string }) {
  const { form, errors, name, label, help } = props
  const id = `rule-${name}`
  const error = errors.find((each) => each.field === id)
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      <p class="help" id={`${id}-aide`}>
        {help}
      </p>
      <textarea id={id} name={id} rows={3} maxLength={2000} aria-describedby={`${id}-aide`}>
        {form.rule[name]}
      </textarea>
      {error && <p class="field-error">{error.message}</p>}
    </div>
  )
}
