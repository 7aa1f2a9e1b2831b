import { localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { MonthsBeside, MonthTable, type MonthTableProps } from './month-table.tsx'

export type MonthProps = MonthTableProps & {
  /** The list under the same filters. */
  list: string
  filtered: boolean
}

/** `/agenda?vue=mois`: a month, day by day. */
export function MonthPage({ list, filtered, ...month }: MonthProps) {
  const { lang, title } = month
  const t = messages[lang].month
  return (
    <div class="wrap block agenda">
      <h1>{title}</h1>
      <nav class="actions no-print" aria-label={t.months}>
        <MonthsBeside {...month} />
        <a class="btn ghost small" href={localPath(lang, list)}>
          {filtered ? t.changeFilters : t.list}
        </a>
      </nav>
      {filtered && <p class="dim">{t.filtered}</p>}
      <MonthTable {...month} />
    </div>
  )
}
