import { Icon } from '#ui/icon.tsx'
import { Said } from '#ui/said.tsx'
import { answerMessages } from '../messages/index.ts'
import { wordsIn } from '../messages/words.ts'
import type { AnswerProps } from './answer-props.ts'

type Props = AnswerProps<'single' | 'multiple' | 'scale'>

/** Choices to tick, one or several; the steps of a scale; words of one’s own under « autre ». */
export function ChoiceControls({ lang, question, typed, errors }: Props) {
  const t = answerMessages[lang].step
  const chosen = typed[question.code] ?? []
  const several = question.type === 'multiple'
  const options =
    question.type === 'scale'
      ? Array.from({ length: question.to - question.from + 1 }, (_, at) => ({
          code: String(question.from + at),
          label: stepOf(lang, question, question.from + at),
        }))
      : question.choices.map(({ code, label }) => ({ code, label: <Said lang={lang} words={label} /> }))
  const other = question.type !== 'scale' && question.other
  const listed = other && !options.some(({ code }) => code === 'other')
  const all = listed ? [...options, { code: 'other', label: t.other }] : options
  const words = `${question.code}_other`
  const error = errors.find(({ field }) => field === words)
  return (
    <>
      {/* Nothing chosen must be sayable again once something was. */}
      {all.map(({ code, label }) => (
        <p class="choice" key={code}>
          <label>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={question.code}
              value={code}
              checked={chosen.includes(code)}
            />{' '}
            {label}
          </label>
        </p>
      ))}
      {!several && !question.required && (
        <p class="choice dim">
          <label>
            <input type="radio" name={question.code} value="" checked={chosen.every((each) => each === '')} />{' '}
            {t.noAnswer}
          </label>
        </p>
      )}
      {other && (
        <div class={error ? 'field wrong' : 'field'}>
          <label for={words}>
            {t.other} : {t.otherWords.toLowerCase()}
          </label>
          <input
            id={words}
            name={words}
            type="text"
            maxLength={200}
            value={typed[words]?.[0] ?? ''}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${words}-erreur` : undefined}
          />
          {error && (
            <p class="field-error" id={`${words}-erreur`}>
              <Icon name="alert" size={16} /> {error.message}
            </p>
          )}
        </div>
      )}
    </>
  )
}

/** A step of a scale, with what its ends mean. */
function stepOf(lang: Props['lang'], question: AnswerProps<'scale'>['question'], value: number): string {
  const end = value === question.from ? question.low : value === question.to ? question.high : undefined
  return end ? `${value}, ${wordsIn(lang, end)}` : String(value)
}
