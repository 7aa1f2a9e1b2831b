import type { Lang } from '#platform/i18n/lang.ts'
import type { Typed } from '../answer-model.ts'
import type { Question } from '../definition-model.ts'
import type { FieldError } from '../model.ts'

/** The file that a question has already. */
export type KeptFile = { name: string; bytes: number }

/** A question as it is shown to who answers. */
export type AnswerProps<Kind extends Question['type'] = Question['type']> = {
  lang: Lang
  question: Extract<Question, { type: Kind }>
  typed: Typed
  errors: FieldError[]
  /** Answers that came from the organisation’s page and nobody confirmed yet. */
  prefilled: ReadonlySet<string>
  /** The file that was joined. */
  kept?: KeptFile | undefined
  /** The file is erased at the closing. */
  cutsLink: boolean
  /** The value of a computed question. */
  computed?: number
}

/** What joins a control to its label, its help and its error. */
export type Described = {
  id: string
  name: string
  'aria-required': true | undefined
  'aria-invalid': true | undefined
  'aria-describedby': string | undefined
}
