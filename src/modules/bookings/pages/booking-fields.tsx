import type { Lang } from '#platform/i18n/lang.ts'
import { SelectField, TextArea, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { BookingInput, BookingKind, FieldError } from '../model.ts'

type Props = {
  lang: Lang
  kind: BookingKind
  input: BookingInput
  errors: FieldError[]
  /** The most seats of one booking. */
  most: number
  /** The organiser writes it down: no address is needed. */
  byHand?: boolean
}

/** How many come, and who. */
export function BookingFields(props: Props) {
  const { lang, kind, input, errors, byHand = false } = props
  const t = messages[lang].form
  const field = { lang, errors }
  return (
    <>
      {kind === 'group' ? <GroupFields {...props} /> : <SeatsField {...props} />}
      <TextField {...field} id="name" label={t.name} value={input.name} maxLength={120} autocomplete="name" />
      <TextField
        {...field}
        id="email"
        type="email"
        label={t.email}
        help={t.emailHelp}
        optional={byHand}
        value={input.email}
        maxLength={254}
        autocomplete="email"
      />
      <TextField
        {...field}
        id="phone"
        type="tel"
        label={t.phone}
        help={t.phoneHelp}
        optional
        value={input.phone}
        maxLength={40}
        autocomplete="tel"
      />
      <TextField
        {...field}
        id="accessNeeds"
        label={t.accessNeeds}
        help={t.accessHelp}
        optional
        value={input.accessNeeds}
        maxLength={500}
      />
      <TextArea
        {...field}
        id="message"
        label={t.message}
        optional
        value={input.message}
        rows={3}
        maxLength={1000}
      />
      <input type="hidden" name="key" value={input.key} />
    </>
  )
}

function SeatsField({ lang, input, errors, most, byHand }: Props) {
  const t = messages[lang].form
  return (
    <TextField
      lang={lang}
      errors={errors}
      id="seats"
      type="number"
      label={t.seats}
      help={byHand ? undefined : t.most(most)}
      value={input.seats}
    />
  )
}

function GroupFields({ lang, input, errors, most, byHand }: Props) {
  const t = messages[lang]
  const field = { lang, errors }
  return (
    <>
      <TextField
        {...field}
        id="structure"
        label={t.form.structure}
        value={input.structure}
        maxLength={160}
        autocomplete="organization"
      />
      <SelectField
        {...field}
        id="level"
        label={t.form.level}
        value={input.level}
        options={[['', t.form.choose], ...Object.entries(t.levels)]}
      />
      <TextField
        {...field}
        id="levelNote"
        label={t.form.levelNote}
        optional
        value={input.levelNote}
        maxLength={120}
      />
      <TextField
        {...field}
        id="pupils"
        type="number"
        label={t.form.pupils}
        help={byHand ? undefined : t.form.groupHelp(most)}
        value={input.pupils}
      />
      <TextField {...field} id="adults" type="number" label={t.form.adults} value={input.adults} />
    </>
  )
}
