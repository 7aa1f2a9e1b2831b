export type { FieldError } from '#platform/errors.ts'

/** How a session stands; OpenAgenda's integer is its place in the list, from 1 (docs « Statut », API v2). */
export const sessionStatuses = [
  'scheduled',
  'rescheduled',
  'moved-online',
  'postponed',
  'full',
  'cancelled',
] as const
export type SessionStatus = (typeof sessionStatuses)[number]

export const eventModes = ['offline', 'online', 'mixed'] as const
export type EventMode = (typeof eventModes)[number]

/** A text in both languages; English may be missing. */
export type Bilingual = { fr: string; en: string | null }

/** Vocabularies of the directory from which events take their words. */
export const eventVocabularies = ['theme', 'audience', 'format', 'access'] as const
export type EventVocabulary = (typeof eventVocabularies)[number]
export type Word = { code: string; labelFr: string; labelEn: string }

/** A way to book, for the general public or for schools and groups. */
export type Booking = { for: 'public' | 'school'; type: 'link' | 'phone' | 'email'; value: string }

/** Most sessions of an event, and longest of them in hours (OpenAgenda's limits). */
export const mostSessions = 800
export const longestSession = 24

/** A place as somebody gives it. `locality` is the town as written, when it is no commune of the region. */
export type PlaceInput = {
  /** An organisation of the directory where it happens. */
  organisationId?: string | null
  name: string | null
  address: string | null
  postcode: string | null
  commune: string | null
  locality: string | null
  point: { lon: number; lat: number } | null
}

/**
 * `place` is the place's rank in the list of the event; null is online. `id` is that of a session that exists, whose time or place may have
 * changed; without it, one that begins at the same time in the same place is the same.
 */
export type SessionInput = {
  id?: string
  begin: Date
  end: Date
  status?: SessionStatus
  formerBegin?: Date | null
  place?: number | null
}

/** An event as a form, the API, a source or the demonstration gives it, checked. */
export type EventInput = {
  titleFr: string
  titleEn: string | null
  summaryFr: string | null
  summaryEn: string | null
  descriptionFr: string | null
  descriptionEn: string | null
  conditionsFr: string | null
  conditionsEn: string | null
  fee: 'free' | 'paid' | null
  ageMin: number | null
  ageMax: number | null
  mode: EventMode
  onlineLink: string | null
  languages: string[]
  keywords: string[]
  booking: Booking[]
  terms: Record<EventVocabulary, string[]>
  season: { code: string; year: number } | null
  organiserName: string | null
  sourceUrl: string | null
  places: PlaceInput[]
  sessions: SessionInput[]
  /** Left out, who makes it stays as it is: a source does not know the directory. */
  organiserId?: string | null
  /** Organisations of the directory that take part, by id. Left out: as they are. */
  partners?: string[]
  /** Left out: as they are. */
  speakers?: SpeakerInput[]
}

/** An event that says nothing yet. */
export const emptyEvent: EventInput = {
  titleFr: '',
  titleEn: null,
  summaryFr: null,
  summaryEn: null,
  descriptionFr: null,
  descriptionEn: null,
  conditionsFr: null,
  conditionsEn: null,
  fee: null,
  ageMin: null,
  ageMax: null,
  mode: 'offline',
  onlineLink: null,
  languages: [],
  keywords: [],
  booking: [],
  terms: { theme: [], audience: [], format: [], access: [] },
  season: null,
  organiserName: null,
  sourceUrl: null,
  places: [],
  sessions: [],
  partners: [],
  speakers: [],
}

/** Somebody who speaks or leads; `expert` is the slug of their published sheet, when they have one. */
export type SpeakerInput = { name: string; affiliation: string | null; expert: string | null }

/** How an event stands. Only what is published is public. */
export const eventStates = ['draft', 'submitted', 'published', 'refused', 'removed'] as const
export type EventState = (typeof eventStates)[number]

/** Who publishes at once in a season's edition: those the team trusts, nobody; or nothing is taken any more. */
export const entryRules = ['trusted', 'all', 'none'] as const
export type EntryRule = (typeof entryRules)[number]

/** A session as it is shown. `id` is stable: it makes the UID of calendars. */
export type EventSession = {
  id: string
  begin: Date
  end: Date
  status: SessionStatus
  formerBegin: Date | null
  /** Rank of its place among those of the event; null is online or not said. */
  place: number | null
}

export type EventPlace = {
  /** The published organisation where it happens. */
  organisation?: { id: string; slug: string; name: string } | null
  name: string | null
  address: string | null
  postcode: string | null
  /** Commune of the region, by INSEE code and name; else the town as written. */
  commune: { code: string; name: string } | null
  locality: string | null
  point: { lon: number; lat: number } | null
}

/** A photo shown on an event, made by its people. `widths` are those it is served at, in pixels. */
export type EventPhoto = {
  id: string
  altFr: string
  altEn: string | null
  credit: string
  width: number
  height: number
  widths: number[]
}

/** A published event, whole. Sessions are in order of beginning. */
export type EventSheet = {
  id: string
  slug: string
  titleFr: string
  titleEn: string | null
  summaryFr: string | null
  summaryEn: string | null
  descriptionFr: string | null
  descriptionEn: string | null
  conditionsFr: string | null
  conditionsEn: string | null
  fee: 'free' | 'paid' | null
  ageMin: number | null
  ageMax: number | null
  mode: EventMode
  onlineLink: string | null
  timezone: string
  languages: string[]
  keywords: string[]
  booking: Booking[]
  themes: Word[]
  audiences: Word[]
  formats: Word[]
  access: Word[]
  season: { code: string; year: number; nameFr: string; nameEn: string } | null
  organiser: { slug: string | null; name: string } | null
  photo: EventPhoto | null
  partners: { slug: string; name: string }[]
  speakers: { name: string; affiliation: string | null; expert: string | null }[]
  places: EventPlace[]
  sessions: EventSession[]
  sources: { id: string; title: string; licence: string }[]
  sourceUrl: string | null
  demo: boolean
  /** Raised by each change of content. */
  version: number
  sequence: number
  createdAt: Date
  updatedAt: Date
}

/** Ages people look for, as facets: each with its first and last year. */
export const ageBandLimits = {
  '0-5': [0, 5],
  '6-10': [6, 10],
  '11-14': [11, 14],
  '15-17': [15, 17],
  adult: [18, 120],
} as const
export type AgeBand = keyof typeof ageBandLimits

/** The bands an event is for; none when it says no age. */
export function ageBands({ ageMin, ageMax }: Pick<EventSheet, 'ageMin' | 'ageMax'>): AgeBand[] {
  if (ageMin === null && ageMax === null) return []
  return (Object.keys(ageBandLimits) as AgeBand[]).filter((band) => {
    const [first, last] = ageBandLimits[band]
    return (ageMin ?? 0) <= last && (ageMax ?? 120) >= first
  })
}

/** A session of a published event, with what a line about it says. */
export type ComingSession = {
  slug: string
  titleFr: string
  titleEn: string | null
  begin: Date
  end: Date
  timezone: string
  status: SessionStatus
  place: string | null
  commune: string | null
}

/** The first sessions, and how many there are. */
export type ComingEvents = { sessions: ComingSession[]; total: number }
