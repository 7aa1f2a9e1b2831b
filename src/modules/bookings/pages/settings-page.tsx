import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { ErrorSummary, Field, SelectField, TextArea, TextField } from '#ui/form.tsx'
import { keepMessages } from '../messages/index.ts'
import type { FieldError, SettingsInput } from '../model.ts'

type Props = {
  lang: Lang
  event: { slug: string; title: string }
  input: SettingsInput
  errors: FieldError[]
}

/** `/agenda/{slug}/reservations/reglages`: who may book, until when, how many seats, what they read. */
export function SettingsPage({ lang, event, input, errors }: Props) {
  const t = keepMessages[lang].settingsForm
  const field = { lang, errors }
  const number = (
    id: 'closesHours' | 'capacity' | 'groupReserve' | 'mostSeats' | 'mostGroupSeats',
    help?: string,
  ) => (
    <TextField
      {...field}
      id={id}
      type="number"
      label={t[id]}
      help={help}
      optional={id === 'capacity' || id === 'groupReserve'}
      value={input[id]}
    />
  )
  const path = localPath(lang, `/agenda/${event.slug}/reservations`)
  return (
    <div class="wrap block narrow">
      <h1>{keepMessages[lang].settings}</h1>
      <p class="lead">{t.lead}</p>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={`${path}/reglages`} novalidate>
        <fieldset class="field">
          <legend>{t.who}</legend>
          {(['forPublic', 'forGroups'] as const).map((id) => (
            <p key={id}>
              <label>
                <input type="checkbox" id={id} name={id} value="oui" checked={input[id] !== ''} /> {t[id]}
              </label>
            </p>
          ))}
        </fieldset>
        <div class="pair">
          <TextField
            {...field}
            id="opensOn"
            type="date"
            label={t.opensOn}
            help={t.opensHelp}
            optional
            value={input.opensOn}
          />
          <Field lang={lang} id="opensAt" label={t.opensAt} optional errors={errors}>
            <input id="opensAt" name="opensAt" type="time" value={input.opensAt} />
          </Field>
        </div>
        {number('closesHours', t.closesHelp)}
        {number('capacity', t.capacityHelp)}
        {number('groupReserve', t.groupReserveHelp)}
        {number('mostSeats')}
        {number('mostGroupSeats')}
        <TextField
          {...field}
          id="contactEmail"
          type="email"
          label={t.contactEmail}
          help={t.contactHelp}
          optional
          value={input.contactEmail}
          maxLength={254}
        />
        <TextField
          {...field}
          id="contactPhone"
          type="tel"
          label={t.contactPhone}
          optional
          value={input.contactPhone}
          maxLength={40}
        />
        <TextArea
          {...field}
          id="note"
          label={t.note}
          help={t.noteHelp}
          optional
          value={input.note}
          maxLength={2000}
        />
        <SelectField
          {...field}
          id="notices"
          label={t.notices}
          value={input.notices}
          options={Object.entries(t.noticeChoices)}
        />
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
          <a href={path}>{keepMessages[lang].reservations}</a>
        </p>
      </form>
    </div>
  )
}
