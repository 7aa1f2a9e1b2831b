import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary } from '#ui/form.tsx'
import { Said } from '#ui/said.tsx'
import type { Typed } from '../answer-model.ts'
import type { Answers } from '../definition-model.ts'
import { answerMessages } from '../messages/index.ts'
import { titleWords, wordsIn } from '../messages/words.ts'
import type { Campaign, FieldError } from '../model.ts'
import type { AskedSection } from '../visible-model.ts'
import { AnswerField } from './answer-field.tsx'
import type { KeptFile } from './answer-props.ts'

export type StepProps = {
  lang: Lang
  campaign: Campaign
  base: string
  step: AskedSection
  at: number
  total: number
  first: boolean
  typed: Typed
  answers: Answers
  prefilled: ReadonlySet<string>
  files: ReadonlyMap<string, KeptFile>
  errors: FieldError[]
  notice: 'saved' | 'opened' | null
  /** The whole address to come back by, for who has no mail with it. */
  ownLink: string | null
}

/** One section of a questionnaire. */
export function StepPage(props: StepProps) {
  const { lang, campaign, base, step, at, total, errors, notice } = props
  const t = answerMessages[lang].step
  const { section } = step
  return (
    <div class="wrap block narrow">
      <p class="kicker">
        <Said lang={lang} words={titleWords(campaign)} />
      </p>
      <p class="dim">
        {t.of(at, total)} <progress class="steps" max={total} value={at} aria-hidden="true" />
      </p>
      <h1>
        <Said lang={lang} words={section.title} />
      </h1>
      {section.help && (
        <p class="prewrap">
          <Said lang={lang} words={section.help} />
        </p>
      )}
      <ErrorSummary lang={lang} errors={withLabels(props)} />
      {notice && (
        <Alert kind={notice === 'saved' ? 'success' : 'info'}>
          <p>{t[notice]}</p>
        </Alert>
      )}
      <form
        method="post"
        action={localPath(lang, `${base}/partie/${section.code}`)}
        enctype={step.questions.some(({ type }) => type === 'file') ? 'multipart/form-data' : undefined}
        novalidate
      >
        {step.questions.map((question) => {
          const computed = props.answers[question.code]
          return (
            <AnswerField
              key={question.code}
              lang={lang}
              question={question}
              typed={props.typed}
              errors={errors}
              prefilled={props.prefilled}
              kept={props.files.get(question.code)}
              cutsLink={campaign.cutsLink}
              {...(question.type === 'calculated' && typeof computed === 'number' && { computed })}
            />
          )
        })}
        <p class="actions">
          <button class="btn" type="submit" name="acte" value="suivant">
            {t.next}
          </button>
          {!props.first && (
            <button class="btn ghost" type="submit" name="acte" value="retour">
              {t.previous}
            </button>
          )}
          <button class="btn ghost" type="submit" name="acte" value="plus-tard">
            {t.later}
          </button>
        </p>
      </form>
      {props.ownLink && (
        <details>
          <summary>{t.keep}</summary>
          <p>{t.keepHelp}</p>
          <p class="code">{props.ownLink}</p>
        </details>
      )}
    </div>
  )
}

/** What to correct, each with the question it is about. */
const withLabels = ({ lang, step, errors }: StepProps) =>
  errors.map(({ field, message }) => {
    const question = step.questions.find(({ code }) => field === code || field === `${code}_other`)
    return { field, message: question ? `${wordsIn(lang, question.label)} ${message}` : message }
  })
