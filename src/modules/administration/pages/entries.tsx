import type { JournalEntry, ReadableEntry } from '#modules/journal/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'

/** An entry with its words, and where its object is shown; null when it has no page. */
export type EntryLine = { entry: JournalEntry; words: ReadableEntry; href: string | null }

/** Entries as sentences, each with its details folded. */
export function Entries({
  lang,
  lines,
  withObjectLink,
}: {
  lang: Lang
  lines: EntryLine[]
  withObjectLink: boolean
}) {
  const t = messages[lang]
  return (
    <ul class="rows">
      {lines.map(({ entry, words, href }) => (
        <li key={entry.id}>
          <div>
            <p>
              <strong>{words.author}</strong> {onThemselves(entry) ? alone(words.act) : words.act}
              {!onThemselves(entry) && (
                <>
                  {' '}
                  <ObjectName lang={lang} entry={entry} href={href} />
                </>
              )}
            </p>
            <p class="dim">
              <time dateTime={entry.at.toISOString()}>{t.moment(entry.at)}</time> · {words.origin}
              {withObjectLink && (
                <>
                  {' · '}
                  <a
                    href={localPath(
                      lang,
                      `/administration/journal?objet=${entry.object.kind}/${encodeURIComponent(entry.object.id)}`,
                    )}
                  >
                    {t.journal.onlyThis}
                    <span class="sr"> : {entry.object.name ?? entry.object.id}</span>
                  </a>
                </>
              )}
            </p>
            {entry.hidden && <p class="dim">{t.journal.hidden}</p>}
            {words.differences.length > 0 && <Differences lang={lang} words={words} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** « Léa a ouvert une session », not « … : Léa ». */
const onThemselves = ({ author, object, action }: JournalEntry) =>
  object.kind === 'person' &&
  author?.id === object.id &&
  !['person.edit', 'person.change-email'].includes(action)

const alone = (act: string) => act.replace(/\s*:$/, '')

function ObjectName({ lang, entry, href }: { lang: Lang; entry: JournalEntry; href: string | null }) {
  const name = entry.object.name ?? (entry.object.kind === 'organisation' ? null : entry.organisation?.name)
  if (!name) return <code>{entry.object.id.slice(0, 13)}</code>
  return href ? <a href={localPath(lang, href)}>{name}</a> : <span>{name}</span>
}

function Differences({ lang, words }: { lang: Lang; words: ReadableEntry }) {
  const t = messages[lang].journal
  return (
    <details>
      <summary>{t.differences(words.differences.length)}</summary>
      <dl class="facts">
        {words.differences.map(({ field, from, to }) => (
          <>
            <dt>{field}</dt>
            <dd>
              {from !== null && (
                <>
                  <span class="sr">{t.was} : </span>
                  <del>{from}</del> <span class="sr">{t.is} : </span>
                </>
              )}
              {from === null ? to : <ins>{to}</ins>}
            </dd>
          </>
        ))}
      </dl>
    </details>
  )
}
