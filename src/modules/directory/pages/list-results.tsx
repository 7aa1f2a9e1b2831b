import type { ListedEntry } from '#modules/search/index.ts'
import { formatDistance } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Icon } from '#ui/icon.tsx'
import { messages } from '../messages/index.ts'

type Props = { lang: Lang; entries: ListedEntry[]; types: Map<string, string>; dated: boolean }

/** The organisations of one page of the list: what, where, in a few words. */
export function Results({ lang, entries, types, dated }: Props) {
  const t = messages[lang].list
  return (
    <ol class="plain results">
      {entries.map((entry) => (
        <li key={entry.id} class="card">
          <p class="tag">
            <Icon name="building" size={18} /> {types.get(entry.type) ?? ''}
          </p>
          <h3>
            <a href={localPath(lang, entry.path)}>
              <Marked text={entry.title} />
            </a>
          </h3>
          <p class="where">
            {entry.subtitle && (
              <>
                <Icon name="pin" size={16} /> {entry.subtitle}
              </>
            )}
            {entry.distance !== null && <> · {t.at(formatDistance(lang, entry.distance))}</>}
            {dated && <> · {t.updated(entry.updatedAt)}</>}
          </p>
          {entry.excerpt && (
            <p lang={lang === 'fr' ? undefined : 'fr'}>
              <Marked text={entry.excerpt} />
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}

// Private-use characters stand around the words found: see `marks` in the search module.
const found = /\ue000([^\ue001]*)\ue001/

/** A text with the words found marked; everything else is plain text. */
function Marked({ text }: { text: string }) {
  return (
    <>
      {text
        .split(found)
        .map((part, position) =>
          position % 2 === 1 ? <mark key={`${position}${part}`}>{part}</mark> : part,
        )}
    </>
  )
}
