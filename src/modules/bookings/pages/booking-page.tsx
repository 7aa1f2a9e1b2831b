import type { ComponentChildren } from 'preact'
import { formatMoment } from '#platform/i18n/format.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, SelectField, TextArea } from '#ui/form.tsx'
import { keepMessages, messages } from '../messages/index.ts'
import type { Booking, BookingInput, BookingKind, FieldError } from '../model.ts'
import { BookingFields } from './booking-fields.tsx'

type At = { lang: Lang; event: { slug: string; title: string }; session: { id: string; when: string } }

/** `/agenda/{slug}/reservations/{session}/{id}`: one booking, to cancel or to move. */
export function BookingPage(
  props: At & {
    booking: Booking
    /** Other sessions that have the seats. */
    others: { id: string; when: string }[]
    notice: string | null
    refused: string | null
  },
) {
  const { lang, event, session, booking, others } = props
  const t = keepMessages[lang].one
  const list = localPath(lang, `/agenda/${event.slug}/reservations/${session.id}`)
  const path = `${list}/${booking.id}`
  const live = booking.state !== 'cancelled'
  return (
    <div class="wrap block narrow">
      <h1>{t.title(booking.name ?? '')}</h1>
      {props.refused && (
        <Alert kind="error">
          <p>{props.refused}</p>
        </Alert>
      )}
      {props.notice && (
        <Alert kind="success">
          <p>{props.notice}</p>
        </Alert>
      )}
      <p class="lead">
        <a href={list}>
          {event.title}, {session.when}
        </a>
      </p>
      <Facts lang={lang} booking={booking} />
      {live && (
        <section class="panel" aria-labelledby="deplacer">
          <h2 id="deplacer">{t.move}</h2>
          {others.length === 0 ? (
            <p>{t.moveNone}</p>
          ) : (
            <form method="post" action={path}>
              <input type="hidden" name="act" value="move" />
              <SelectField
                lang={lang}
                id="to"
                label={t.moveTo}
                help={t.moveHelp}
                value=""
                options={others.map(({ id, when }) => [id, when] as const)}
              />
              <button class="btn ghost" type="submit">
                {t.moveSave}
              </button>
            </form>
          )}
        </section>
      )}
      {live && (
        <section class="panel" aria-labelledby="annuler">
          <h2 id="annuler">{t.cancel}</h2>
          <p>{booking.email ? t.cancelHelp : t.noMail}</p>
          <form method="post" action={path}>
            <input type="hidden" name="act" value="cancel" />
            <TextArea lang={lang} id="reason" label={t.reason} optional value="" rows={3} maxLength={1000} />
            <button class="btn" type="submit">
              {t.confirm}
            </button>
          </form>
        </section>
      )}
    </div>
  )
}

function Facts({ lang, booking }: { lang: Lang; booking: Booking }) {
  const t = keepMessages[lang].one
  const { states, levels } = messages[lang]
  const cancelled =
    booking.cancelledAt &&
    `${formatMoment(lang, booking.cancelledAt)}${booking.cancelledBy ? `, ${t.by[booking.cancelledBy]}` : ''}`
  const facts: [string, ComponentChildren][] = [
    [
      t.facts.state,
      [states[booking.state], booking.place !== null && keepMessages[lang].session.place(booking.place)]
        .filter(Boolean)
        .join(', '),
    ],
    [
      t.facts.seats,
      booking.kind === 'group'
        ? `${booking.seats} (${messages[lang].own.group(booking.pupils ?? 0, booking.adults ?? 0)})`
        : booking.seats,
    ],
    [t.facts.structure, booking.structure],
    [t.facts.level, [booking.level && levels[booking.level], booking.levelNote].filter(Boolean).join(', ')],
    [t.facts.email, booking.email && <a href={`mailto:${booking.email}`}>{booking.email}</a>],
    [t.facts.phone, booking.phone],
    [t.facts.access, booking.accessNeeds],
    [t.facts.message, booking.message],
    [t.facts.booked, formatMoment(lang, booking.createdAt)],
    [t.facts.cancelled, cancelled],
    [t.facts.reason, booking.cancelReason],
  ]
  return (
    <dl class="facts">
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd class="prewrap">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

/** `/agenda/{slug}/reservations/{session}/ajouter`: a booking that the organiser writes down. */
export function AddBookingPage(
  props: At & { kind: BookingKind; input: BookingInput; errors: FieldError[]; refused: string | null },
) {
  const { lang, event, session, kind, input, errors } = props
  const t = keepMessages[lang].add
  const list = localPath(lang, `/agenda/${event.slug}/reservations/${session.id}`)
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <p class="lead">
        {event.title}, {session.when}
      </p>
      <p>{t.lead}</p>
      {props.refused && (
        <Alert kind="error">
          <p>{props.refused}</p>
        </Alert>
      )}
      <ul class="chips">
        <li>
          <a href={`${list}/ajouter?pour=public`} aria-current={kind === 'person' ? 'true' : undefined}>
            {t.person}
          </a>
        </li>
        <li>
          <a href={`${list}/ajouter?pour=groupe`} aria-current={kind === 'group' ? 'true' : undefined}>
            {t.group}
          </a>
        </li>
      </ul>
      <ErrorSummary lang={lang} errors={errors} />
      <form method="post" action={`${list}/ajouter`} novalidate>
        <input type="hidden" name="pour" value={kind === 'group' ? 'groupe' : 'public'} />
        <BookingFields lang={lang} kind={kind} input={input} errors={errors} most={1000} byHand />
        <p class="actions">
          <button class="btn" type="submit">
            {t.save}
          </button>
          <a href={list}>{keepMessages[lang].reservations}</a>
        </p>
      </form>
    </div>
  )
}
