import { formatShortDate } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { OwingEvent } from '../model.ts'

export const owingPath = '/compte/bilans'
/** The lists as addresses name them. */
export const owingStates = { waiting: 'a-renseigner', told: 'renseignes' } as const
export type OwingState = keyof typeof owingStates

type OwingProps = {
  lang: Lang
  events: OwingEvent[]
  state: OwingState
  page: number
  pages: number
  /** Those of every organisation, for the team of the site. */
  ofAll: boolean
  mayTell: boolean
}

/** Events that are over, by whether their figures were told. */
export function OwingContent({ lang, events, state, page, pages, ofAll, mayTell }: OwingProps) {
  const t = messages[lang].owing
  const href = (to: OwingState, at = 1) => {
    const query = new URLSearchParams({
      ...(to === 'told' && { etat: owingStates.told }),
      ...(at > 1 && { page: String(at) }),
    })
    return `${owingPath}${query.size > 0 ? `?${query}` : ''}`
  }
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{ofAll ? t.leadAll : t.lead}</p>
      <ul class="chips">
        {(Object.keys(owingStates) as OwingState[]).map((each) => (
          <li key={each}>
            <a href={localPath(lang, href(each))} aria-current={each === state ? 'true' : undefined}>
              {t.states[each]}
            </a>
          </li>
        ))}
      </ul>
      {events.length === 0 ? (
        <p>{t.none[state]}</p>
      ) : (
        <ul class="rows">
          {events.map((event) => (
            <OwingRow key={event.slug} lang={lang} event={event} mayTell={mayTell} />
          ))}
        </ul>
      )}
      <Pagination lang={lang} page={page} pages={pages} href={(to) => href(state, to)} />
    </>
  )
}

function OwingRow({ lang, event, mayTell }: { lang: Lang; event: OwingEvent; mayTell: boolean }) {
  const t = messages[lang].owing
  const title = lang === 'en' && event.titleEn ? event.titleEn : event.titleFr
  const address = (rest: string) => localPath(lang, `/agenda/${event.slug}${rest}`)
  const facts = [
    event.organiser,
    t.last(formatShortDate(lang, event.last)),
    t.progress(event.told, event.over),
    event.told > 0 && t.people(event.people),
  ]
  return (
    <li>
      <p>
        <a href={address('')}>
          <strong>{title}</strong>
        </a>
      </p>
      <p class="dim">{facts.filter(Boolean).join(' · ')}</p>
      <p class="actions">
        {mayTell && (
          <a class="btn ghost small" href={address('/bilan')}>
            {event.told < event.over ? t.fill : t.correct}
            <span class="sr"> {title}</span>
          </a>
        )}
        {event.told > 0 && (
          <a href={address('/bilan.csv')}>
            {t.csv}
            <span class="sr"> {title}</span>
          </a>
        )}
      </p>
    </li>
  )
}
