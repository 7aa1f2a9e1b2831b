import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'

/** What a person types about an organisation that is not there yet. */
export type ProposalInput = Record<
  | 'name'
  | 'commune'
  | 'type'
  | 'address'
  | 'postcode'
  | 'description'
  | 'website'
  | 'email'
  | 'phone'
  | 'message',
  string
>

type Props = {
  lang: Lang
  /** First its name; then what looks like it; then the rest. */
  step: 'look' | 'alike' | 'form'
  input: ProposalInput
  errors: { field: string; message: string }[]
  alike: { slug: string; name: string; commune: string | null }[]
  /** Communes that bear the name typed, when there are several. */
  communes: string[]
  types: readonly (readonly [string, string])[]
}

/** « Proposer une structure », in two steps: is it there already, then what is needed. */
export function ProposePage({ lang, step, input, errors, alike, communes, types }: Props) {
  const t = messages[lang].propose
  const page = localPath(lang, '/annuaire/proposer')
  const again = new URLSearchParams({ nom: input.name, commune: input.commune, nouvelle: '1' })
  return (
    <div class="wrap block narrow side-content">
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      {step === 'look' && (
        <form action={page}>
          <h2>{t.first}</h2>
          <p class="field">
            <label for="nom">{t.name}</label>
            <input id="nom" name="nom" type="text" maxLength={300} required value={input.name} />
          </p>
          <p class="field">
            <label for="commune">{t.commune}</label>
            <input id="commune" name="commune" type="text" maxLength={100} value={input.commune} />
          </p>
          <p class="actions">
            <button class="btn" type="submit">
              {t.look}
            </button>
          </p>
        </form>
      )}
      {step === 'alike' && (
        <section>
          <h2>{t.alike}</h2>
          <ul class="rows">
            {alike.map((one) => (
              <li key={one.slug}>
                <p>
                  <a href={localPath(lang, `/annuaire/${one.slug}`)}>{one.name}</a>{' '}
                  {one.commune && <span class="dim">{one.commune}</span>}
                </p>
                <p>
                  <a class="btn ghost small" href={localPath(lang, `/annuaire/${one.slug}/revendiquer`)}>
                    {t.itIsIt}
                    <span class="sr"> : {one.name}</span>
                  </a>
                </p>
              </li>
            ))}
          </ul>
          <p>
            <a class="btn" href={`${page}?${again}`}>
              {t.none}
            </a>
          </p>
        </section>
      )}
      {step === 'form' && (
        <form method="post" action={page} novalidate>
          <ErrorSummary lang={lang} errors={errors} />
          <TextField lang={lang} id="name" label={t.name} value={input.name} errors={errors} />
          <SelectField
            lang={lang}
            id="type"
            label={t.type}
            value={input.type}
            errors={errors}
            options={[['', t.choose], ...types]}
          />
          <TextField
            lang={lang}
            id="commune"
            label={t.commune}
            help={t.communeHelp}
            value={input.commune}
            errors={errors}
            maxLength={100}
          />
          {communes.length > 0 && (
            <fieldset>
              <legend>{t.whichCommune}</legend>
              {communes.map((one) => (
                <p class="choice" key={one}>
                  <label>
                    <input type="radio" name="commune" value={one} /> {one}
                  </label>
                </p>
              ))}
            </fieldset>
          )}
          <TextField
            lang={lang}
            id="address"
            label={t.address}
            value={input.address}
            errors={errors}
            optional
          />
          <TextField
            lang={lang}
            id="postcode"
            label={t.postcode}
            value={input.postcode}
            errors={errors}
            optional
          />
          <TextArea
            lang={lang}
            id="description"
            label={t.description}
            help={t.descriptionHelp}
            value={input.description}
            errors={errors}
            optional
            maxLength={20_000}
          />
          <TextField
            lang={lang}
            id="website"
            type="url"
            label={t.website}
            value={input.website}
            errors={errors}
            optional
          />
          <TextField
            lang={lang}
            id="email"
            type="email"
            label={t.email}
            value={input.email}
            errors={errors}
            optional
          />
          <TextField
            lang={lang}
            id="phone"
            type="tel"
            label={t.phone}
            value={input.phone}
            errors={errors}
            optional
          />
          <TextArea
            lang={lang}
            id="message"
            label={t.message}
            help={t.messageHelp}
            value={input.message}
            errors={errors}
            optional
            rows={3}
          />
          <p class="actions">
            <button class="btn" type="submit">
              {t.send}
            </button>
          </p>
        </form>
      )}
    </div>
  )
}
