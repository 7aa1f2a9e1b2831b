import type { VNode } from 'preact'
import type { Span, ToolModule } from '#modules/tools/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { ActsForm } from '../form-model.ts'
import type { Busy, Contact, CountedPart, Loan, LoanAct, TimelineEntry } from '../model.ts'
import type { ReportMoment } from '../report-model.ts'
import type { DatesProps } from './dates-props.ts'
import type { PaperProps } from './paper-props.ts'

/** What the page of a loan shows. */
export type LoanProps = {
  lang: Lang
  loan: Loan
  /** The stretch of days that who asked said would do; null: not said. */
  around: Span | null
  /** Whether the days offered are among them. */
  offeredWithin: boolean
  contacts: { borrower: Contact | null; holder: Contact | null }
  overdue: boolean
  timeline: TimelineEntry[]
  counted: CountedPart[]
  paper: PaperProps
  /** Its days, and the others proposed; null while it is no promise. */
  dates: DatesProps | null
  /** What whoever reads may do now, in order. */
  acts: LoanAct[]
  /** Whether who borrowed has not told yet what the loan gave. */
  toTell: boolean
  /** The condition report to fill in now; null: none, or not by whoever reads. */
  due: ReportMoment | null
  form: ActsForm
  errors: { field: string; message: string }[]
  busy: Busy | null
  changed: boolean
  notice: string | null
  /** The modules that may be offered, and the names of those free over the days asked for; null: the tool is lent whole. */
  modules: { apart: ToolModule[]; free: string[] } | null
  /** Copies that are free then, to choose among. */
  copies: { id: string; code: string }[]
  /** What happens to its copy in the field. */
  field: VNode
}
