import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** A coming event that shows the tool; `href` in the page’s language. */
export type ShownAt = { href: string; title: string; when: string; commune: string | null; demo: boolean }

/** Where it can be seen, without borrowing it. */
export function ToSee({ lang, events }: { lang: Lang; events: ShownAt[] }) {
  const t = messages[lang]
  if (events.length === 0) return null
  return (
    <section aria-labelledby="ou-la-voir">
      <h2 id="ou-la-voir">{t.sheet.toSee}</h2>
      <ul class="plain">
        {events.map((event) => (
          <li key={`${event.href} ${event.when}`}>
            <p>
              <a href={event.href}>
                <strong>{event.title}</strong>
              </a>
            </p>
            <p class="dim">{[event.when, event.commune, event.demo && t.demo].filter(Boolean).join(' · ')}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
