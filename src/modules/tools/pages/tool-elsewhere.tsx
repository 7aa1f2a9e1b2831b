import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'

/** A coming event that shows the tool; `href` in the page’s language. */
export type ShownAt = { href: string; title: string; when: string; commune: string | null; demo: boolean }

/** A tool like another one, in the list of those near to it. */
export type AlikeTool = { path: string; title: string; where: string }

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

/** Tools alike, for who does not find this one free. */
export function Similar({ lang, similar }: { lang: Lang; similar: AlikeTool[] }) {
  if (similar.length === 0) return null
  return (
    <section aria-labelledby="aussi" class="no-print">
      <h2 id="aussi">{messages[lang].sheet.similar}</h2>
      <ul class="plain results">
        {similar.map((each) => (
          <li key={each.path} class="card tool">
            <h3>
              <a href={localPath(lang, each.path)}>{each.title}</a>
            </h3>
            {each.where && (
              <p class="where">
                <Icon name="pin" size={16} /> {each.where}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
