import type { Lang } from '#platform/i18n/lang.ts'
import type { AlertFilter, AlertRule, ListedAlert } from '../alert-model.ts'
import type { Indicator } from '../model.ts'
import type { FieldError } from './care-props.ts'

export const alertsPath = '/administration/alertes'

export type AlertsProps = {
  lang: Lang
  alerts: ListedAlert[]
  total: number
  filter: AlertFilter
  /** How the address names each state. */
  states: Record<AlertFilter['state'], string>
  page: number
  pages: number
  rules: AlertRule[]
  indicators: Indicator[]
  mayAnswer: boolean
  /** The rule that came back. */
  typed: Record<'title' | 'indicator' | 'kind' | 'level' | 'threshold' | 'tell', string>
  /** The rule being set that came back. */
  changed: ({ id: string } & Record<'title' | 'threshold' | 'tell', string>) | null
  /** The note that came back. */
  note: { id: string; text: string } | null
  errors: FieldError[]
  done: string | null
}
