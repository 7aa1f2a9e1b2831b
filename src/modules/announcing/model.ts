import type { EventContent, EventSheet, EventState } from '#modules/agenda/index.ts'

export type Choice = { code: string; labelFr: string; labelEn: string }
/** What a form offers. `seasons` are the editions that take events, by `code/year`. */
export type Choices = {
  theme: Choice[]
  audience: Choice[]
  format: Choice[]
  access: Choice[]
  language: Choice[]
  seasons: Choice[]
}

/** An organisation as a form names it, with its main place. */
export type KnownOrganisation = {
  id: string
  slug: string
  name: string
  address: string | null
  postcode: string | null
  commune: string | null
  point: { lon: number; lat: number } | null
}

/** An event in the list of those who look after it. `at` is its next session, else its last one. */
export type OwnEvent = {
  slug: string
  title: string
  state: EventState
  organiser: string
  at: Date | null
  coming: boolean
  sessions: number
  updatedAt: Date
}

/** What would help people who read the announcement, that it does not say yet. */
const hints = [
  'summary',
  'description',
  'theme',
  'audience',
  'price',
  'booking',
  'access',
  'photo',
  'english',
] as const
export type Hint = (typeof hints)[number]

/** The hints for an event, in the order of their worth. */
export function missingHints(content: EventContent, photo: EventSheet['photo'] | null): Hint[] {
  const said: Record<Hint, boolean> = {
    summary: Boolean(content.summaryFr),
    description: Boolean(content.descriptionFr),
    theme: content.terms.theme.length > 0,
    audience: content.terms.audience.length > 0 || content.ageMin !== null || content.ageMax !== null,
    price: content.fee !== null || Boolean(content.conditionsFr),
    booking: content.booking.length > 0 || Boolean(content.conditionsFr),
    access: content.mode === 'online' || content.terms.access.length > 0,
    photo: photo !== null,
    english: Boolean(content.titleEn),
  }
  return hints.filter((hint) => !said[hint])
}
