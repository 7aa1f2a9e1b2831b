import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import { type FieldErrors, LangField, NameField } from './profile-fields.tsx'

export type WelcomeProps = {
  lang: Lang
  input: { name: string; lang: string }
  returnTo: string
  errors: FieldErrors
}

/** After the first sign-in: what to call you, in which language. */
export function WelcomePage({ lang, input, returnTo, errors }: WelcomeProps) {
  const t = messages[lang].welcome
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, '/compte/bienvenue')} novalidate>
        <input type="hidden" name="retour" value={returnTo} />
        <NameField lang={lang} value={input.name} errors={errors} />
        <LangField lang={lang} value={input.lang} />
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
        </p>
      </form>
    </div>
  )
}
