import type { Lang } from '#platform/i18n/lang.ts'
import { SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { CopyForm } from '../form-model.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { FieldError } from './controls.tsx'

/** What is written of a copy. */
export function CopyFields({ lang, form, errors }: { lang: Lang; form: CopyForm; errors: FieldError[] }) {
  const t = formMessages[lang].copy
  const line = (id: keyof CopyForm, max: number, help?: string, optional = true, inputMode?: 'decimal') => (
    <TextField
      lang={lang}
      id={id}
      label={t[id]}
      value={form[id]}
      help={help}
      optional={optional}
      errors={errors}
      maxLength={max}
      inputMode={inputMode}
    />
  )
  return (
    <>
      {line('code', 40, t.codeHelp, false)}
      <SelectField
        lang={lang}
        id="state"
        label={t.state}
        value={form.state}
        errors={errors}
        options={Object.entries(messages[lang].copyStates)}
      />
      {line('organisation', 200, t.organisationHelp)}
      {line('commune', 100, t.communeHelp)}
      <TextField
        lang={lang}
        id="purchasedOn"
        label={t.purchasedOn}
        type="date"
        value={form.purchasedOn}
        optional
        errors={errors}
      />
      {line('purchaseValue', 14, undefined, true, 'decimal')}
      {line('insuranceValue', 14, undefined, true, 'decimal')}
      <TextArea
        lang={lang}
        id="note"
        label={t.note}
        value={form.note}
        optional
        errors={errors}
        rows={3}
        maxLength={1000}
      />
    </>
  )
}
