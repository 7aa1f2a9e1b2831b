import type { Lang } from '#platform/i18n/lang.ts'
import type { ChangeLine } from '../entry-model.ts'
import type { Indicator } from '../model.ts'

/** What to correct, and in which field. */
export type FieldError = { field: string; message: string }

export const carePath = '/administration/indicateurs'

/** What came back of a form, by the name of its fields. */
export type Filled = Readonly<Record<string, string>>

export type CareProps = {
  lang: Lang
  indicator: Indicator
  changes: ChangeLine[]
  page: number
  more: boolean
  mayEdit: boolean
  filled: Filled
  errors: FieldError[]
  done: string | null
  /** `lines`: those refused, as ranges, by reason. */
  report: { written: number; same: number; refused: number; lines: { lines: string; why: string }[] } | null
}
