import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import type { HoursInWords } from '../messages/opening-hours.ts'

/** Open or not, in words and with a mark that does not rely on colour alone. */
export function OpenNow({ hours }: { hours: HoursInWords }) {
  if (!hours.state) return null
  const mark = hours.state.open === null ? 'unsure' : hours.state.open ? 'open' : 'closed'
  return <p class={`door no-print ${mark}`}>{hours.state.words}</p>
}

/** The hours of a week, season by season. */
export function OpeningHours({ lang, hours }: { lang: Lang; hours: HoursInWords }) {
  return (
    <>
      {hours.seasons.map((season) => (
        <div key={season.when}>
          {season.when && <h3 class="season">{capital(season.when)}</h3>}
          <dl class="facts hours">
            {season.lines.map((line) => (
              <div key={line.days}>
                <dt>{capital(line.days)}</dt>
                <dd>{line.hours}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {hours.asWritten && (
        <p>
          {messages[lang].sheet.hoursAsWritten} <code>{hours.asWritten}</code>
        </p>
      )}
      {hours.notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
