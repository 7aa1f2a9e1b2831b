import { formatMoment } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { keepMessages, messages } from '../messages/index.ts'
import type { Booking } from '../model.ts'

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
    <div class="table-scroll" role="region" tabindex={0} aria-label={t.session.caption(when)}>
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
