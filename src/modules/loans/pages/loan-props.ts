import type { Lang } from '#platform/i18n/lang.ts'
import type { ActsForm } from '../form-model.ts'
import type { Busy, CountedPart, Loan, LoanAct, TimelineEntry } from '../model.ts'
import type { PaperProps } from './paper-props.ts'

/** What the page of a loan shows. */
export type LoanProps = {
  lang: Lang
  loan: Loan
  overdue: boolean
  timeline: TimelineEntry[]
  counted: CountedPart[]
  paper: PaperProps
  /** What whoever reads may do now, in order. */
  acts: LoanAct[]
  form: ActsForm
  errors: { field: string; message: string }[]
  busy: Busy | null
  changed: boolean
  notice: string | null
  /** Copies that are free then, to choose among. */
  copies: { id: string; code: string }[]
  /** What has to be counted at the return, and what was typed of it. */
  parts: { name: string; quantity: number; found: string; damaged: string; note: string }[]
}
