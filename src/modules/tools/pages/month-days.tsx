import { dateFormat } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { CalendarMonth, Stretch } from '../availability-model.ts'
import { messages } from '../messages/index.ts'

type Props = {
  lang: Lang
  month: CalendarMonth
  /** Where a free day leads, to be asked for; null: it cannot be. In the page's language. */
  ask: ((day: string) => string) | null
  /** The addresses of the months before and after, in the page's language. */
  before: string | null
  after: string | null
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** One month day by day, weeks from Monday: the state of each day in words, and a free one leads to its request. */
export function MonthDays({ lang, month, ask, before, after }: Props) {
  const t = messages[lang].sheet
  const said = (day: string, options: Intl.DateTimeFormatOptions) =>
    dateFormat(lang, { ...options, timeZone: 'UTC' }).format(noon(day))
  const title = said(`${month.month}-15`, { month: 'long', year: 'numeric' })
  const days = Array.from(
    { length: month.days },
    (_, at) => `${month.month}-${String(at + 1).padStart(2, '0')}`,
  )
  const lead = (noon(days[0] ?? '').getUTCDay() + 6) % 7
  const cells = [...Array<null>(lead).fill(null), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => {
    const some = cells.slice(week * 7, week * 7 + 7)
    return [...some, ...Array<null>(7 - some.length).fill(null)]
  })
  const stretchOf = (day: string) => month.stretches.find(({ from, to }) => from <= day && day <= to)
  return (
    <section aria-labelledby="mois" class="no-print">
      <h3 id="mois">{title}</h3>
      <p class="actions">
        {before && <a href={`${before}#mois`}>{t.monthBefore}</a>}
        {after && <a href={`${after}#mois`}>{t.monthAfter}</a>}
      </p>
      <table class="month-days" aria-labelledby="mois">
        <thead>
          <tr>
            {[1, 2, 3, 4, 5, 6, 7].map((day) => (
              // The first of February 2027 is a Monday.
              <th scope="col" key={day} abbr={said(`2027-02-0${day}`, { weekday: 'long' })}>
                {said(`2027-02-0${day}`, { weekday: 'short' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((day, at) => (
                <Day key={at} lang={lang} day={day} stretch={day ? stretchOf(day) : undefined} ask={ask} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Day(props: { lang: Lang; day: string | null; stretch: Stretch | undefined; ask: Props['ask'] }) {
  const { lang, day, stretch, ask } = props
  if (day === null) return <td />
  const number = Number(day.slice(8))
  if (!stretch) return <td class="dim">{number}</td>
  const words = messages[lang].sheet.states[stretch.state]
  return (
    <td class={stretch.state}>
      {number}{' '}
      {stretch.state === 'free' && ask ? (
        <a href={ask(day)} rel="nofollow">
          {words}
        </a>
      ) : (
        <span>{words}</span>
      )}
    </td>
  )
}
