import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field, TextField } from '#ui/form.tsx'
import { editMessages } from '../messages/edit.ts'

/** The logo of a season: the one it has, and the form of another one. */
export function LogoForm(props: {
  lang: Lang
  path: string
  logo: { id: string; alt: string } | null
  alt: string
  errors: { field: string; message: string }[]
}) {
  const { lang, path, logo, errors } = props
  const t = editMessages[lang]
  return (
    <section>
      <h2>{t.logo}</h2>
      {logo && <img class="season-logo" src={`/logo/${logo.id}.webp`} alt={logo.alt} />}
      <form method="post" action={`${path}/logo`} enctype="multipart/form-data" novalidate>
        <Field lang={lang} id="file" label={t.fields.file} help={t.help.file} errors={errors}>
          <input
            id="file"
            name="file"
            type="file"
            accept="image/png,image/jpeg,image/webp"
            aria-describedby={describedBy('file', true, errors)}
          />
        </Field>
        <TextField
          lang={lang}
          id="alt"
          label={t.fields.alt}
          help={t.help.alt}
          value={props.alt || (logo?.alt ?? '')}
          errors={errors}
          maxLength={200}
        />
        <p class="actions">
          <button class="btn ghost" type="submit">
            {t.saveLogo}
          </button>
          {logo && (
            <button class="btn ghost" type="submit" name="acte" value="retirer">
              {t.removeLogo}
            </button>
          )}
        </p>
      </form>
    </section>
  )
}

/** Archiving a season, bringing it back; removing one that no event names. */
export function RemoveForms(props: {
  lang: Lang
  path: string
  season: { archived: boolean; events: number }
}) {
  const { lang, path, season } = props
  const t = editMessages[lang]
  return (
    <form method="post" action={`${path}/acte`}>
      {season.events === 0 && <p>{t.removeHelp}</p>}
      <p class="actions">
        <button class="btn ghost" type="submit" name="acte" value={season.archived ? 'remettre' : 'archiver'}>
          {season.archived ? t.restore : t.archive}
        </button>
        {season.events === 0 && (
          <button class="btn ghost" type="submit" name="acte" value="supprimer">
            {t.remove}
          </button>
        )}
      </p>
    </form>
  )
}
