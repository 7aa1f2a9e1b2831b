import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from './icon.tsx'

/** Something like what a page shows; `when` of what has days. */
export type Alike = { path: string; title: string; when?: string; where: string }

/** What is like what a page shows, at its end; nothing when there is none. `look` is that of its cards. */
export function AlikeCards(props: { lang: Lang; title: string; look: 'event' | 'tool'; alike: Alike[] }) {
  const { lang, title, look, alike } = props
  if (alike.length === 0) return null
  return (
    <section aria-labelledby="aussi" class="no-print">
      <h2 id="aussi">{title}</h2>
      <ul class="plain results">
        {alike.map((each) => (
          <li key={each.path} class={`card ${look}`}>
            <h3>
              <a href={localPath(lang, each.path)}>{each.title}</a>
            </h3>
            {each.when !== undefined && <p class="when">{each.when}</p>}
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
