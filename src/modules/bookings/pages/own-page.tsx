import type { ComponentChildren } from 'preact'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { Alert, ErrorSummary, TextField } from '#ui/form.tsx'
import { messages } from '../messages/index.ts'
import type { Booking, FieldError } from '../model.ts'

export type OwnProps = {
  lang: Lang
  /** The path of this page, language prefix included. */
  path: string
  booking: Booking
  event: { slug: string; title: string; public: boolean }
  when: string
  where: string
  note: string
  contact: string
  /** How its session stands, when it does not take place as booked. */
  off: 'cancelled' | 'postponed' | null
  /** The session has begun. */
  over: boolean
  /** What may be done now. */
  may: { change: boolean; cancel: boolean; restore: boolean }
  input: { seats: string; pupils: string; adults: string }
  errors: FieldError[]
  notice: string | null
  refused: string | null
}

/** `/reservation/{secret}`: one's booking, to see, change, cancel, put back. */
export function OwnBookingPage(props: OwnProps) {
  const { lang, path, booking, event, off, over, may } = props
  const t = messages[lang].own
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
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
      <State {...props} />
      <Facts {...props} />
      {booking.state !== 'cancelled' && (
        <p class="dim">{booking.email ? t.mailSent(booking.email) : t.keepLink}</p>
      )}
      {booking.state !== 'cancelled' && !off && (
        <p class="actions no-print">
          <a class="btn ghost" href={`${path}/seance.ics`}>
            {t.calendar}
          </a>
        </p>
      )}
      {may.change && <ChangeForm {...props} />}
      {may.cancel && (
        <p>
          <a class="btn ghost" href={`${path}/annuler`}>
            {t.cancel}
          </a>
        </p>
      )}
      {may.restore && (
        <form method="post" action={`${path}/remettre`}>
          <p>{t.restoreHelp}</p>
          <button class="btn" type="submit">
            {t.restore}
          </button>
        </form>
      )}
      {over && !off && <p class="dim">{t.over}</p>}
      {!event.public && (
        <p>
          <a href={localPath(lang, '/agenda')}>{t.seeAgenda}</a>
        </p>
      )}
    </div>
  )
}

function State({ lang, booking, off }: OwnProps) {
  const t = messages[lang].own
  if (off)
    return (
      <Alert kind="info">
        <p>{t.sessionOff[off]}</p>
      </Alert>
    )
  if (booking.state === 'confirmed')
    return (
      <Alert kind="success">
        <p>{t.confirmed(booking.seats)}</p>
      </Alert>
    )
  return (
    <Alert kind="info">
      <p>
        {booking.state === 'waiting'
          ? t.waiting(booking.place ?? 1, booking.seats)
          : booking.cancelledBy === 'organiser'
            ? t.refused
            : t.cancelled}
      </p>
      {booking.cancelReason && <blockquote class="prewrap">{booking.cancelReason}</blockquote>}
    </Alert>
  )
}

function Facts({ lang, booking, event, when, where, note, contact }: OwnProps) {
  const t = messages[lang]
  const group =
    booking.kind === 'group' &&
    [
      booking.structure,
      booking.level && t.levels[booking.level],
      booking.levelNote,
      t.own.group(booking.pupils ?? 0, booking.adults ?? 0),
    ]
      .filter(Boolean)
      .join(', ')
  const facts: [string, ComponentChildren][] = [
    [
      t.own.facts.event,
      event.public ? <a href={localPath(lang, `/agenda/${event.slug}`)}>{event.title}</a> : event.title,
    ],
    [t.own.facts.when, when],
    [t.own.facts.where, where],
    [t.own.facts.seats, booking.seats],
    [t.own.facts.name, booking.name],
    [t.own.facts.group, group],
    [t.own.facts.note, note],
    [t.own.facts.contact, contact],
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

function ChangeForm({ lang, path, booking, input, errors }: OwnProps) {
  const t = messages[lang]
  const field = { lang, errors }
  return (
    <section class="panel" aria-labelledby="places">
      <h2 id="places">{t.own.change}</h2>
      <ErrorSummary lang={lang} errors={errors} />
      <p>{booking.state === 'waiting' ? t.own.changeWaiting : t.own.changeHelp}</p>
      <form method="post" action={`${path}/places`} novalidate>
        {booking.kind === 'group' ? (
          <div class="pair">
            <TextField {...field} id="pupils" type="number" label={t.form.pupils} value={input.pupils} />
            <TextField {...field} id="adults" type="number" label={t.form.adults} value={input.adults} />
          </div>
        ) : (
          <TextField {...field} id="seats" type="number" label={t.form.seats} value={input.seats} />
        )}
        <button class="btn" type="submit">
          {t.own.save}
        </button>
      </form>
    </section>
  )
}

/** `/reservation/{secret}/annuler`: one button, since mail scanners open links. */
export function CancelBookingPage({
  lang,
  path,
  seats,
  what,
}: {
  lang: Lang
  path: string
  seats: number
  what: string
}) {
  const t = messages[lang].own
  return (
    <div class="wrap block narrow">
      <h1>{t.cancelTitle}</h1>
      <p class="lead">{what}</p>
      <p>{seats > 1 ? t.cancelLead(seats) : t.cancelOne}</p>
      <form method="post" action={`${path}/annuler`}>
        <p class="actions">
          <button class="btn" type="submit">
            {t.confirmCancel}
          </button>
          <a href={path}>{t.keep}</a>
        </p>
      </form>
    </div>
  )
}

/** A link that opens nothing. */
export function DeadLinkPage({ lang }: { lang: Lang }) {
  const t = messages[lang].own
  return (
    <div class="wrap block narrow">
      <h1>{t.title}</h1>
      <Alert kind="error">
        <p>{t.dead}</p>
      </Alert>
      <p>
        <a class="btn" href={localPath(lang, '/agenda')}>
          {t.seeAgenda}
        </a>
      </p>
    </div>
  )
}
