import type { Lang } from '#platform/i18n/lang.ts'
import { dayInWords, shortDay } from '../messages/days.ts'
import { messages } from '../messages/index.ts'
import type { Week, WeekTable } from '../weeks-model.ts'

/** What each copy does week by week: a table that is read, and scrolled on a phone. Numbers lead to the list, on the page `href` or this one. */
export function WeekCalendar({ lang, weeks, href = '' }: { lang: Lang; weeks: WeekTable; href?: string }) {
  const t = messages[lang].plan
  if (weeks.weeks.length === 0) return <p>{t.nothingServed}</p>
  return (
    <>
      <section class="table-scroll" aria-labelledby="semaines" tabindex={0}>
        <table class="plan-weeks">
          <thead>
            <tr>
              <th scope="col">{t.copy}</th>
              {weeks.weeks.map((week) => (
                <th key={week} scope="col">
                  <span class="sr">{t.week(dayInWords(lang, week))}</span>
                  <span aria-hidden="true">{shortDay(lang, week)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.rows.map((row) => (
              <tr key={`${row.tool} ${row.copy} ${row.module}`}>
                <th scope="row">
                  {row.copy}
                  {row.module && (
                    <>
                      <br />
                      {row.module}
                    </>
                  )}
                  <br />
                  <span class="dim">{row.tool}</span>
                </th>
                {row.cells.map((cell, at) => (
                  <Cell key={weeks.weeks[at]} lang={lang} cell={cell} href={href} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p class="help">{t.calendarNote}</p>
    </>
  )
}

function Cell({ lang, cell, href }: { lang: Lang; cell: Week; href: string }) {
  const t = messages[lang].plan
  const kinds = (['direct', 'buffer', 'closed', 'taken'] as const).filter((kind) => cell[kind])
  const main = cell.loans.length > 0 ? 'loan' : (kinds[0] ?? '')
  return (
    <td class={main || undefined}>
      {cell.loans.map((number, at) => (
        <span key={number}>
          {at > 0 && ' '}
          <a href={`${href}#pret-${number}`}>{number}</a>
        </span>
      ))}
      {kinds.map((kind) => (
        <span key={kind}>
          <span aria-hidden="true"> {t.marks[kind]}</span>
          <span class="sr"> {t.cells[kind]}</span>
        </span>
      ))}
    </td>
  )
}
