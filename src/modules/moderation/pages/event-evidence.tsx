import type { EventContent, EventField } from '#modules/agenda/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { CaseFile } from '../case-file-model.ts'
import { messages } from '../messages/index.ts'

type Props = { lang: Lang; file: CaseFile; words: Record<EventField, string> }
type Told = NonNullable<CaseFile['event']>

/** Sessions told one by one. */
const shown = 12

/** An event to publish, or what would change of one that is public; and what looks like it. */
export function EventEvidence({ lang, file, words }: Props) {
  const t = messages[lang].case.event
  if (!file.event) return <p>{t.gone}</p>
  const { event, changed, wanted, alike } = file.event
  const isChange = file.case.payload.change !== undefined
  const fields = isChange ? changed : (Object.keys(words) as EventField[])
  const path = localPath(lang, `/agenda/${event.slug}`)
  return (
    <>
      <p>
        <strong>{wanted.titleFr}</strong>
      </p>
      {isChange && <p>{t.changes}</p>}
      <dl class="facts">
        {fields.flatMap((field) => {
          const value = valueWords(lang, field, wanted, file, file.event as Told)
          if (value === '' && !isChange) return []
          return [
            <dt key={`${field}-dt`}>{words[field]}</dt>,
            <dd key={field}>
              {value || messages[lang].case.event.was('')}
              {isChange && (
                <>
                  {' '}
                  <span class="dim">
                    ({t.was(valueWords(lang, field, event.content, file, file.event as Told))})
                  </span>
                </>
              )}
            </dd>,
          ]
        })}
      </dl>
      <p class="actions">
        {event.state === 'published' && <a href={path}>{t.see}</a>}
        {event.state !== 'removed' && <a href={`${path}/modifier`}>{t.edit}</a>}
      </p>
      <h3>{t.alike}</h3>
      {alike.length === 0 ? (
        <p>{t.noAlike}</p>
      ) : (
        <ul class="rows">
          {alike.map((one) => (
            <li key={one.id}>
              {one.state === 'published' ? (
                <a href={localPath(lang, `/agenda/${one.slug}`)}>{one.title}</a>
              ) : (
                <span>{one.title}</span>
              )}
              <span class="dim">
                {[one.begin && messages[lang].moment(new Date(one.begin)), one.place, one.organiser]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Whether what an organisation announces next is published at once. */
export function EventTrust({ lang, file }: Pick<Props, 'lang' | 'file'>) {
  const t = messages[lang].case.event
  const organiser = file.event?.event.organiser
  if (!organiser) return null
  return (
    <form method="post" action={localPath(lang, `/administration/moderation/${file.case.id}/confiance`)}>
      {organiser.trusted && <p>{t.trusted}</p>}
      <button
        class="btn ghost small"
        type="submit"
        name="confiance"
        value={organiser.trusted ? 'non' : 'oui'}
      >
        {organiser.trusted ? t.distrust : t.trust}
      </button>
    </form>
  )
}

/** A part of an event on one line; '' for what it does not say. */
function valueWords(
  lang: Lang,
  field: EventField,
  content: EventContent,
  file: CaseFile,
  told: Told,
): string {
  const list = lists[field]
  if (list) return list(lang, content, file, told)
  const value = content[field]
  if (field === 'organiserId' || value === null) return ''
  return Array.isArray(value) ? value.join(', ') : String(value)
}

type Words = (lang: Lang, content: EventContent, file: CaseFile, told: Told) => string
const lists: Partial<Record<EventField, Words>> = {
  sessions: (lang, { sessions }) => {
    const t = messages[lang]
    const first = sessions.slice(0, shown).map(({ begin }) => t.moment(begin))
    return [...first, ...(sessions.length > shown ? [t.case.event.more(sessions.length - shown)] : [])].join(
      '\u00a0; ',
    )
  },
  places: (_lang, { places }, { words }) =>
    places
      .map(({ name, address, commune, locality }) =>
        [name, address, commune ? (words.communes[commune] ?? commune) : locality].filter(Boolean).join(', '),
      )
      .join('\u00a0; '),
  partners: (_lang, _content, _file, { partners }) => partners.join(', '),
  speakers: (_lang, { speakers }) =>
    speakers.map(({ name, affiliation }) => [name, affiliation].filter(Boolean).join(', ')).join('\u00a0; '),
  terms: (lang, { terms }, { words }) =>
    Object.entries(terms)
      .flatMap(([vocabulary, codes]) =>
        codes.map((code) => words.terms[`${vocabulary}/${code}`]?.[lang] ?? code),
      )
      .join(', '),
  booking: (_lang, { booking }) => booking.map(({ value }) => value).join(', '),
  mode: (lang, { mode }) => messages[lang].case.event.modes[mode],
  fee: (lang, { fee }) => (fee ? messages[lang].case.event.fees[fee] : ''),
  languages: (lang, { languages }) => {
    const names = new Intl.DisplayNames(lang, { type: 'language' })
    return languages.map((code) => names.of(code) ?? code).join(', ')
  },
  season: (_lang, { season }) => (season ? `${season.code} ${season.year}` : ''),
}
