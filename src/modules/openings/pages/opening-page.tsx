import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type OpeningProps = {
  lang: Lang
  loanId: string
  tool: string
  span: { from: string; to: string }
  place: string
  demo: boolean
  /** The event it has; null: none yet. */
  event: { slug: string; title: string; published: boolean } | null
  /** Whether whoever reads may open it, as it stands. */
  mayOpen: boolean
  form: { title: string; summary: string; fee: string } & Record<string, string>
  sessions: number
  errors: { field: string; message: string }[]
  done: boolean
}

/** `/prets/{id}/ouvrir`: the event of a loan, or the form that announces it. */
export function OpeningPage(props: OpeningProps) {
  const { lang, tool, span, event, errors } = props
  const t = messages[lang]
  return (
    <div class="wrap block narrow">
      <h1>{t.title(tool)}</h1>
      {props.done && (
        <Alert kind="success">
          <p>{t.done}</p>
        </Alert>
      )}
      {event ? (
        <>
          <p>
            {t.opened} <a href={localPath(lang, `/agenda/${event.slug}`)}>{event.title}</a>
          </p>
          {!event.published && <p>{t.waiting}</p>}
          <p>{t.follows}</p>
          {!props.demo && (
            <p>
              <a class="btn ghost" href={localPath(lang, `/agenda/${event.slug}/modifier`)}>
                {t.edit}
              </a>
            </p>
          )}
        </>
      ) : props.mayOpen ? (
        <>
          <p class="lead">{t.lead(span.from, span.to)}</p>
          {props.demo && <p class="dim">{t.demo}</p>}
          {props.place && <p>{t.place(props.place)}</p>}
          <ErrorSummary lang={lang} errors={errors} />
          <OpeningForm {...props} />
        </>
      ) : (
        <p>{t.notNow}</p>
      )}
      <p>
        <a class="btn ghost small" href={localPath(lang, `/prets/${props.loanId}`)}>
          {t.loan}
        </a>
      </p>
    </div>
  )
}

function OpeningForm({ lang, loanId, form, errors, sessions, span }: OpeningProps) {
  const t = messages[lang]
  const common = { lang, errors }
  return (
    <form method="post" action={localPath(lang, `/prets/${loanId}/ouvrir`)} novalidate>
      <TextField {...common} id="title" label={t.eventTitle} value={form.title} maxLength={140} />
      <TextField {...common} id="summary" label={t.summary} value={form.summary} maxLength={200} optional />
      <SelectField
        {...common}
        id="fee"
        label={t.fee}
        value={form.fee}
        options={Object.entries(t.fees)}
        optional
      />
      {Array.from({ length: sessions }, (_, row) => (
        <fieldset class="field" key={`session${row}`}>
          <legend>{t.session(row + 1)}</legend>
          <TextField
            {...common}
            id={`date${row}`}
            label={t.date}
            type="date"
            value={form[`date${row}`] ?? (row === 0 ? span.from : '')}
            optional={row > 0}
          />
          {(['begin', 'end'] as const).map((name) => (
            <TextField
              {...common}
              key={name}
              id={`${name}${row}`}
              label={t[name]}
              help={name === 'begin' ? t.time : undefined}
              value={form[`${name}${row}`] ?? ''}
              maxLength={5}
              optional={row > 0}
            />
          ))}
        </fieldset>
      ))}
      <p>
        <button class="btn" type="submit">
          {t.send}
        </button>
      </p>
    </form>
  )
}
