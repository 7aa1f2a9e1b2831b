import type { Context } from 'hono'
import { type EventSheet, eventsById, titleIn } from '#modules/agenda/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { whenInWords } from '#platform/i18n/when.ts'
import { keepMessages, messages } from '../messages/index.ts'
import type { BookedSession } from '../model.ts'
import { canManageBookings } from '../policy.ts'
import { type BookableEvent, getBookableEvent, listSessions } from '../store.ts'

/** An event whose bookings somebody keeps. */
export type Kept = { event: BookableEvent; sheet: EventSheet; title: string }

/**
 * The event of the address, for those who keep its bookings.
 * @throws NotFound; AppError unauthenticated, forbidden
 */
export async function openKept(c: Context<Env>): Promise<Kept> {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const event = await getBookableEvent(db, c.req.param('slug') ?? '')
  // What is not public does not exist for those who may not see it.
  if (!event || (event.state !== 'published' && !canManageBookings(actor, event))) throw new NotFound()
  authorise(canManageBookings, actor, event)
  const [sheet] = await eventsById(db, [event.id])
  if (!sheet) throw new NotFound()
  return { event, sheet, title: titleIn(sheet, c.get('lang')) }
}

export type SessionInWords = BookedSession & { when: string }

/** The session of the address, with its moment in words. @throws NotFound */
export async function openSession(c: Context<Env>, { event, sheet }: Kept): Promise<SessionInWords> {
  const id = c.req.param('session') ?? ''
  const [session] = /^\d{1,18}$/.test(id) ? await listSessions(c.get('services').db, event.id, { id }) : []
  if (!session) throw new NotFound()
  return inWords(c, sheet, session)
}

/** A session with its moment in words. */
export function inWords(c: Context<Env>, sheet: EventSheet, session: BookedSession): SessionInWords {
  const now = c.get('services').now()
  return { ...session, when: whenInWords(c.get('lang'), session, now, sheet.timezone) }
}

/** What every page of the organiser says of itself. */
export function keptPage(
  c: Context<Env>,
  { event, title }: Kept,
  page: { title: string; status?: 200 | 409 | 422; under?: { label: string; href: string } },
) {
  const lang = c.get('lang')
  const reservations = { label: keepMessages[lang].reservations, href: `/agenda/${event.slug}/reservations` }
  return {
    title: page.title,
    status: page.status ?? 200,
    noIndex: true,
    styles: ['back-office' as const],
    breadcrumb: [
      { label: messages[lang].agenda, href: '/agenda' },
      { label: title, href: `/agenda/${event.slug}` },
      reservations,
      ...(page.under ? [page.under] : []),
      ...(page.title === reservations.label ? [] : [{ label: page.title }]),
    ],
  }
}
