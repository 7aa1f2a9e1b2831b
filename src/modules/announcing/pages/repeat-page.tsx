import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import type { FieldError } from '../form-model.ts'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  event: { slug: string; title: string; mayRepeat: boolean }
  weeks: string
  dates: { id: string; from: string; to: string }[]
  errors: FieldError[]
}

/** `/agenda/{slug}/reconduire`: the same event some weeks later, on the same weekdays. */
export function RepeatPage({ lang, event, weeks, dates, errors }: Props) {
  const t = messages[lang].repeatEvent
  const path = localPath(lang, `/agenda/${event.slug}/reconduire`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title(event.title)}</h1>
      {!event.mayRepeat ? (
        <Alert kind="info">
          <p>{t.noOrganiser}</p>
        </Alert>
      ) : (
        <>
          <p class="lead">{t.lead}</p>
          <ErrorSummary lang={lang} errors={errors} />
          <form method="get" action={path} class="inline-form">
            <p class={errors.length > 0 ? 'field wrong' : 'field'}>
              <label for="semaines">{t.weeks}</label>
              <input id="semaines" name="semaines" type="number" min={1} max={520} value={weeks} />
            </p>
            <button class="btn ghost small" type="submit">
              {t.see}
            </button>
          </form>
          {dates.length > 0 && (
            <form method="post" action={path}>
              <h2>{t.dates}</h2>
              <ul class="rows">
                {dates.map((date) => (
                  <li key={date.id}>
                    <p>
                      {date.from} <span class="dim">{t.arrow}</span> <strong>{date.to}</strong>
                    </p>
                  </li>
                ))}
              </ul>
              <input type="hidden" name="semaines" value={weeks} />
              <button class="btn" type="submit">
                {t.save}
              </button>
            </form>
          )}
        </>
      )}
    </div>
  )
}
