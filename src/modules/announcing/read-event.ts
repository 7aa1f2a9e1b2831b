import { z } from 'zod'
import {
  type Booking,
  type EventContent,
  type EventInput,
  eventModes,
  mostSessions,
  type PlaceInput,
  parisTime,
  type SessionInput,
} from '#modules/agenda/index.ts'
import { findCommune } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { findByName } from './choices-store.ts'
import { isStatus, one, type Row, rowsOf, type Typed } from './form-model.ts'
import { keepUntouched } from './keep-untouched.ts'
import { messages } from './messages/index.ts'
import type { KnownOrganisation } from './model.ts'

/** What a form says: an event as far as it could be understood, and what to correct. */
export type ReadEvent = { input: EventInput; errors: FieldError[] }

const day = 24 * 3_600_000
const webAddress = /^https?:\/\/[^\s/]+\.[^\s]+$/i
const mailAddress = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

/**
 * Reads an event from its form: names of the directory and communes are recognised, every mistake told beside its field.
 * @param former the event that is changed: what its form does not show stays
 */
export async function readEvent(
  db: Database,
  lang: Lang,
  typed: Typed,
  former: EventContent | null,
): Promise<ReadEvent> {
  const t = messages[lang].errors
  const errors: FieldError[] = []
  const wrong = (field: string, message: string) => void errors.push({ field, message })
  const text = (field: string, most: number): string | null => {
    const value = one(typed, field)
    if (value.length > most) wrong(field, t.long(most))
    return value.slice(0, most) || null
  }
  const link = (field: string): string | null => {
    const value = one(typed, field)
    if (value === '') return null
    const whole = /^https?:/i.test(value) ? value : `https://${value}`
    if (webAddress.test(whole) && whole.length <= 1000) return whole
    wrong(field, t.link)
    return null
  }
  const rows = rowsOf(typed, 'place')
  const partnerNames = one(typed, 'partners')
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, 30)
  const names = [...partnerNames, ...rows.map((row) => row.placeOrganisation).filter(Boolean)]
  const present = [
    ...(former?.partners ?? []),
    ...(former?.places ?? []).flatMap((place) => place.organisationId ?? []),
  ]
  const organisations = await findByName(db, [...new Set(names)], present)
  const places = await readPlaces(db, rows, organisations, (message) => wrong('places', message), t)
  const partners = partnerNames.flatMap((name) => {
    const found = organisations.get(name)
    if (!found) wrong('partners', t.partner(name))
    return found?.id ?? []
  })
  const mode = eventModes.find((each) => each === one(typed, 'mode')) ?? 'offline'
  const age = (field: 'ageMin' | 'ageMax') => readAge(one(typed, field), () => wrong(field, t.age))
  const [ageMin, ageMax] = [age('ageMin'), age('ageMax')]
  const agesFit = ageMin === null || ageMax === null || ageMax >= ageMin
  if (!agesFit) wrong('ageMax', t.ages)
  const list = (field: string) => [...new Set((typed[field] ?? []).filter(Boolean))].slice(0, 60)
  const keywords = [
    ...new Set(
      one(typed, 'keywords')
        .split(/[,;\n]/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ]
  if (keywords.length > 20 || keywords.some((word) => word.length > 60)) wrong('keywords', t.keywords)
  const fee = z.enum(['free', 'paid']).safeParse(one(typed, 'fee'))
  const [season, year] = one(typed, 'season').split('/')
  const input: EventInput = {
    titleFr: text('titleFr', 140) ?? '',
    titleEn: text('titleEn', 140),
    summaryFr: text('summaryFr', 200),
    summaryEn: text('summaryEn', 200),
    descriptionFr: text('descriptionFr', 10_000),
    descriptionEn: text('descriptionEn', 10_000),
    conditionsFr: text('conditionsFr', 255),
    conditionsEn: text('conditionsEn', 255),
    fee: fee.success ? fee.data : null,
    ageMin,
    ageMax: agesFit ? ageMax : null,
    mode,
    onlineLink: link('onlineLink'),
    languages: list('languages').filter((code) => /^[a-z]{2,3}$/.test(code)),
    keywords: keywords.slice(0, 20),
    booking: readBooking(typed, link, wrong, t),
    terms: {
      theme: list('theme'),
      audience: list('audience'),
      format: list('format'),
      access: list('access'),
    },
    season: season && year && /^\d{4}$/.test(year) ? { code: season, year: Number(year) } : null,
    organiserName: null,
    sourceUrl: link('sourceUrl'),
    places,
    sessions: readSessions(typed, places.length, wrong, t),
    partners,
    speakers: rowsOf(typed, 'speaker').map((row) => {
      if (!row.speakerName) wrong('speakers', t.speaker)
      return {
        name: row.speakerName.slice(0, 120) || row.speakerAffiliation.slice(0, 120),
        affiliation: row.speakerAffiliation.slice(0, 200) || null,
        expert: null,
      }
    }),
  }
  return { input: former ? keepUntouched(input, former) : input, errors: firstOfEach(errors) }
}

type Words = (typeof messages)['fr']['errors']
type Wrong = (field: string, message: string) => void

function readAge(value: string, wrong: () => void): number | null {
  if (value === '') return null
  const age = Number(value)
  if (Number.isInteger(age) && age >= 0 && age <= 120) return age
  wrong()
  return null
}

async function readPlaces(
  db: Database,
  rows: Row<'place'>[],
  organisations: Map<string, KnownOrganisation>,
  wrong: (message: string) => void,
  t: Words,
): Promise<PlaceInput[]> {
  const places: PlaceInput[] = []
  for (const row of rows.slice(0, 30)) {
    const found = row.placeOrganisation ? organisations.get(row.placeOrganisation) : undefined
    if (row.placeOrganisation && !found) wrong(t.organisation(row.placeOrganisation))
    if (row.placePostcode && !/^\d{5}$/.test(row.placePostcode)) wrong(t.postcode)
    const commune = row.placeCommune ? await findCommune(db, row.placeCommune.slice(0, 100)) : null
    const code = commune && 'commune' in commune ? commune.commune.code : null
    // A town of another region is kept as written; one of ours that could not be told from another is asked again.
    if (commune && 'choices' in commune && commune.choices.length > 1)
      wrong(t.communes(commune.choices.map((each) => `${each.name} (${each.code})`)))
    const own = !row.placeAddress && !row.placeCommune ? found : undefined
    places.push({
      organisationId: found?.id ?? null,
      name: row.placeName.slice(0, 255) || found?.name || null,
      address: row.placeAddress.slice(0, 255) || own?.address || null,
      postcode: /^\d{5}$/.test(row.placePostcode) ? row.placePostcode : (own?.postcode ?? null),
      commune: code ?? own?.commune ?? null,
      locality: row.placeCommune && !code ? row.placeCommune.slice(0, 100) : null,
      point: own?.point ?? (found && found.commune === code ? found.point : null),
    })
  }
  return places
}

function readSessions(typed: Typed, places: number, wrong: Wrong, t: Words): SessionInput[] {
  const sessions: SessionInput[] = []
  for (const row of rowsOf(typed, 'session').slice(0, mostSessions)) {
    const times = momentsOf(row.sessionDate, row.sessionBegin, row.sessionEnd)
    if (!times) {
      wrong('sessions', t.session(row.sessionDate || '…'))
      continue
    }
    const place = row.sessionPlace === '' ? (places > 0 ? 0 : null) : Number(row.sessionPlace)
    sessions.push({
      ...(/^\d{1,18}$/.test(row.sessionId) && { id: row.sessionId }),
      ...times,
      status: isStatus(row.sessionStatus) ? row.sessionStatus : 'scheduled',
      formerBegin: Number.isNaN(Date.parse(row.sessionFormer)) ? null : new Date(row.sessionFormer),
      place: place !== null && Number.isInteger(place) && place >= 0 && place < places ? place : null,
    })
  }
  const once = new Map(sessions.map((session) => [`${session.begin.getTime()} ${session.place}`, session]))
  if (once.size < sessions.length) wrong('sessions', t.twice)
  return [...once.values()]
}

/** A session's moments from its day and times in Paris; one that ends at or before its beginning ends the day after. */
export function momentsOf(date: string, begin: string, end: string): { begin: Date; end: Date } | null {
  const first = parisTime(date, begin)
  if (!first || !/^\d{2}:\d{2}$/.test(end)) return null
  const sameDay = parisTime(date, end)
  if (sameDay && sameDay > first) return { begin: first, end: sameDay }
  const later = parisTime(new Date(Date.parse(`${date}T12:00:00Z`) + day).toISOString().slice(0, 10), end)
  return later && later > first && later.getTime() - first.getTime() <= day
    ? { begin: first, end: later }
    : null
}

function readBooking(
  typed: Typed,
  link: (field: string) => string | null,
  wrong: Wrong,
  t: Words,
): Booking[] {
  return (['public', 'school'] as const).flatMap((whom) => {
    const address = one(typed, `${whom}Email`)
    const phone = one(typed, `${whom}Phone`).slice(0, 40)
    const page = link(`${whom}Link`)
    if (address && !mailAddress.test(address)) wrong(`${whom}Email`, t.email)
    if (phone && phone.replaceAll(/\D/g, '').length < 6) wrong(`${whom}Phone`, t.phone)
    return [
      ...(page ? [{ for: whom, type: 'link' as const, value: page }] : []),
      ...(phone ? [{ for: whom, type: 'phone' as const, value: phone }] : []),
      ...(mailAddress.test(address) ? [{ for: whom, type: 'email' as const, value: address }] : []),
    ]
  })
}

/** One message a field: the list of what to correct leads to each once. */
function firstOfEach(errors: FieldError[]): FieldError[] {
  return [...new Map(errors.toReversed().map((error) => [error.field, error])).values()].toReversed()
}
