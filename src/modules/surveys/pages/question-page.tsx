import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { BackOffice } from '#ui/back-office.tsx'
import { ErrorSummary, SelectField, TextArea, TextField } from '#ui/form.tsx'
import type { Definition, ProfileField } from '../definition-model.ts'
import type { QuestionInput, SectionInput } from '../form-model.ts'
import { editorMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { FieldError } from '../model.ts'
import { ConditionFields } from './condition-fields.tsx'
import { managePath, surveysPath } from './paths.ts'

type FormProps<Input> = {
  lang: Lang
  survey: { id: string; definition: Definition }
  revision: string
  action: string
  title: string
  input: Input
  errors: FieldError[]
}

function Framed(props: FormProps<unknown> & { children: ComponentChildren }) {
  const { lang, survey, revision, action, title, errors, children } = props
  const t = editorMessages[lang].form
  return (
    <BackOffice lang={lang} current={managePath}>
      <p class="kicker">
        <a href={localPath(lang, `${surveysPath}/${survey.id}`)}>{wordsIn(lang, survey.definition.title)}</a>
      </p>
      <h1>{title}</h1>
      <form method="post" action={localPath(lang, action)} novalidate>
        <ErrorSummary lang={lang} errors={errors} />
        <input type="hidden" name="revision" value={revision} />
        {children}
        <button class="btn" type="submit">
          {t.save}
        </button>
      </form>
    </BackOffice>
  )
}

function Tick({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <p class="choice">
      <label>
        <input type="checkbox" name={name} value="oui" checked={value !== ''} /> {label}
      </label>
    </p>
  )
}

/** `…/question/{code}`: one question and all that its type needs. */
export function QuestionPage(
  props: FormProps<QuestionInput> & {
    /** Facts of a page that its type may be about. */ facts: readonly ProfileField[]
  },
) {
  const { lang, input, errors, survey } = props
  const t = editorMessages[lang]
  const text = (id: keyof QuestionInput, label: string, more: { optional?: boolean; help?: string } = {}) => (
    <TextField
      lang={lang}
      id={id}
      label={label}
      value={input[id]}
      errors={errors}
      maxLength={600}
      {...more}
    />
  )
  const area = (id: 'choices' | 'rows', label: string) => (
    <TextArea
      lang={lang}
      id={id}
      label={label}
      help={t.form.choicesHelp}
      value={input[id]}
      errors={errors}
      maxLength={20_000}
      rows={8}
    />
  )
  const { type } = input
  return (
    <Framed {...props}>
      <input type="hidden" name="type" value={type} />
      <p class="dim">{t.types[type as keyof typeof t.types]}</p>
      {text('labelFr', t.form.labelFr)}
      {text('labelEn', t.form.labelEn, { optional: true })}
      {text('helpFr', t.form.helpFr, { optional: true })}
      {text('helpEn', t.form.helpEn, { optional: true })}
      {['single', 'multiple', 'ranking', 'matrix'].includes(type) && area('choices', t.form.choices)}
      {type === 'matrix' && area('rows', t.form.rows)}
      {(type === 'single' || type === 'multiple') && (
        <Tick name="other" label={t.form.other} value={input.other} />
      )}
      {(type === 'multiple' || type === 'ranking') && text('most', t.form.most, { optional: true })}
      {type === 'number' && (
        <>
          <div class="pair">
            {text('min', t.form.min, { optional: true })}
            {text('max', t.form.max, { optional: true })}
            {text('unitFr', t.form.unitFr, { optional: true })}
            {text('unitEn', t.form.unitEn, { optional: true })}
          </div>
          <Tick name="whole" label={t.form.whole} value={input.whole} />
        </>
      )}
      {type === 'scale' && (
        <div class="pair">
          {text('from', t.form.from)}
          {text('to', t.form.to)}
          {text('lowFr', t.form.lowFr, { optional: true })}
          {text('lowEn', t.form.lowEn, { optional: true })}
          {text('highFr', t.form.highFr, { optional: true })}
          {text('highEn', t.form.highEn, { optional: true })}
        </div>
      )}
      {type === 'text' && <Tick name="long" label={t.form.long} value={input.long} />}
      {type === 'file' && (
        <>
          <Tick name="images" label={t.form.images} value={input.images} />
          <p class="help">{t.form.fileHelp}</p>
        </>
      )}
      {type === 'calculated' && (
        <>
          <SelectField
            lang={lang}
            id="how"
            label={t.form.how}
            value={input.how}
            errors={errors}
            options={Object.entries(t.form.hows)}
          />
          {text('of', t.form.of, { help: t.form.ofHelp(numbersIn(lang, survey.definition, input.code)) })}
        </>
      )}
      {type !== 'calculated' && <Tick name="required" label={t.form.required} value={input.required} />}
      {props.facts.length > 0 && (
        <SelectField
          lang={lang}
          id="profile"
          label={t.form.profile}
          value={input.profile}
          help={
            type === 'single' || type === 'multiple'
              ? `${t.form.profileHelp} ${t.form.profileChoices}`
              : t.form.profileHelp
          }
          options={[
            ['', t.form.noProfile],
            ...props.facts.map((field) => [field, t.form.profiles[field]] as const),
          ]}
          optional
        />
      )}
      {text('code', t.form.code, { optional: true, help: t.form.codeHelp })}
      <ConditionFields lang={lang} definition={survey.definition} input={input} errors={errors} />
    </Framed>
  )
}

/** The questions that a sum may be of, with their codes: `q03 (Combien de fois ?)`. */
const numbersIn = (lang: Lang, { sections }: Definition, own: string) =>
  sections
    .flatMap(({ questions }) => questions)
    .filter(({ type, code }) => ['number', 'scale', 'calculated'].includes(type) && code !== own)
    .map(({ code, label }) => `${code} (${wordsIn(lang, label).slice(0, 60)})`)
    .join(', ')

/** `…/section/{code}`: the words of a section, and when it is asked. */
export function SectionPage(props: FormProps<SectionInput>) {
  const { lang, input, errors, survey } = props
  const t = editorMessages[lang].form
  const common = { lang, errors, maxLength: 600 }
  return (
    <Framed {...props}>
      <TextField {...common} id="titleFr" label={t.titleFr} value={input.titleFr} />
      <TextField {...common} id="titleEn" label={t.titleEn} value={input.titleEn} optional />
      <TextArea {...common} id="helpFr" label={t.helpFr} value={input.helpFr} rows={3} optional />
      <TextArea {...common} id="helpEn" label={t.helpEn} value={input.helpEn} rows={3} optional />
      <ConditionFields lang={lang} definition={survey.definition} input={input} errors={errors} />
    </Framed>
  )
}
