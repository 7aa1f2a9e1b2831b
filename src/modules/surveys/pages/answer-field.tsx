import type { ComponentChildren } from 'preact'
import { Icon } from '#ui/icon.tsx'
import { Said } from '#ui/said.tsx'
import type { Question } from '../definition-model.ts'
import { answerMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { AnswerProps, Described } from './answer-props.ts'
import { ChoiceControls } from './choice-controls.tsx'
import { FileControl } from './file-control.tsx'
import { MatrixControls, RankingControls } from './table-controls.tsx'

/** One question with its control, in the page of its section. */
export function AnswerField(props: AnswerProps) {
  const { lang, question, typed } = props
  const t = answerMessages[lang].step
  const text = typed[question.code]?.[0] ?? ''
  switch (question.type) {
    case 'single':
    case 'multiple':
    case 'scale':
      return (
        <Group {...props}>
          <ChoiceControls {...props} question={question} />
        </Group>
      )
    case 'ranking':
      return (
        <Group {...props}>
          <RankingControls {...props} question={question} />
        </Group>
      )
    case 'matrix':
      return (
        <Group {...props}>
          <MatrixControls {...props} question={question} />
        </Group>
      )
    case 'calculated':
      return props.computed === undefined ? null : (
        <p class="field">
          <strong>
            <Said lang={lang} words={question.label} />
          </strong>{' '}
          : {props.computed}
        </p>
      )
    case 'file':
      return (
        <Labelled {...props}>
          {(described) => <FileControl {...props} question={question} described={described} />}
        </Labelled>
      )
    default:
      return (
        <Labelled {...props}>
          {(described) =>
            question.type === 'text' && question.long ? (
              <textarea {...described} rows={5} maxLength={4000}>
                {text}
              </textarea>
            ) : (
              <input
                {...described}
                // Preact types an input by its type: here it is one of several.
                type={(question.type === 'date' ? 'date' : 'text') as 'text'}
                inputMode={question.type === 'number' ? (question.whole ? 'numeric' : 'decimal') : undefined}
                maxLength={300}
                placeholder={undefined}
                title={question.type === 'commune' ? t.commune : undefined}
                value={text}
              />
            )
          }
        </Labelled>
      )
  }
}

const ids = (question: Question) => ({ help: `${question.code}-aide`, error: `${question.code}-erreur` })

/** What helps to answer: help of its author, where a value comes from, how many choices. */
function Help({ lang, question, prefilled, cutsLink }: AnswerProps) {
  const t = answerMessages[lang].step
  const lines = [
    question.help && wordsIn(lang, question.help),
    question.type === 'multiple' && question.most && t.most(question.most),
    question.type === 'ranking' && t.ranks,
    question.type === 'ranking' && question.most && t.most(question.most),
    question.type === 'commune' && t.commune,
    question.type === 'file' && (question.images ? t.picture : t.file),
    question.type === 'file' && t.fileSeen,
    question.type === 'file' && (cutsLink ? t.fileCut : t.fileKept),
    question.type === 'number' && question.unit && wordsIn(lang, question.unit),
    prefilled.has(question.code) && t.prefilled,
  ].filter(Boolean)
  return lines.length === 0 ? null : (
    <p class="help" id={ids(question).help}>
      {lines.join(' ')}
    </p>
  )
}

const helped = (props: AnswerProps) => {
  const { question, prefilled } = props
  return (
    question.help !== undefined ||
    prefilled.has(question.code) ||
    question.type === 'ranking' ||
    question.type === 'commune' ||
    question.type === 'file' ||
    (question.type === 'multiple' && question.most !== undefined) ||
    (question.type === 'number' && question.unit !== undefined)
  )
}

function Fault({ question, errors }: AnswerProps) {
  const error = errors.find(({ field }) => field === question.code)
  return error ? (
    <p class="field-error" id={ids(question).error}>
      <Icon name="alert" size={16} /> {error.message}
    </p>
  ) : null
}

const describedBy = (props: AnswerProps, wrong: boolean) =>
  [helped(props) && ids(props.question).help, wrong && ids(props.question).error].filter(Boolean).join(' ') ||
  undefined

function Title({ lang, question }: AnswerProps) {
  return (
    <>
      <Said lang={lang} words={question.label} />
      {question.required && <span class="dim"> ({answerMessages[lang].step.required})</span>}
    </>
  )
}

function Group(props: AnswerProps & { children: ComponentChildren }) {
  const { question, errors } = props
  const wrong = errors.some(({ field }) => field === question.code)
  return (
    <fieldset class="field" id={question.code} tabindex={-1} aria-describedby={describedBy(props, wrong)}>
      <legend>
        <Title {...props} />
      </legend>
      <Help {...props} />
      {props.children}
      <Fault {...props} />
    </fieldset>
  )
}

function Labelled(
  props: Omit<AnswerProps, never> & { children: (described: Described) => ComponentChildren },
) {
  const { question, errors } = props
  const wrong = errors.some(({ field }) => field === question.code)
  return (
    <div class={wrong ? 'field wrong' : 'field'}>
      <label for={question.code}>
        <Title {...props} />
      </label>
      <Help {...props} />
      {props.children({
        id: question.code,
        name: question.code,
        'aria-required': question.required || undefined,
        'aria-invalid': wrong || undefined,
        'aria-describedby': describedBy(props, wrong),
      })}
      <Fault {...props} />
    </div>
  )
}
