import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  slug: string
  name: string
  done: boolean
  suggestions: {
    id: string
    message: string
    opened: string
    changes: { field: string; present: string; suggested: string }[]
  }[]
}

/** The corrections that wait, each beside what the record says. */
export function SuggestionsPage({ lang, slug, name, done, suggestions }: Props) {
  const t = messages[lang].suggest
  const label = (field: string) =>
    field === 'place' ? t.fields.address : (t.fields[field as keyof typeof t.fields] ?? field)
  return (
    <div class="wrap block narrow side-content">
      <h1>{t.listTitle(name)}</h1>
      {done && (
        <Alert kind="success">
          <p>{t.decided}</p>
        </Alert>
      )}
      {suggestions.length === 0 && <p>{t.empty}</p>}
      {suggestions.map((one) => (
        <section class="panel" key={one.id} aria-label={one.opened}>
          <p class="dim">{one.opened}</p>
          {one.message && <blockquote>{one.message}</blockquote>}
          <dl class="facts">
            {one.changes.map((change) => [
              <dt key={change.field}>{label(change.field)}</dt>,
              <dd key={`${change.field}-`}>
                <span class="dim">{t.present} :</span> <del>{change.present || '—'}</del>
                <br />
                <span class="dim">{t.suggested} :</span> <ins>{change.suggested || '—'}</ins>
              </dd>,
            ])}
          </dl>
          <form method="post" action={localPath(lang, `/annuaire/${slug}/suggestions/${one.id}`)}>
            <TextField
              lang={lang}
              id={`reason-${one.id}`}
              label={t.reason}
              value=""
              optional
              maxLength={2000}
            />
            <p class="actions">
              <button class="btn" type="submit" name="decision" value="accept">
                {t.accept}
              </button>
              <button class="btn ghost" type="submit" name="decision" value="refuse">
                {t.refuse}
              </button>
            </p>
          </form>
        </section>
      ))}
    </div>
  )
}
