import type { FieldError } from '#platform/errors.ts'
import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextField } from '#ui/form.tsx'
import { Pagination } from '#ui/pagination.tsx'
import { keepMessages, messages } from '../messages/index.ts'
import { type BookedSession, type Booking, type BookingState, bookingStates, freeSeats } from '../model.ts'

export type SessionProps = {
  lang: Lang
  event: { slug: string; title: string }
  session: BookedSession & { when: string }
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
  const free = freeSeats(session.seats, 'group')
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
          free !== Number.POSITIVE_INFINITY && t.session.free(free),
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

function Filters({ lang, words, state, totals, own }: Part) {
  const t = keepMessages[lang].session
  const href = (etat: BookingState | null) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...(etat && { etat }) })
    return query.size > 0 ? `${own}?${query}` : own
  }
  const all = bookingStates.reduce((sum, each) => sum + totals[each].bookings, 0)
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
        {[null, ...bookingStates].map((each) => (
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

const tone = { confirmed: 'good', waiting: 'wait', cancelled: 'bad' } as const

/** Bookings, one a line; `address` leads to each, where there is something to do. */
export function BookingTable({
  lang,
  bookings,
  when,
  address,
}: {
  lang: Lang
  bookings: Booking[]
  when: string
  address: (booking: Booking) => string | null
}) {
  const t = keepMessages[lang]
  const { states, levels } = messages[lang]
  return (
    <div class="table-scroll">
      <table>
        <caption>{t.session.caption(when)}</caption>
        <thead>
          <tr>
            <th scope="col">{t.columns.name}</th>
            <th scope="col" class="n">
              {t.columns.people}
            </th>
            <th scope="col">{t.columns.state}</th>
            <th scope="col">{t.columns.contact}</th>
            <th scope="col">{t.columns.notes}</th>
            <th scope="col">{t.columns.booked}</th>
          </tr>
        </thead>
        <tbody>
          {bookings.map((booking) => {
            const href = address(booking)
            const name = booking.name ?? t.session.erased
            return (
              <tr key={booking.id}>
                <th scope="row">
                  {href ? (
                    <a href={href} aria-label={t.session.line(name)}>
                      {name}
                    </a>
                  ) : (
                    name
                  )}
                  {booking.kind === 'group' && (
                    <p class="dim">
                      {[booking.structure, booking.level && levels[booking.level], booking.levelNote]
                        .filter(Boolean)
                        .join(', ')}
                    </p>
                  )}
                </th>
                <td class="n">
                  {booking.seats}
                  {booking.kind === 'group' && ` (${booking.pupils} + ${booking.adults})`}
                </td>
                <td>
                  <span class={`state ${tone[booking.state]}`}>{states[booking.state]}</span>
                  {booking.place !== null && ` ${t.session.place(booking.place)}`}
                </td>
                <td>{[booking.email, booking.phone].filter(Boolean).join(' · ')}</td>
                <td>{[booking.accessNeeds, booking.message].filter(Boolean).join(' · ')}</td>
                <td>
                  {formatMoment(lang, booking.createdAt)}
                  {booking.origin === 'hand' && `, ${t.session.byHand}`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
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

/** The list on paper: those who come, then those who wait. */
export function PrintedList({
  lang,
  title,
  when,
  total,
  bookings,
}: {
  lang: Lang
  title: string
  when: string
  total: string
  bookings: Booking[]
}) {
  return (
    <div class="wrap block">
      <h1>
        {title}, {when}
      </h1>
      <p>{total}</p>
      <BookingTable lang={lang} bookings={bookings} when={when} address={() => null} />
    </div>
  )
}
