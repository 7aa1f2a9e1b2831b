import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextArea, TextField, Trap } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  slug: string
  name: string
  isKnown: boolean
  date: string
  message: string
  contact: string
  errors: { field: string; message: string }[]
  tooMany?: boolean
}

/** « Elle a fermé »: when, and how one knows. */
export function ClosurePage({ lang, slug, name, isKnown, date, message, contact, errors, tooMany }: Props) {
  const t = messages[lang]
  const page = localPath(lang, `/annuaire/${slug}`)
  return (
    <div class="wrap block narrow">
      <h1>{t.closure.title(name)}</h1>
      <p class="lead">{t.closure.lead}</p>
      {tooMany && (
        <Alert kind="error">
          <p>{t.suggest.tooMany}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={`${page}/fermeture`} novalidate>
        <TextField
          lang={lang}
          id="date"
          type="date"
          label={t.closure.date}
          value={date}
          errors={errors}
          optional
        />
        <TextArea
          lang={lang}
          id="message"
          label={t.closure.message}
          value={message}
          errors={errors}
          rows={4}
        />
        {!isKnown && (
          <TextField
            lang={lang}
            id="contact"
            type="email"
            autocomplete="email"
            label={t.suggest.contact}
            help={t.suggest.contactHelp}
            value={contact}
            errors={errors}
            optional
            maxLength={254}
          />
        )}
        <Trap label={t.suggest.trap} />
        <p class="actions">
          <button class="btn" type="submit">
            {t.closure.send}
          </button>
          <a href={page}>{t.suggest.back}</a>
        </p>
      </form>
    </div>
  )
}
