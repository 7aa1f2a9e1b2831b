import type { PublishedCursor, PublishedEvent } from '#modules/agenda/index.ts'
import { ownerOf, toEventObject } from './event-object.ts'
import { actorPath, eventContext, everybody, type Site, type Whose } from './model.ts'

/** The outbox of an actor, without its activities: `first` leads to them. */
export function outbox(site: Site, whose: Whose, total: number) {
  const id = outboxId(site, whose)
  return {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id,
    type: 'OrderedCollection',
    totalItems: total,
    first: `${id}?page=true`,
  }
}

/** A page of activities, the last published first; `next` leads on, and is not there at the end. */
export function outboxPage(
  site: Site,
  whose: Whose,
  page: { events: PublishedEvent[]; from: PublishedCursor | null; after: PublishedCursor | null; now: Date },
) {
  const id = outboxId(site, whose)
  const address = (cursor: PublishedCursor | null) =>
    `${id}?page=true${cursor ? `&apres=${cursorText(cursor)}` : ''}`
  return {
    '@context': eventContext,
    id: address(page.from),
    type: 'OrderedCollectionPage',
    partOf: id,
    ...(page.after && { next: address(page.after) }),
    orderedItems: page.events.map((event) => activity(site, whose, event, page.now)),
  }
}

/** An actor creates its own events, and announces those of others. */
function activity(site: Site, whose: Whose, event: PublishedEvent, now: Date) {
  const object = toEventObject(event, site, now)
  const actor = site.origin + actorPath(whose)
  const type = object.attributedTo === actor ? 'Create' : 'Announce'
  return {
    id: `${object.id}#${type === 'Create' ? 'create' : 'announce'}`,
    type,
    actor,
    published: event.publishedAt.toISOString(),
    to: [everybody],
    cc: type === 'Announce' ? [site.origin + actorPath(ownerOf(event))] : [],
    object,
  }
}

const outboxId = (site: Site, whose: Whose) => `${site.origin}${actorPath(whose)}/outbox`

const cursorText = ({ publishedAt, id }: PublishedCursor) => `${publishedAt.getTime()}.${id}`

/** The place that a page's address names; undefined when it is none of ours. */
export function readCursor(text: string): PublishedCursor | undefined {
  const [, moment, id] = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  return moment && id ? { publishedAt: new Date(Number(moment)), id } : undefined
}
