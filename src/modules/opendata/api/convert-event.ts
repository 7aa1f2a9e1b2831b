import { type EventSheet, eventAlternates, isoIn, photoAddresses } from '#modules/agenda/index.ts'
import { localPath } from '#platform/i18n/lang.ts'
import type { Voice } from './convert.ts'
import type { ApiEvent } from './event-schema.ts'

/** A published event as the API gives it; sessions are at the local hour, with its offset. */
export function toApiEvent(it: EventSheet, { lang, origin }: Voice): ApiEvent {
  const said = (fr: string | null, en: string | null) => (lang === 'en' ? en : null) ?? fr
  const terms = (words: EventSheet['themes']) =>
    words.map((word) => ({ code: word.code, label: lang === 'en' ? word.labelEn : word.labelFr }))
  const moment = (date: Date) => isoIn(date, it.timezone)
  return {
    slug: it.slug,
    id: it.id,
    url: origin + localPath(lang, `/agenda/${it.slug}`),
    title: said(it.titleFr, it.titleEn) ?? it.titleFr,
    summary: said(it.summaryFr, it.summaryEn),
    description: said(it.descriptionFr, it.descriptionEn),
    themes: terms(it.themes),
    audiences: terms(it.audiences),
    formats: terms(it.formats),
    access: terms(it.access),
    keywords: it.keywords,
    ages: { min: it.ageMin, max: it.ageMax },
    fee: it.fee,
    conditions: said(it.conditionsFr, it.conditionsEn),
    mode: it.mode,
    onlineLink: it.onlineLink,
    languages: it.languages,
    booking: it.booking,
    organiser: it.organiser,
    partners: it.partners,
    speakers: it.speakers,
    season: it.season && {
      code: it.season.code,
      year: it.season.year,
      name: lang === 'en' ? it.season.nameEn : it.season.nameFr,
    },
    timezone: it.timezone,
    places: it.places.map(({ organisation, ...place }) => ({
      ...place,
      organisation: organisation ? { slug: organisation.slug, name: organisation.name } : null,
    })),
    sessions: it.sessions.map((session) => ({
      ...session,
      begin: moment(session.begin),
      end: moment(session.end),
      formerBegin: session.formerBegin && moment(session.formerBegin),
    })),
    photo: photoOf(it, { lang, origin }),
    alternates: eventAlternates(it).map(({ type, path, translated }) => ({
      type,
      url: origin + (translated ? localPath(lang, path) : path),
    })),
    sources: it.sources,
    sourceUrl: it.sourceUrl,
    demonstration: it.demo,
    version: it.version,
    createdAt: it.createdAt.toISOString(),
    updatedAt: it.updatedAt.toISOString(),
  }
}

function photoOf({ photo }: EventSheet, { lang, origin }: Voice): ApiEvent['photo'] {
  const url = photo && photoAddresses(photo, origin)[0]
  if (!photo || !url) return null
  const { altFr, altEn, credit, width, height } = photo
  return { url, alt: (lang === 'en' ? altEn : null) ?? altFr, credit, width, height }
}
