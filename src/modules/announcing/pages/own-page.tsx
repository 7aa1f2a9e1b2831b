import type { EventState } from '#modules/agenda/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { messages } from '../messages/index.ts'
import type { OwnEvent } from '../model.ts'

export type OwnPageProps = {
  lang: Lang
  events: (OwnEvent & { when: string })[]
  /** How many there are in each state that has some, in their order. */
  counts: { state: EventState; count: number }[]
  words: string
  state: EventState | null
  page: number
  pages: number
  notice: string | null
  mayAnnounce: boolean
  /** The events of every organisation, for the team of the site. */
  ofAll: boolean
}

const path = '/compte/evenements'

/** Events of the organisations that somebody looks after, by state. */
export function OwnContent(props: OwnPageProps) {
  const { lang, events, counts, words, state, page, pages, notice } = props
  const t = messages[lang].own
  const href = (change: { etat?: string; page?: number }) => {
    const query = new URLSearchParams({
      ...(words && { q: words }),
      ...((change.etat ?? state) && { etat: change.etat ?? state ?? '' }),
      ...(change.page && change.page > 1 && { page: String(change.page) }),
    })
    return `${path}${query.size > 0 ? `?${query}` : ''}`
  }
  const all = counts.reduce((sum, each) => sum + each.count, 0)
  return (
    <>
      <h1>{t.title}</h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">{props.ofAll ? t.leadAll : t.lead}</p>
      {props.mayAnnounce && (
        <p>
          <a class="btn" href={localPath(lang, '/agenda/proposer')}>
            {messages[lang].propose.title}
          </a>
        </p>
      )}
      <form method="get" action={localPath(lang, path)} class="inline-form" role="search">
        <p class="field">
          <label for="q">{t.search}</label>
          <input id="q" name="q" type="search" value={words} maxLength={100} />
        </p>
        {state && <input type="hidden" name="etat" value={state} />}
        <button class="btn ghost small" type="submit">
          {t.show}
        </button>
      </form>
      <ul class="chips">
        <li>
          <a
            href={localPath(lang, `${path}${words ? `?q=${encodeURIComponent(words)}` : ''}`)}
            aria-current={state === null ? 'true' : undefined}
          >
            {t.all} <span class="count">{all}</span>
          </a>
        </li>
        {counts.map((each) => (
          <li key={each.state}>
            <a
              href={localPath(lang, href({ etat: each.state }))}
              aria-current={state === each.state ? 'true' : undefined}
            >
              {t.states[each.state]} <span class="count">{each.count}</span>
            </a>
          </li>
        ))}
      </ul>
      {events.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="rows">
          {events.map((event) => (
            <OwnRow key={event.slug} lang={lang} event={event} />
          ))}
        </ul>
      )}
      <Pagination lang={lang} page={page} pages={pages} href={(to) => href({ page: to })} />
    </>
  )
}

const stateClass = {
  draft: '',
  submitted: 'wait',
  published: 'good',
  refused: 'bad',
  removed: 'bad',
} as const

function OwnRow({ lang, event }: { lang: Lang; event: OwnPageProps['events'][number] }) {
  const t = messages[lang].own
  const address = (rest: string) => localPath(lang, `/agenda/${event.slug}${rest}`)
  const when = event.at === null ? t.noDate : event.coming ? t.next(event.when) : t.last(event.when)
  const links = [
    ...(event.state === 'removed' ? [] : [[t.edit, '/modifier'] as const]),
    ...(event.state === 'published'
      ? [
          [t.dates, '/dates'] as const,
          [t.bookings, '/reservations'] as const,
          [t.checkIn, '/pointage'] as const,
          [t.attendance, '/bilan'] as const,
        ]
      : []),
    [t.repeat, '/reconduire'] as const,
    [t.history, '/historique'] as const,
  ]
  return (
    <li>
      <p>
        <a href={address('')}>
          <strong>{event.title}</strong>
        </a>{' '}
        <span class={`state ${stateClass[event.state]}`}>{t.states[event.state]}</span>
      </p>
      <p class="dim">
        {[event.organiser, when, t.sessions(event.sessions), t.updated(event.updatedAt)]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ul class="chips">
        {links.map(([label, rest]) => (
          <li key={rest}>
            <a href={address(rest)}>
              {label}
              <span class="sr"> {event.title}</span>
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}
