import type { DayOfEntries } from '#modules/search/index.ts'
import { dateFormat } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { clock } from '#platform/i18n/when.ts'
import { messages } from '../messages/index.ts'

type Day = DayOfEntries & { day: string; href: string }
type Beside = { month: string; href: string } | null

/** A month: its days with what they hold, and those beside it. Addresses are language-free. */
export type MonthTableProps = {
  lang: Lang
  title: string
  days: Day[]
  previous: Beside
  next: Beside
  /** Where links to days and events open: `_top` from a frame. */
  target?: '_top' | undefined
}

const said = (lang: Lang, day: string, options: Intl.DateTimeFormatOptions) =>
  dateFormat(lang, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

/** « décembre 2026 » */
export const monthInWords = (lang: Lang, month: string): string =>
  said(lang, `${month}-01`, { month: 'long', year: 'numeric' })

/** The links to the months beside this one. */
export function MonthsBeside({ lang, previous, next }: Pick<MonthTableProps, 'lang' | 'previous' | 'next'>) {
  const t = messages[lang].month
  return (
    <>
      {previous && (
        <a class="btn ghost small" rel="prev" href={localPath(lang, previous.href)}>
          {t.previous} <span class="sr">({monthInWords(lang, previous.month)})</span>
        </a>
      )}
      {next && (
        <a class="btn ghost small" rel="next" href={localPath(lang, next.href)}>
          {t.next} <span class="sr">({monthInWords(lang, next.month)})</span>
        </a>
      )}
    </>
  )
}

/** A month as a table, Monday first; on a narrow screen the days that have something, one under the other. */
export function MonthTable({ lang, title, days, target }: MonthTableProps) {
  const t = messages[lang].month
  return (
    <>
      {days.every((day) => day.count === 0) && <p>{t.empty}</p>}
      <table class="month">
        <caption>{t.caption(title)}</caption>
        <thead>
          <tr>
            {/* A week that begins on a Monday. */}
            {['05', '06', '07', '08', '09', '10', '11'].map((each) => (
              <th key={each} scope="col">
                {said(lang, `2026-01-${each}`, { weekday: 'long' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(days).map((week) => (
            <tr key={week.find((day) => day)?.day}>
              {week.map((day, at) => (
                <Cell key={day?.day ?? `empty-${at}`} lang={lang} day={day} target={target} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Cell({ lang, day, target }: { lang: Lang; day: Day | null; target: MonthTableProps['target'] }) {
  const rel = target && 'noopener'
  if (!day || day.count === 0)
    return <td class="none">{day && <time datetime={day.day}>{Number(day.day.slice(8))}</time>}</td>
  const rest = day.count - day.first.length
  return (
    <td>
      <a class="day" href={localPath(lang, day.href)} target={target} rel={rel}>
        <time datetime={day.day}>{said(lang, day.day, { weekday: 'short', day: 'numeric' })}</time>
        {lang === 'fr' ? '\u00a0' : ''}: {messages[lang].month.sessions(day.count)}
      </a>
      <ul class="plain">
        {day.first.map(({ begin, entry }) => (
          <li key={entry.id + begin.getTime()}>
            {clock(lang, begin, 'Europe/Paris')}{' '}
            <a href={localPath(lang, entry.path)} target={target} rel={rel}>
              {entry.title}
            </a>
          </li>
        ))}
        {rest > 0 && <li>{messages[lang].month.others(rest)}</li>}
      </ul>
    </td>
  )
}

/** Days in rows of seven, Monday first, with nothing where another month is. */
function weeksOf(days: Day[]): (Day | null)[][] {
  const weekday = (new Date(`${days[0]?.day}T12:00:00Z`).getUTCDay() + 6) % 7
  const cells = [...Array<null>(weekday).fill(null), ...days]
  const full = [...cells, ...Array<null>((7 - (cells.length % 7)) % 7).fill(null)]
  return Array.from({ length: full.length / 7 }, (_, week) => full.slice(week * 7, week * 7 + 7))
}
