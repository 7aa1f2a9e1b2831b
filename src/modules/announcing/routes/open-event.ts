import type { Context } from 'hono'
import {
  canEditEvent,
  canSeeUnpublishedEvent,
  type EditableEvent,
  getEditableEvent,
} from '#modules/agenda/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { messages, pageMessages } from '../messages/index.ts'
import type { FramedEvent } from '../pages/event-frame.tsx'

/**
 * The event of an address, for somebody who may change it. What is not public does not exist for anybody else.
 * @throws NotFound, AppError unauthenticated or forbidden
 */
export const openEditor = (c: Context<Env>): Promise<EditableEvent> => open(c, canEditEvent)

/** The same, for somebody who may read its history. */
export const openHistory = (c: Context<Env>): Promise<EditableEvent> => open(c, canSeeUnpublishedEvent)

async function open(c: Context<Env>, can: typeof canEditEvent): Promise<EditableEvent> {
  const actor = c.get('actor')
  // Asked before anything is looked up: whether a draft exists is nobody else's business.
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  const event = await getEditableEvent(c.get('services').db, c.req.param('slug') ?? '')
  if (!event) throw new NotFound()
  const owned = { organiserId: event.organiser?.id ?? null }
  if (event.state !== 'published' && !canSeeUnpublishedEvent(actor, owned)) throw new NotFound()
  authorise(can, actor, owned)
  return event
}

export const framed = (event: EditableEvent): FramedEvent => ({
  slug: event.slug,
  state: event.state,
  decidedReason: event.state === 'refused' ? event.decidedReason : '',
  title: event.content.titleFr,
})

/** What every page of an event's upkeep says of itself. */
export function eventOptions(c: Context<Env>, event: EditableEvent, label: string) {
  const t = messages[c.get('lang')]
  const title = event.content.titleFr
  return {
    title: `${label}${c.get('lang') === 'fr' ? '\u00a0' : ''}: ${title}`,
    noIndex: true,
    styles: ['back-office' as const],
    breadcrumb: [
      { label: t.agenda, href: '/agenda' },
      event.state === 'published'
        ? { label: title, href: `/agenda/${event.slug}` }
        : { label: t.titles.list, href: '/compte/evenements' },
      { label },
    ],
  }
}

/** What was just done, when the address says so. */
export function noticeOf(c: Context<Env>): string | null {
  const done: Record<string, string> = pageMessages[c.get('lang')].done
  const wanted = c.req.query('fait') ?? ''
  return Object.hasOwn(done, wanted) ? (done[wanted] ?? null) : null
}
