import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextArea, TextField, Trap } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { SuggestedField, SuggestionInput } from '../suggestion-model.ts'

type Props = {
  lang: Lang
  /** Language-free path the form is sent to. */
  action: string
  slug: string
  name: string
  hasPlace: boolean
  /** Whoever signed in is told by their account's address. */
  isKnown: boolean
  input: SuggestionInput
  message: string
  contact: string
  errors: { field: string; message: string }[]
  tooMany?: boolean
}

const types = { phone: 'tel', email: 'email', website: 'url' } as const

/** The facts of a record as anybody may correct them: what is not touched is not suggested. */
export function SuggestPage(props: Props) {
  const { lang, action, slug, name, hasPlace, isKnown, input, message, contact, errors, tooMany } = props
  const t = messages[lang].suggest
  const lines: SuggestedField[] = [
    'name',
    ...placeFields(hasPlace),
    'phone',
    'email',
    'website',
    'openingHours',
  ]
  return (
    <div class="wrap block narrow">
      <h1>{t.title(name)}</h1>
      <p class="lead">{t.lead}</p>
      {tooMany && (
        <Alert kind="error">
          <p>{t.tooMany}</p>
        </Alert>
      )}
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={localPath(lang, action)} novalidate>
        {lines.map((field) => (
          <TextField
            key={field}
            lang={lang}
            id={field}
            type={field in types ? types[field as keyof typeof types] : 'text'}
            label={t.fields[field]}
            value={input[field]}
            errors={errors}
            optional={field !== 'name'}
            maxLength={field === 'openingHours' ? 1000 : 300}
          />
        ))}
        <TextArea
          lang={lang}
          id="descriptionFr"
          label={t.fields.descriptionFr}
          value={input.descriptionFr}
          errors={errors}
          optional
          maxLength={20_000}
          rows={8}
        />
        <TextArea
          lang={lang}
          id="message"
          label={t.message}
          value={message}
          errors={errors}
          optional
          rows={3}
        />
        {!isKnown && (
          <TextField
            lang={lang}
            id="contact"
            type="email"
            autocomplete="email"
            label={t.contact}
            help={t.contactHelp}
            value={contact}
            errors={errors}
            optional
            maxLength={254}
          />
        )}
        <Trap label={t.trap} />
        <p class="actions">
          <button class="btn" type="submit">
            {t.send}
          </button>
          <a href={localPath(lang, `/annuaire/${slug}`)}>{t.back}</a>
        </p>
      </form>
    </div>
  )
}

const placeFields = (hasPlace: boolean): SuggestedField[] => (hasPlace ? ['address', 'postcode'] : [])
