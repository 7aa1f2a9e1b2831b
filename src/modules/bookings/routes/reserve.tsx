import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { type EventSheet, getEvents, titleIn } from '#modules/agenda/index.ts'
import { AppError, Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { formatMoment } from '#platform/i18n/format.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { renderPage } from '#ui/page.tsx'
import { bookSeats } from '../book-seats.ts'
import { checkBooking, readBookingForm } from '../booking-form.ts'
import { messages } from '../messages/index.ts'
import { type BookingInput, type BookingKind, closingOf, mostOf, type WhyNot, whyNot } from '../model.ts'
import { ReservePage } from '../pages/reserve-page.tsx'
import { type BookableEvent, getBookableEvent, listSessions } from '../store.ts'
import { whatIsLeft } from './left-in-words.ts'

/** A school books from one network for many classes; more than that in an hour is a robot. */
const anHour = { network: 40, address: 20 }

type Open = { sheet: EventSheet; event: BookableEvent }

/** The published event of the address. @throws NotFound, AppError gone */
async function openEvent(c: Context<Env>): Promise<Open> {
  const { db } = c.get('services')
  const slug = c.req.param('slug') ?? ''
  const event = await getBookableEvent(db, slug)
  if (event?.state === 'removed') throw new AppError('gone')
  const [sheet] = event?.state === 'published' ? await getEvents(db, [slug]) : []
  if (!event || !sheet) throw new NotFound()
  return { sheet, event }
}

/** `GET /agenda/{slug}/reserver?seance=&pour=groupe`: the form. */
export async function reserveForm(c: Context<Env>): Promise<Response> {
  const open = await openEvent(c)
  const actor = c.get('actor')
  const person = actor.kind === 'person' ? { name: actor.name, email: actor.email } : null
  const input = {
    ...readBookingForm({}).input,
    ...person,
    session: (c.req.query('seance') ?? '').replaceAll(/\D/g, '').slice(0, 18),
    seats: '1',
    key: randomUUID(),
  }
  return showForm(c, open, { kind: kindIn(open.event, c.req.query('pour')), input })
}

/** `POST /agenda/{slug}/reserver`: books, or joins the waiting list, and leads to the booking's own page. */
export async function reserve(c: Context<Env>): Promise<Response> {
  const open = await openEvent(c)
  const { db, limiter, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const { input, isTrap } = readBookingForm(body)
  const kind = kindIn(open.event, String(body.pour ?? ''))
  const { settings, slug } = open.event
  if (isTrap) return c.redirect(localPath(lang, `/agenda/${slug}`), 303) // a robot is not told that it was recognised
  if (!settings) return showForm(c, open, { kind, input, refused: 'off' })
  const sessions = (await listSessions(db, open.event.id, { after: now() })).map(({ id }) => id)
  const checked = checkBooking(lang, input, { kind, settings, sessions })
  if ('errors' in checked) return showForm(c, open, { kind, input, errors: checked.errors })
  try {
    limiter.count('booking', visitorAddress(c), anHour.network, 3600)
    limiter.count('booking-address', checked.value.email ?? '', anHour.address, 3600)
    const given = { slug, booking: checked.value, by: 'form', origin: c.get('origin') } as const
    const { secret } = await bookSeats(db, c.get('actor'), given, now())
    jobs.wake('mail')
    return c.redirect(localPath(lang, `/reservation/${secret}`), 303)
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many')
      return showForm(c, open, { kind, input, refused: 'tooMany' })
    if (error instanceof Conflict)
      return showForm(c, open, { kind, input, refused: error.detail as WhyNot | 'most' })
    throw error
  }
}

/** For whom one books: what the address says, when that may be booked; else what may. */
function kindIn({ settings }: BookableEvent, pour: string | undefined): BookingKind {
  if (settings && settings.forPublic !== settings.forGroups) return settings.forGroups ? 'group' : 'person'
  return pour === 'groupe' ? 'group' : 'person'
}

async function showForm(
  c: Context<Env>,
  { sheet, event }: Open,
  given: {
    kind: BookingKind
    input: BookingInput
    errors?: FieldError[]
    refused?: WhyNot | 'most' | 'tooMany'
  },
): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const moment = now()
  const { kind, input, errors = [], refused = null } = given
  const { settings } = event
  const coming = settings ? await listSessions(db, event.id, { after: moment }) : []
  const sessions = coming
    .filter((session) => whyNot(settings, session, kind, moment) === null)
    .map((session) => ({
      id: session.id,
      waiting: session.waiting,
      ...whatIsLeft(lang, session, kind),
      when: whenInWords(lang, session, moment, sheet.timezone),
      closes: settings ? formatMoment(lang, closingOf(settings, session)) : '',
    }))
  const early = settings?.opensAt && settings.opensAt > moment ? settings.opensAt : null
  const title = titleIn(sheet, lang)
  return renderPage(
    c,
    {
      title: messages[lang].form.title(title),
      status: refused === 'tooMany' ? 429 : refused ? 409 : errors.length > 0 ? 422 : 200,
      noIndex: true,
      canonical: `/agenda/${event.slug}/reserver`,
      breadcrumb: [
        { label: messages[lang].agenda, href: '/agenda' },
        { label: title, href: `/agenda/${event.slug}` },
        { label: messages[lang].reserve },
      ],
    },
    <ReservePage
      lang={lang}
      event={{ slug: event.slug, title, organiser: sheet.organiser?.name ?? null }}
      kind={kind}
      settings={settings}
      sessions={sessions}
      most={settings ? mostOf(settings, kind) : 1}
      opens={early && formatMoment(lang, early)}
      input={input}
      errors={errors}
      refused={refused}
      contactEmail={settings?.contactEmail ?? c.get('site').contactEmail}
    />,
  )
}
