import type { EventVersion } from '#modules/agenda/index.ts'
import { formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

type Props = { lang: Lang; title: string; versions: EventVersion[] }

/** `/agenda/{slug}/historique`: who changed what, the latest first. */
export function PastPage({ lang, title, versions }: Props) {
  const t = messages[lang].past
  const names = messages[lang].fieldNames
  const origins: Record<string, string> = t.origins
  return (
    <div class="wrap block narrow">
      <h1>{t.title(title)}</h1>
      {versions.length === 0 && <p>{t.none}</p>}
      <ol class="rows" reversed>
        {versions.map((version) => (
          <li key={version.number}>
            <h2>{t.version(version.number)}</h2>
            <p class="dim">
              {[
                formatShortDate(lang, version.at),
                version.person ? t.by(version.person.name) : '',
                origins[version.origin] ?? '',
              ]
                .filter(Boolean)
                .join(', ')}
            </p>
            <p>
              {version.fields.length > 0
                ? `${t.changed} ${[...new Set(version.fields.map((field) => names[field]))].join(', ')}`
                : t.first}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
