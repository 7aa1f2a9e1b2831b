import { type Bilingual, type EventInput, eventModes, type SessionInput, sessionStatuses } from '../model.ts'
import { agesOf, distinct, feeOf } from './conditions.ts'
import {
  type EventReader,
  type EventRecord,
  isObject,
  missing,
  type Refusal,
  type Row,
  readRecords,
  type Said,
} from './event-record.ts'
import { limits } from './limits.ts'
import { readMaillagePart } from './maillage-part.ts'
import { placeOf, pointOf } from './place.ts'
import { clean, line, list, paragraphs, webAddress, wholeNumber } from './texts.ts'
import { readTimings, type Timing } from './timings.ts'
import { accessOf, wordsOf } from './words.ts'

/**
 * Events of OpenAgenda's API v2 (`GET /v2/agendas/{uid}/events?detailed=1`): a list, or the whole answer. Custom fields hold the
 * numbers of options that only their agenda explains: they are not read, but for the one by which a site like ours says the rest. Languages other than French and English are left.
 */
export const openAgenda: EventReader = (text) => readRecords(text, ['events'], read)

function read({ fields, at }: Row, notes: Refusal[]): EventRecord | Said {
  // Documents without `uid` are known; a slug is unique in OpenAgenda.
  const id = line(fields.uid, 100) ?? line(fields.slug, 100)
  if (!id) return missing.id
  const unfit = whyNot(fields)
  if (unfit) return unfit
  const title = bilingual(fields.title, (text) => line(text, limits.title))
  if (!title.fr) return missing.title
  const sessions = readTimings(timingsOf(fields.timings), `${at} (${id})`, notes)
  if (sessions.length === 0) return missing.sessions
  const input = inputOf(fields, { fr: title.fr, en: title.en }, sessions)
  return { id, raw: fields, input: { ...input, ...readMaillagePart(fields.maillage) } }
}

function inputOf(fields: Row['fields'], title: Bilingual, sessions: SessionInput[]): EventInput {
  const summary = bilingual(fields.description, (text) => line(text, limits.summary))
  const description = bilingual(fields.longDescription, (text) => paragraphs(text))
  const conditions = bilingual(fields.conditions, (text) => line(text, limits.conditions))
  const place = placeIn(part(fields.location))
  const attendance = attendanceOf(fields)
  const agenda = part(fields.originAgenda)
  const at = place && attendance.mode !== 'online' ? 0 : null
  return {
    titleFr: title.fr,
    titleEn: title.en,
    summaryFr: summary.fr,
    summaryEn: summary.en,
    descriptionFr: description.fr,
    descriptionEn: description.en,
    conditionsFr: conditions.fr,
    conditionsEn: conditions.en,
    fee: feeOf(conditions.fr ?? conditions.en),
    ...agesOf(wholeNumber(part(fields.age).min, 0, 120), wholeNumber(part(fields.age).max, 0, 120)),
    ...attendance,
    ...wordsIn(fields),
    languages: [],
    booking: bookingIn(fields.registration),
    season: null,
    organiserName: line(agenda.title, limits.organiser),
    sourceUrl: sourceOf(fields, agenda),
    places: at === null || !place ? [] : [place],
    sessions: sessions.map((session) => ({ ...session, status: statusOf(fields.status), place: at })),
  }
}

/** Drafts, refusals, removals: what their agenda does not show is not ours to show. */
function whyNot(fields: Row['fields']): Said | undefined {
  if (fields.removed === true) return { fr: 'Retiré de son agenda.', en: 'Removed from its agenda.' }
  const hidden = typeof fields.state === 'number' && fields.state !== 2
  return hidden || fields.draft === 1 || fields.private === 1 ? missing.published : undefined
}

/** A text in French and in English; where there is no French, English stands in for it. */
function bilingual(
  value: unknown,
  read: (text: unknown) => string | null,
): { fr: string | null; en: string | null } {
  const texts = isObject(value) ? value : { fr: value }
  const [fr, en] = [read(texts.fr), read(texts.en)]
  return fr ? { fr, en } : { fr: en, en: null }
}

const part = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})

const timingsOf = (value: unknown): Timing[] =>
  (Array.isArray(value) ? value : []).map((each) => ({ begin: part(each).begin, end: part(each).end }))

const statusOf = (value: unknown) => sessionStatuses[Number(value) - 1] ?? 'scheduled'

/** Where it happens; what is said to be online without an address is taken as on site. */
function attendanceOf(fields: Row['fields']): Pick<EventInput, 'mode' | 'onlineLink'> {
  const onlineLink = webAddress(fields.onlineAccessLink)
  // OpenAgenda counts from 1; what does not say is on site.
  const mode = eventModes[(wholeNumber(fields.attendanceMode, 1, 3) ?? 1) - 1] ?? 'offline'
  return mode === 'offline' || !onlineLink ? { mode: 'offline', onlineLink: null } : { mode, onlineLink }
}

function placeIn(location: Record<string, unknown>): EventInput['places'][number] | null {
  return placeOf({
    name: location.name,
    address: location.address,
    postcode: location.postalCode,
    insee: location.insee,
    town: location.adminLevel4 ?? location.city,
    point: pointOf(location.latitude, location.longitude),
  })
}

function wordsIn(fields: Row['fields']): Pick<EventInput, 'terms' | 'keywords'> {
  const { keywords } = fields
  const words = list(isObject(keywords) ? (keywords.fr ?? keywords.en) : keywords, /[,;|]/)
  const { terms, keywords: kept } = wordsOf({}, words)
  return { terms: { ...terms, access: accessOf(part(fields.accessibility)) }, keywords: kept }
}

function bookingIn(value: unknown): EventInput['booking'] {
  const ways = (Array.isArray(value) ? value : []).flatMap((each): EventInput['booking'] => {
    const { type } = part(each)
    const text = clean(part(each).value)?.slice(0, 2000) ?? null
    const known = type === 'link' ? webAddress(text) : text
    return known && (type === 'link' || type === 'phone' || type === 'email')
      ? [{ for: 'public', type, value: known }]
      : []
  })
  return distinct(ways)
}

/** The page of the event in its agenda, when the document tells it. */
function sourceOf(fields: Row['fields'], agenda: Record<string, unknown>): string | null {
  const slugs = [agenda.slug, fields.slug].map((slug) => line(slug, 300))
  const [of, own] = slugs.map((slug) => (slug && /^[\w.-]+$/.test(slug) ? slug : null))
  return webAddress(fields.canonicalUrl) ?? (of && own ? `https://openagenda.com/${of}/events/${own}` : null)
}
