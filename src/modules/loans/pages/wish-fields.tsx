import type { ComponentChildren } from 'preact'
import type { Lang } from '#platform/i18n/lang.ts'
import { SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { WishForm } from '../form-model.ts'
import { messages } from '../messages/index.ts'

type WishProps = {
  lang: Lang
  organisations: { id: string; name: string; demo: boolean }[]
  form: WishForm
  errors: { field: string; message: string }[]
  /** What of the tool is asked for. */
  what?: ComponentChildren
  /** The questions of who lends. */
  children?: ComponentChildren
}

/** What is said of a wish, whatever the tools: who, when, where, for what. */
export function WishFields({ lang, organisations, form, errors, what, children }: WishProps) {
  const t = messages[lang].ask
  const common = { lang, errors }
  const date = (id: 'from' | 'to') => (
    <TextField {...common} id={id} label={t[id]} type="date" value={form[id]} />
  )
  const line = (id: 'placeName' | 'placeAddress' | 'commune' | 'audience', most: number, help?: string) => (
    <TextField {...common} id={id} label={t[id]} value={form[id]} maxLength={most} optional help={help} />
  )
  return (
    <>
      <SelectField
        {...common}
        id="structure"
        label={t.structure}
        value={form.structure}
        options={organisations.map(({ id, name, demo }) => [id, demo ? t.invented(name) : name] as const)}
      />
      {what}
      {date('from')}
      {date('to')}
      <TextField
        {...common}
        id="flexibleDays"
        label={t.flexible}
        help={t.flexibleHelp}
        value={form.flexibleDays}
        type="number"
        optional
      />
      <SelectField
        {...common}
        id="where"
        label={t.where}
        value={form.where}
        options={[
          ['own', t.own],
          ['other', t.other],
        ]}
      />
      <fieldset class="field">
        <legend>{t.elsewhere}</legend>
        {line('placeName', 200)}
        {line('placeAddress', 300)}
        {line('commune', 100, t.communeHelp)}
      </fieldset>
      {line('audience', 300)}
      <TextArea
        {...common}
        id="purpose"
        label={t.purpose}
        value={form.purpose}
        optional
        rows={3}
        maxLength={2000}
      />
      {children}
      <TextArea {...common} id="message" label={t.message} value={form.message} optional rows={4} />
      <div class="field">
        <p class="choice">
          <label>
            <input
              type="checkbox"
              name="waiting"
              value="yes"
              checked={form.waiting === 'yes'}
              aria-describedby="waiting-aide"
            />{' '}
            {t.waiting}
          </label>
        </p>
        <p class="help" id="waiting-aide">
          {t.waitingHelp}
        </p>
      </div>
    </>
  )
}
