import type { ComponentChildren } from 'preact'
import type { Lang } from '#platform/i18n/lang.ts'
import { describedBy, Field } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { ExpertInput, FieldError, Word } from '../model.ts'
import { label } from './words.ts'

export type SectionsProps = {
  lang: Lang
  input: ExpertInput
  errors: FieldError[]
  choices: Record<'theme' | 'audience' | 'format' | 'language', Word[]>
  organisations: { id: string; name: string }[]
}

type TextField = {
  [Key in keyof ExpertInput]: ExpertInput[Key] extends string ? Key : never
}[keyof ExpertInput]

/** The sections of the form: who, what, where and when, on what terms. */
export function Sections({ lang, input, errors, choices, organisations }: SectionsProps) {
  const t = messages[lang].form
  const control = (id: TextField, help: boolean) => ({
    id,
    name: id,
    'aria-invalid': errors.some((each) => each.field === id) || undefined,
    'aria-describedby': describedBy(id, help, errors),
  })
  const text = (
    id: TextField,
    words: string,
    more: { help?: string; optional?: boolean; max?: number; mode?: 'numeric' } = {},
  ) => (
    <Field lang={lang} id={id} label={words} help={more.help} optional={more.optional} errors={errors}>
      <input
        type="text"
        value={input[id]}
        maxLength={more.max ?? 160}
        inputMode={more.mode}
        {...control(id, more.help !== undefined)}
      />
    </Field>
  )
  const area = (id: TextField, words: string, help?: string) => (
    <Field lang={lang} id={id} label={words} help={help} optional errors={errors}>
      <textarea rows={6} maxLength={4000} {...control(id, help !== undefined)}>
        {input[id]}
      </textarea>
    </Field>
  )
  const boxes = (id: 'theme' | 'audience' | 'format' | 'languages', words: string, list: Word[]) => (
    <Boxes
      id={id}
      legend={words}
      errors={errors}
      chosen={input[id]}
      options={list.map((word) => ({ value: word.code, label: label(lang, word) }))}
    />
  )
  const names = messages[lang].sheet
  const numbered = (list: string[]) => list.map((name, at) => ({ value: String(at + 1), label: name }))
  return (
    <>
      <Section title={t.who}>
        {text('name', t.name, { max: 120 })}
        {text('headlineFr', t.headline, { help: t.headlineHelp })}
        {text('headlineEn', t.headlineEn, { optional: true })}
        {area('presentationFr', t.presentation, t.presentationHelp)}
        {area('presentationEn', t.presentationEn)}
        {organisations.length > 0 && (
          <Field lang={lang} id="organisation" label={t.organisation} optional errors={errors}>
            <select {...control('organisation', false)}>
              <option value="">{t.noOrganisation}</option>
              {organisations.map((one) => (
                <option key={one.id} value={one.id} selected={one.id === input.organisation}>
                  {one.name}
                </option>
              ))}
            </select>
          </Field>
        )}
        {text('affiliation', t.affiliation, { help: t.affiliationHelp, optional: true, max: 200 })}
        {text('orcid', t.orcid, { help: t.orcidHelp, optional: true, max: 60 })}
      </Section>
      <Section title={t.what}>
        {boxes('theme', t.theme, choices.theme)}
        {text('keywords', t.keywords, { help: t.keywordsHelp, optional: true, max: 1300 })}
        {boxes('format', t.format, choices.format)}
        {boxes('audience', t.audience, choices.audience)}
        {boxes('languages', t.languages, choices.language)}
      </Section>
      <Section title={t.whereWhen}>
        {text('commune', t.commune, { help: t.communeHelp, max: 100 })}
        {text('travelKm', t.travelKm, { help: t.travelKmHelp, optional: true, max: 4, mode: 'numeric' })}
        {text('availability', t.availability, { optional: true, max: 500 })}
        <Boxes
          id="months"
          legend={t.months}
          errors={errors}
          chosen={input.months}
          options={numbered(names.months)}
        />
        <Boxes
          id="weekdays"
          legend={t.weekdays}
          errors={errors}
          chosen={input.weekdays}
          options={numbered(names.weekdays)}
        />
      </Section>
      <Section title={t.terms}>
        <Boxes
          id="fee"
          legend={t.fee}
          type="radio"
          errors={errors}
          chosen={[input.fee]}
          options={(['free', 'expenses', 'negotiable', 'paid'] as const).map((fee) => ({
            value: fee,
            label: names.fees[fee],
          }))}
        />
        {text('feeNote', t.feeNote, { optional: true, max: 300 })}
        {text('yearlyLimit', t.yearlyLimit, {
          help: t.yearlyLimitHelp,
          optional: true,
          max: 3,
          mode: 'numeric',
        })}
      </Section>
    </>
  )
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

type BoxesProps = {
  id: string
  legend: string
  type?: 'checkbox' | 'radio'
  errors: FieldError[]
  chosen: string[]
  options: { value: string; label: string }[]
}

/** A group of boxes under one question. */
function Boxes({ id, legend, type = 'checkbox', errors, chosen, options }: BoxesProps) {
  const error = errors.find((each) => each.field === id)
  return (
    <fieldset
      class={error ? 'field wrong' : 'field'}
      id={id}
      tabindex={-1}
      aria-describedby={describedBy(id, false, errors)}
    >
      <legend>{legend}</legend>
      <div class="choices">
        {options.map((option) => (
          <p class="choice" key={option.value}>
            <label>
              <input type={type} name={id} value={option.value} checked={chosen.includes(option.value)} />{' '}
              {option.label}
            </label>
          </p>
        ))}
      </div>
      {error && (
        <p class="field-error" id={`${id}-erreur`}>
          {error.message}
        </p>
      )}
    </fieldset>
  )
}
