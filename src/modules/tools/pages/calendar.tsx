import { dateFormat } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { CalendarMonth, Stretch } from '../availability-model.ts'
import { messages } from '../messages/index.ts'

/** `href`: where a month is shown day by day, in the page's language. */
type Props = { lang: Lang; months: CalendarMonth[]; href: (month: string) => string }

const monthInWords = (lang: Lang, month: string) =>
  dateFormat(lang, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-15T12:00:00Z`),
  )
const dayOf = (day: string) => Number(day.slice(8))

/** Twelve months, one a line: how many days are free, which ones in words, and the same as a strip for the eye. */
export function Calendar({ lang, months, href }: Props) {
  const t = messages[lang].sheet
  return (
    <section class="table-scroll" aria-labelledby="calendrier" tabindex={0}>
      <table class="year" aria-labelledby="calendrier">
        <thead>
          <tr>
            <th scope="col">{t.month}</th>
            <th scope="col">{t.freeDays}</th>
            <th scope="col">{t.detail}</th>
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">
                <a href={`${href(month.month)}#mois`} rel="nofollow">
                  {monthInWords(lang, month.month)}
                </a>
              </th>
              <td>{month.freeDays}</td>
              <td>
                <Strip month={month} />
                {inWords(lang, month)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function inWords(lang: Lang, month: CalendarMonth): string {
  const t = messages[lang].sheet
  const [only] = month.stretches
  const said = ({ state, copies }: Stretch) => (state === 'free' ? t.freeCopies(copies) : t.states[state])
  if (only && month.stretches.length === 1) return `${said(only)}, ${t.wholeMonth}`
  return month.stretches
    .map((stretch) => `${said(stretch)} ${t.span(dayOf(stretch.from), dayOf(stretch.to))}`)
    .join(lang === 'fr' ? '\u00a0; ' : '; ')
}

/** Free days full height, taken ones low, closed ones a line: the shape says it without colour. */
function Strip({ month }: { month: CalendarMonth }) {
  const heights = { free: 10, taken: 4, closed: 1 }
  return (
    <svg viewBox={`0 0 ${month.days * 4} 10`} class="strip" preserveAspectRatio="none" aria-hidden="true">
      {month.stretches.map(({ from, to, state }) => (
        <rect
          key={from}
          class={state}
          x={(dayOf(from) - 1) * 4}
          y={10 - heights[state]}
          width={(dayOf(to) - dayOf(from) + 1) * 4}
          height={heights[state]}
        />
      ))}
    </svg>
  )
}
