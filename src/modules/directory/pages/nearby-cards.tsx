import type { NearEntry } from '#modules/search/index.ts'
import { formatDistance } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'

/** What is around, with its distance. */
export function NearbyCards({
  lang,
  entries,
  types,
}: {
  lang: Lang
  entries: NearEntry[]
  types: Map<string, string>
}) {
  return (
    <ul class="cards">
      {entries.map((entry) => (
        <li class="card" key={entry.id}>
          <p class="tag">{types.get(entry.type) ?? ''}</p>
          <h3>
            <a href={localPath(lang, entry.path)}>{entry.title}</a>
          </h3>
          <p class="where">
            <Icon name="pin" size={16} /> {entry.subtitle} · {formatDistance(lang, entry.distance)}
          </p>
        </li>
      ))}
    </ul>
  )
}
