import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

/** The first time: a name and a language, then on to where one was going. */
export function WelcomePage(props: { lang: Lang; name: string; email: string; returnTo: string }) {
  const { lang, name, email, returnTo } = props
  const t = messages[lang].account
  return (
    <div class="wrap block narrow">
      <h1>{t.welcome}</h1>
      <p class="lead">{t.welcomeLead(email)}</p>
      <form method="post" action={localPath(lang, '/compte')}>
        <input type="hidden" name="etape" value="bienvenue" />
        <input type="hidden" name="retour" value={returnTo} />
        <Field lang={lang} id="name" label={t.name} help={t.nameHelp}>
          <input
            id="name"
            name="name"
            type="text"
            autocomplete="name"
            maxLength={200}
            required
            value={name}
            aria-describedby="name-aide"
          />
        </Field>
        <Field lang={lang} id="lang" label={t.language} help={t.languageHelp}>
          <select id="lang" name="lang" aria-describedby="lang-aide">
            <option value="fr" lang="fr" selected={lang === 'fr'}>
              Français
            </option>
            <option value="en" lang="en" selected={lang === 'en'}>
              English
            </option>
          </select>
        </Field>
        <p class="actions">
          <button class="btn" type="submit">
            {t.goOn}
          </button>
          <a href={returnTo}>{t.later}</a>
        </p>
      </form>
    </div>
  )
}
