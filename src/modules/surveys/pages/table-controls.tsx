import { Said } from '#ui/said.tsx'
import { answerMessages } from '../messages/index.ts'
import type { AnswerProps } from './answer-props.ts'

/** A rank to give to each choice. */
export function RankingControls({ lang, question, typed }: AnswerProps<'ranking'>) {
  const t = answerMessages[lang].step
  const most = Math.min(question.most ?? question.choices.length, question.choices.length)
  const ranks = Array.from({ length: most }, (_, at) => String(at + 1))
  return (
    <>
      {question.choices.map(({ code, label }) => {
        const id = `${question.code}.${code}`
        const value = typed[id]?.[0] ?? ''
        return (
          <p class="choice ranked" key={code}>
            <select id={id} name={id}>
              <option value="" selected={value === ''}>
                {t.noRank}
              </option>
              {ranks.map((rank) => (
                <option key={rank} value={rank} selected={rank === value}>
                  {rank}
                </option>
              ))}
            </select>{' '}
            <label for={id}>
              <span class="sr">{t.rank} : </span>
              <Said lang={lang} words={label} />
            </label>
          </p>
        )
      })}
    </>
  )
}

/** A line of choices for each row: stacked, so that it is read on a phone as well. */
export function MatrixControls({ lang, question, typed }: AnswerProps<'matrix'>) {
  const t = answerMessages[lang].step
  return (
    <>
      {question.rows.map((row) => {
        const name = `${question.code}.${row.code}`
        const value = typed[name]?.[0] ?? ''
        return (
          <fieldset class="matrix-row" key={row.code}>
            <legend>
              <Said lang={lang} words={row.label} />
            </legend>
            {question.choices.map(({ code, label }) => (
              <p class="choice" key={code}>
                <label>
                  <input type="radio" name={name} value={code} checked={code === value} />{' '}
                  <Said lang={lang} words={label} />
                </label>
              </p>
            ))}
            {!question.required && (
              <p class="choice dim">
                <label>
                  <input type="radio" name={name} value="" checked={value === ''} /> {t.noAnswer}
                </label>
              </p>
            )}
          </fieldset>
        )
      })}
    </>
  )
}
