import {
  eventObjectPath,
  isOnline,
  isoIn,
  type PublishedEvent,
  photoAddresses,
  placeOf,
  townOf,
} from '#modules/agenda/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { textOf } from './event-text.ts'
import { messages } from './messages/index.ts'
import { actorPath, everybody, type Site, type Whose } from './model.ts'

type Session = PublishedEvent['sessions'][number]

/** Whose an event is: its organisation's of the directory, else the agenda's. */
export const ownerOf = ({ organiser }: PublishedEvent): Whose =>
  organiser?.slug ? { organisation: organiser.slug } : 'agenda'

/** Mobilizon's words for how an event stands (RFC 5545's); « full » is a way to stand that it has not. */
const statuses: Record<Session['status'], string> = {
  scheduled: 'CONFIRMED',
  rescheduled: 'CONFIRMED',
  'moved-online': 'CONFIRMED',
  postponed: 'TENTATIVE',
  full: 'CONFIRMED',
  cancelled: 'CANCELLED',
}

/**
 * An event as ActivityPub gives it, in the terms that Mobilizon (`converter/event.ex`) and Gancio (`federation/events.js`) read. Both want one
 * `actor`, one place and, in `attachment`, the picture first. Nobody takes part through another network: `joinMode` is `external`.
 */
export function toEventObject(event: PublishedEvent, site: Site, now: Date): Record<string, unknown> {
  const { origin } = site
  const session = momentOf(event, now)
  const page = `${origin}/agenda/${event.slug}`
  const owner = origin + actorPath(ownerOf(event))
  const booking = event.booking.find((each) => each.for === 'public' && each.type === 'link')
  const status = session && statuses[session.status]
  return {
    id: origin + eventObjectPath(event.id),
    type: 'Event',
    uuid: event.id,
    url: page,
    actor: owner,
    attributedTo: owner,
    to: [everybody],
    cc: [],
    published: event.publishedAt.toISOString(),
    updated: event.updatedAt.toISOString(),
    ...bothLanguages('name', nameIn(event, session, 'fr'), event.titleEn && nameIn(event, session, 'en')),
    ...bothLanguages('content', textOf(event, 'fr', site), event.titleEn && textOf(event, 'en', site)),
    mediaType: 'text/html',
    ...(event.summaryFr && bothLanguages('summary', event.summaryFr, event.summaryEn)),
    ...(session && {
      startTime: isoIn(session.begin, event.timezone),
      endTime: isoIn(session.end, event.timezone),
      status,
      'ical:status': status,
    }),
    timezone: event.timezone,
    category: 'SCIENCE_TECH',
    inLanguage: event.languages[0] ?? 'fr',
    isOnline: event.mode === 'online' || session?.status === 'moved-online',
    joinMode: 'external',
    externalParticipationUrl: booking?.value ?? page,
    anonymousParticipationEnabled: false,
    commentsEnabled: false,
    repliesModerationOption: 'closed',
    ...locationOf(event, session),
    tag: tagsOf(event, origin),
    attachment: attachmentsOf(event, page, origin),
  }
}

/** The session told: the next one that is held, else the last one that was; those called off only when none is held. */
function momentOf({ sessions }: PublishedEvent, now: Date): Session | undefined {
  const held = sessions.filter(({ status }) => status !== 'cancelled' && status !== 'postponed')
  const among = held.length > 0 ? held : sessions
  return among.find(({ end }) => end > now) ?? among.at(-1)
}

/** A text in French, and by language when there is English (ActivityStreams, 4.7). */
function bothLanguages(name: 'name' | 'content' | 'summary', fr: string, en: string | null) {
  return { [name]: fr, ...(en && { [`${name}Map`]: { fr, en } }) }
}

function nameIn(event: PublishedEvent, session: Session | undefined, lang: Lang): string {
  const title = (lang === 'en' ? event.titleEn : null) ?? event.titleFr
  // Programs that do not know a status show it all the same.
  const said = session && messages[lang].statuses[session.status]
  return said ? `${said}${lang === 'fr' ? '\u00a0' : ''}: ${title}` : title
}

function locationOf(event: PublishedEvent, session: Session | undefined) {
  const place = session ? placeOf(event, session) : event.places[0]
  if (place) {
    const town = townOf(place)
    const address = {
      type: 'PostalAddress',
      ...(place.address && { streetAddress: place.address }),
      ...(place.postcode && { postalCode: place.postcode }),
      ...(town && { addressLocality: town }),
      addressCountry: 'FR',
    }
    return {
      location: {
        type: 'Place',
        name: place.name ?? town ?? event.titleFr,
        address,
        ...(place.point && { latitude: place.point.lat, longitude: place.point.lon }),
      },
    }
  }
  const online = event.mode === 'online' || (session && isOnline(event, session))
  return online && event.onlineLink
    ? { location: { type: 'VirtualLocation', name: messages.fr.online, url: event.onlineLink } }
    : {}
}

/** Themes and keywords. A hashtag is one word: « Nature, environnement » becomes #NatureEnvironnement. */
function tagsOf(event: PublishedEvent, origin: string) {
  const themes = event.themes.map((theme) => ({ word: theme.labelFr, path: `/agenda?theme=${theme.code}` }))
  const keywords = event.keywords.map((word) => ({ word, path: `/agenda?q=${encodeURIComponent(word)}` }))
  const tags = [...themes, ...keywords].map(({ word, path }) => ({
    type: 'Hashtag',
    name: `#${oneWord(word)}`,
    href: origin + path,
  }))
  return [...new Map(tags.filter(({ name }) => name.length > 1).map((tag) => [tag.name, tag])).values()]
}

const oneWord = (text: string) =>
  text
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('')

function attachmentsOf(event: PublishedEvent, page: string, origin: string) {
  const { photo } = event
  const picture = photo && photoAddresses(photo, origin)[0]
  return [
    ...(photo && picture
      ? [
          {
            type: 'Document',
            mediaType: 'image/webp',
            url: picture,
            name: 'Banner',
            summary: `${photo.altFr} (${photo.credit})`,
          },
        ]
      : []),
    { type: 'Link', name: 'Website', mediaType: 'text/html', href: event.onlineLink ?? page },
  ]
}
