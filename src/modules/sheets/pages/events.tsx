import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { colon, messages } from './figures.tsx'
import type { SheetLinks, TerritoryEvents } from './sheet-props.ts'

/** When a session is: its day and hours in Paris. */
const momentIn = (lang: Lang, { begin, end }: { begin: Date; end: Date }): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : 'fr-FR', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Paris',
  }).formatRange(begin, end)

/** What happens in the territory: the next events, and how many there were in the last twelve months. */
export function EventsSection(props: { lang: Lang; events: TerritoryEvents; links: SheetLinks }) {
  const { lang, events, links } = props
  const t = messages[lang]
  const { lastYear } = events
  return (
    <section class="panel" aria-labelledby="agenda">
      <h2 id="agenda">{events.total > 0 ? t.eventsComing(events.total) : t.events}</h2>
      {events.total === 0 && <p>{t.noEvents}</p>}
      <ul class="plain">
        {events.next.map((event) => (
          <li key={event.path}>
            <p>
              {event.next && (
                <>
                  {momentIn(lang, event.next)}
                  <br />
                </>
              )}
              <a href={localPath(lang, event.path)}>{event.title}</a>
              {event.where && <span class="dim"> · {event.where}</span>}
            </p>
          </li>
        ))}
      </ul>
      {lastYear.count > 0 && (
        <p class="src">
          <a href={localPath(lang, lastYear.href)}>
            {t.pastEvents(lastYear.count, lastYear.more, formatShortDate(lang, lastYear.since))}
          </a>
          . {t.source}
          {colon(lang)}
          {t.eventsSource}.
        </p>
      )}
      <p class="actions no-print">
        {events.total > 0 && (
          <>
            <a class="btn" href={localPath(lang, links.agenda)}>
              {t.allEvents}
            </a>
            <a class="btn ghost" href={localPath(lang, links.calendar)}>
              {t.followEvents}
            </a>
          </>
        )}
        <a class="btn ghost" href={localPath(lang, '/agenda/proposer')}>
          {t.announce}
        </a>
      </p>
    </section>
  )
}
