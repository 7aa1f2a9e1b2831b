import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

export type FieldErrors = { field: string; message: string }[]

/** What to call somebody. */
export function NameField({ lang, value, errors }: { lang: Lang; value: string; errors: FieldErrors }) {
  const t = messages[lang].profile
  return (
    <Field lang={lang} id="name" label={t.name} help={t.nameHelp} errors={errors}>
      <input
        id="name"
        name="name"
        type="text"
        autocomplete="name"
        required
        maxLength={120}
        value={value}
        aria-invalid={errors.some((error) => error.field === 'name') || undefined}
        aria-describedby={describedBy('name', true, errors)}
      />
    </Field>
  )
}

/** The language the site speaks to somebody in. */
export function LangField({ lang, value }: { lang: Lang; value: string }) {
  const t = messages[lang].profile
  return (
    <fieldset class="field">
      <legend>{t.lang}</legend>
      {(['fr', 'en'] as const).map((each) => (
        <p class="choice" key={each}>
          <label>
            <input type="radio" name="lang" value={each} checked={value === each} />{' '}
            <span lang={each}>{t.langs[each]}</span>
          </label>
        </p>
      ))}
    </fieldset>
  )
}
