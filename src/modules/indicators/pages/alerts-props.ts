import type { Lang } from '#platform/i18n/lang.ts'
import type { AlertRule, ListedAlert } from '../alert-model.ts'
import type { Indicator } from '../model.ts'
import type { FieldError } from './care-props.ts'

export const alertsPath = '/administration/alertes'

export type AlertsProps = {
  lang: Lang
  alerts: ListedAlert[]
  total: number
  answered: boolean
  page: number
  pages: number
  rules: AlertRule[]
  indicators: Indicator[]
  mayAnswer: boolean
  /** The rule that came back. */
  typed: Record<'title' | 'indicator' | 'kind' | 'level' | 'threshold' | 'tell', string>
  /** The note that came back. */
  note: { id: string; text: string } | null
  errors: FieldError[]
  done: string | null
}
