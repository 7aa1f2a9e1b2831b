import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextField } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { keepMessages, messages } from '../messages/index.ts'
import type { BookedSession, Booking, BookingState, FieldError } from '../model.ts'
import { BookingTable } from './booking-table.tsx'

export type SessionProps = {
  lang: Lang
  event: { slug: string; title: string }
  session: BookedSession & { when: string }
  /** Seats left; null: no limit. */
  free: number | null
  bookings: Booking[]
  totals: Record<BookingState, { bookings: number; seats: number; groups: number }>
  words: string
  state: BookingState | null
  page: number
  pages: number
  input: { capacity: string; groupReserve: string }
  errors: FieldError[]
  notice: string | null
}

/** `/agenda/{slug}/reservations/{session}`: who booked a session. */
export function SessionPage(props: SessionProps) {
  const { lang, event, session, totals, notice } = props
  const t = keepMessages[lang]
  const path = localPath(lang, `/agenda/${event.slug}/reservations`)
  const own = `${path}/${session.id}`
  const { free } = props
  return (
    <div class="wrap block">
      <h1>
        {event.title}, {session.when}
      </h1>
      {notice && (
        <Alert kind="success">
          <p>{notice}</p>
        </Alert>
      )}
      <p class="lead">
        {[
          t.of(session.seats.taken, session.seats.capacity),
          free !== null && t.session.free(free),
          t.session.groups(totals.confirmed.groups),
          messages[lang].waiting(totals.waiting.bookings),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p class="actions no-print">
        <a class="btn" href={`${own}/ajouter`}>
          {t.session.add}
        </a>
        <a class="btn ghost" href={`${path}/liste.csv?seance=${session.id}`}>
          {t.csvOne}
        </a>
        <a class="btn ghost" href={`${own}/imprimer`}>
          {t.print}
        </a>
        <a href={path}>{t.back}</a>
      </p>
      <Filters {...props} own={own} />
      <List {...props} own={own} />
      <CapacityForm {...props} own={own} />
    </div>
  )
}

type Part = SessionProps & { own: string }
const states = ['confirmed', 'waiting', 'cancelled'] as const

function Filters({ lang, words, state, totals, own }: Part) {
  const t = keepMessages[lang].session
  const href = (etat: BookingState | null) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...(etat && { etat }) })
    return query.size > 0 ? `${own}?${query}` : own
  }
  const all = states.reduce((sum, each) => sum + totals[each].bookings, 0)
  if (all === 0) return null
  return (
    <div class="no-print">
      <form method="get" action={own} class="inline-form" role="search">
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
        {[null, ...states].map((each) => (
          <li key={each}>
            <a href={href(each)} aria-current={state === each ? 'true' : undefined}>
              {each ? messages[lang].states[each] : t.all}{' '}
              <span class="count">{each ? totals[each].bookings : all}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function List(props: Part) {
  const { lang, bookings, words, state, page, pages, own, event, session } = props
  const t = keepMessages[lang]
  if (bookings.length === 0) return <p>{words || state ? t.session.noneFound : t.session.none}</p>
  const href = (to: number) => {
    const query = new URLSearchParams({
      ...(words && { q: words }),
      ...(state && { etat: state }),
      page: String(to),
    })
    return `/agenda/${event.slug}/reservations/${session.id}?${query}`
  }
  return (
    <>
      <BookingTable
        lang={lang}
        bookings={bookings}
        when={session.when}
        address={(booking) => (booking.erased ? null : `${own}/${booking.id}`)}
      />
      <Pagination lang={lang} page={page} pages={pages} href={href} />
    </>
  )
}

function CapacityForm({ lang, own, input, errors }: Part) {
  const t = keepMessages[lang]
  const field = { lang, errors }
  return (
    <section class="panel no-print" aria-labelledby="places">
      <h2 id="places">{t.session.seats}</h2>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={`${own}/places`} novalidate>
        <div class="pair">
          <TextField
            {...field}
            id="capacity"
            type="number"
            label={t.settingsForm.capacity}
            help={t.settingsForm.capacityHelp}
            optional
            value={input.capacity}
          />
          <TextField
            {...field}
            id="groupReserve"
            type="number"
            label={t.settingsForm.groupReserve}
            help={t.settingsForm.groupReserveHelp}
            optional
            value={input.groupReserve}
          />
        </div>
        <button class="btn" type="submit">
          {t.session.save}
        </button>
      </form>
    </section>
  )
}
