export type { FieldError } from '#platform/errors.ts'

/** A place as typed. `organisation` is the id of one of the directory. */
export type PlaceRow = {
  organisation: string
  name: string
  address: string
  postcode: string
  commune: string
  /** « 1 »: the town is not of the region, keep its name as written. */
  outside: string
  /** Words to look up in the directory. */
  search: string
}

/** A session as typed; `id` is that of one that exists, `place` the rank of its place or « online ». */
export type SessionRow = {
  id: string
  day: string
  begin: string
  end: string
  place: string
  status: string
}

export type SpeakerRow = { name: string; affiliation: string; expert: string }

/** A way to book, as typed: an address of a page, of a mailbox, or a telephone number. */
export type BookingRow = { for: string; value: string }

/** A rule as typed: see `Recurrence`. */
export type RuleInput = {
  kind: string
  every: string
  weekdays: string[]
  nth: string
  weekday: string
  from: string
  until: string
  begin: string
  end: string
  except: string
  added: string
  place: string
}

/** The fields of one line or one text, by name. */
export const textFields = [
  'titleFr',
  'titleEn',
  'summaryFr',
  'summaryEn',
  'descriptionFr',
  'descriptionEn',
  'conditionsFr',
  'conditionsEn',
  'fee',
  'ageMin',
  'ageMax',
  'mode',
  'onlineLink',
  'keywords',
  'season',
  'sourceUrl',
  'organiser',
  'partnerSearch',
  'message',
] as const
export type TextName = (typeof textFields)[number]

export const listFields = ['theme', 'audience', 'format', 'access', 'languages', 'partners'] as const
export type ListName = (typeof listFields)[number]

/** The whole form as typed: nothing is lost, right or wrong. It is what a draft keeps. */
export type EventForm = Record<TextName, string> &
  Record<ListName, string[]> & {
    places: PlaceRow[]
    sessions: SessionRow[]
    speakers: SpeakerRow[]
    booking: BookingRow[]
    rule: RuleInput
  }

export const emptyPlace: PlaceRow = {
  organisation: '',
  name: '',
  address: '',
  postcode: '',
  commune: '',
  outside: '',
  search: '',
}
export const emptySession: SessionRow = {
  id: '',
  day: '',
  begin: '',
  end: '',
  place: '0',
  status: 'scheduled',
}
export const emptySpeaker: SpeakerRow = { name: '', affiliation: '', expert: '' }
export const emptyBooking: BookingRow = { for: 'public', value: '' }
export const emptyRule: RuleInput = {
  kind: 'week',
  every: '1',
  weekdays: [],
  nth: '1',
  weekday: '1',
  from: '',
  until: '',
  begin: '',
  end: '',
  except: '',
  added: '',
  place: '0',
}

/** A form in which nothing is typed yet. */
export const emptyForm: EventForm = {
  ...(Object.fromEntries(textFields.map((name) => [name, ''])) as Record<TextName, string>),
  ...(Object.fromEntries(listFields.map((name) => [name, [] as string[]])) as Record<ListName, string[]>),
  mode: 'offline',
  languages: ['fr'],
  places: [emptyPlace],
  sessions: [],
  speakers: [],
  booking: [],
  rule: emptyRule,
}

/** Most rows of each list. */
export const most = { places: 20, speakers: 30, booking: 8 } as const

/** Languages in which something may be held. */
export const spokenLanguages = [
  'fr',
  'en',
  'nl',
  'de',
  'es',
  'it',
  'pt',
  'pl',
  'uk',
  'ar',
  'zh',
  'pcd',
  'vls',
  'fsl',
] as const
export type SpokenLanguage = (typeof spokenLanguages)[number]

/** Whether a rule was begun: its first day and its time are there. */
export const isRuleTyped = ({ from, begin }: RuleInput): boolean => from !== '' && begin !== ''
