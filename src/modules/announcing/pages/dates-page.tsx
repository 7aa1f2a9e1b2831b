import type { SessionStatus } from '#modules/agenda/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { FieldError } from '../form-model.ts'
import { messages } from '../messages/index.ts'

export type DateLine = { id: string; when: string; status: SessionStatus }

/** What is typed of one date's change. */
export type DateInput = {
  status: string
  date: string
  begin: string
  end: string
  onlineLink: string
  message: string
}

type Props = {
  lang: Lang
  event: { slug: string; title: string }
  dates: DateLine[]
  chosen: { line: DateLine; input: DateInput; errors: FieldError[] } | null
  notice: string | null
}

/** `/agenda/{slug}/dates`: the dates to come, each to change at once. */
export function DatesPage({ lang, event, dates, chosen, notice }: Props) {
  const t = messages[lang].dates
  const path = localPath(lang, `/agenda/${event.slug}/dates`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(event.title)}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{t.lead}</p>
      {chosen && <ChangeForm lang={lang} path={path} chosen={chosen} />}
      {dates.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {dates.map((date) => (
            <li key={date.id}>
              <p>
                {date.when}
                {date.status !== 'scheduled' && <strong> · {t.statuses[date.status]}</strong>}
              </p>
              <p>
                <a class="btn ghost small" href={`${path}/${date.id}`}>
                  {t.change}
                  <span class="sr"> {date.when}</span>
                </a>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function ChangeForm({
  lang,
  path,
  chosen,
}: {
  lang: Lang
  path: string
  chosen: NonNullable<Props['chosen']>
}) {
  const t = messages[lang]
  const { line, input, errors } = chosen
  const part = { lang, errors }
  return (
    <section class="panel">
      <h2>{t.dates.one(line.when)}</h2>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={`${path}/${line.id}`} novalidate>
        <SelectField
          {...part}
          id="status"
          label={t.dates.status}
          value={input.status}
          options={Object.entries(t.dates.statuses)}
        />
        <fieldset class="field">
          <legend>{t.dates.newTime}</legend>
          <div class="pair">
            <TextField {...part} id="date" label={t.fields.sessionDate} type="date" value={input.date} />
            <Time {...part} id="begin" label={t.fields.sessionBegin} value={input.begin} />
            <Time {...part} id="end" label={t.fields.sessionEnd} value={input.end} />
          </div>
        </fieldset>
        <TextField
          {...part}
          id="onlineLink"
          label={t.fields.onlineLink}
          help={t.fields.onlineHelp}
          optional
          type="url"
          value={input.onlineLink}
          maxLength={1000}
        />
        <TextArea
          {...part}
          id="message"
          label={t.fields.message}
          help={t.fields.messageHelp}
          optional
          value={input.message}
          rows={3}
          maxLength={1000}
        />
        <button class="btn" type="submit">
          {t.dates.save}
        </button>
      </form>
    </section>
  )
}

function Time(props: { lang: Lang; errors: FieldError[]; id: string; label: string; value: string }) {
  const { errors, id, label, value } = props
  const error = errors.find((each) => each.field === id)
  return (
    <p class={error ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      <input id={id} name={id} type="time" value={value} aria-invalid={error ? true : undefined} />
      {error && <span class="field-error">{error.message}</span>}
    </p>
  )
}
