import type { Lang } from '#platform/i18n/lang.ts'
import { SelectField, TextField } from '#ui/form.tsx'
import type { Definition } from '../definition-model.ts'
import type { ConditionInput } from '../form-model.ts'
import { editorMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { FieldError } from '../model.ts'

const testsOffered = [1, 2, 3, 4] as const

/** When a question or a section is asked: up to four tests of what was answered. */
export function ConditionFields(props: {
  lang: Lang
  definition: Definition
  input: ConditionInput
  errors: FieldError[]
}) {
  const { lang, definition, input, errors } = props
  const t = editorMessages[lang].form
  const questions = definition.sections.flatMap((section) => section.questions)
  const options = [
    ['', t.none] as const,
    ...questions.map(({ code, label }) => [code, `${code} · ${wordsIn(lang, label).slice(0, 80)}`] as const),
  ]
  const used = testsOffered.some((at) => input[`test${at}Question`] !== '')
  const wrong = errors.some(({ field }) => field.startsWith('test'))
  return (
    <details open={used || wrong}>
      <summary>{t.when}</summary>
      <p class="help">{t.whenHelp}</p>
      <SelectField
        lang={lang}
        id="need"
        label={t.need}
        value={input.need}
        options={Object.entries(t.needs)}
      />
      {testsOffered.map((at) => (
        <fieldset key={at}>
          <legend>{t.test(at)}</legend>
          <div class="pair">
            <SelectField
              lang={lang}
              id={`test${at}Question`}
              label={t.question}
              value={input[`test${at}Question`]}
              errors={errors}
              options={options}
              optional
            />
            <SelectField
              lang={lang}
              id={`test${at}Is`}
              label={t.is}
              value={input[`test${at}Is`]}
              options={Object.entries(t.kinds)}
            />
            <TextField
              lang={lang}
              id={`test${at}Value`}
              label={t.value}
              value={input[`test${at}Value`]}
              errors={errors}
              maxLength={200}
              list="reponses-proposees"
              optional
            />
          </div>
        </fieldset>
      ))}
      <datalist id="reponses-proposees">
        {questions.flatMap((question) =>
          question.type === 'single' || question.type === 'multiple'
            ? question.choices.map(({ code, label }) => (
                <option key={`${question.code}.${code}`} value={wordsIn(lang, label).slice(0, 200)}>
                  {`${question.code} · ${wordsIn(lang, question.label).slice(0, 80)}`}
                </option>
              ))
            : [],
        )}
      </datalist>
    </details>
  )
}
