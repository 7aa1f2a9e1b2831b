/** Kinds of things that lists and search show. */
export const entryKinds = [
  'organisation',
  'territory',
  'expert',
  'event',
  'tool',
  'study',
  'indicator',
  'dashboard',
] as const
export type EntryKind = (typeof entryKinds)[number]

/** A point in degrees, WGS 84. */
export type Point = { lon: number; lat: number }

/**
 * What a module writes of a public thing, in the transaction of its own change.
 * `aliases` (other names) and `places` (commune and place names) forgive typos like the title; `terms` are vocabulary
 * labels in French and English; `text` the description; `facets` are `group:value` codes; `sessions` when an event
 * happens, in order of beginning.
 */
export type NewEntry = {
  kind: EntryKind
  id: string
  path: string
  title: string
  subtitle: string
  excerpt: string
  type: string
  aliases: string[]
  places: string[]
  terms: string[]
  text: string
  point: Point | null
  commune: string | null
  facets: string[]
  weight: number
  visibility: 'public' | 'network' | 'hidden'
  updatedAt: Date
  sessions?: { begin: Date; end: Date }[]
}

/** What lists, exports and maps show of a public thing. */
export type Entry = {
  kind: EntryKind
  id: string
  path: string
  title: string
  subtitle: string
  excerpt: string
  type: string
  point: Point | null
  commune: string | null
  facets: readonly string[]
  updatedAt: Date
}

/** The words of a facet value: `{ facet: 'theme:astronomy', labelFr: 'Astronomie', labelEn: 'Astronomy', position: 3 }`. */
export type FacetLabel = { facet: string; labelFr: string; labelEn: string; position: number }

/** Facet groups and the URL parameter of each, in the order of the filter form. */
export const facetParameters = {
  type: 'type',
  theme: 'theme',
  audience: 'public',
  format: 'format',
  role: 'role',
  skill: 'competence',
  equipment: 'equipement',
  status: 'statut',
  language: 'langue',
  fee: 'conditions',
  season: 'saison',
  age: 'age',
  access: 'acces',
  mode: 'mode',
  setup: 'installation',
  floor: 'surface',
  wall: 'mur',
  height: 'plafond',
  vehicle: 'vehicule',
  territory: 'territoire',
} as const
export type FacetGroup = keyof typeof facetParameters
export const facetGroups = Object.keys(facetParameters) as FacetGroup[]

/** The orders of a list and their value in the URL. */
export const sorts = {
  relevance: 'pertinence',
  name: 'nom',
  distance: 'distance',
  updated: 'maj',
  date: 'date',
  free: 'libre',
} as const
export type Sort = keyof typeof sorts

/**
 * A question to the read model, as its URL says it. Facet values are sorted and without double; OR inside a group,
 * AND between groups. `near` is a point or a territory (`commune/59249`); `radius` in kilometres; `bbox` west, south,
 * east, north; `when` a moment that a list of events understands (« week-end »), `from` and `to` days (2026-10-02), both
 * included; `sort` null lets the list choose (relevance with words, distance near a point, else the date, when things are next free, or the name);
 * `free` is for lists that know when things are next free.
 */
export type EntryQuery = {
  q: string
  facets: Partial<Record<FacetGroup, string[]>>
  near: Point | string | null
  radius: number | null
  bbox: [number, number, number, number] | null
  when: string | null
  from: string | null
  to: string | null
  sort: Sort | null
  page: number
}

/** A stretch of time in milliseconds: what has a session that ends after `from` and begins before `to` (null: ever). */
export type TimeWindow = { from: number; to: number | null }

/** One value of a facet group and how many entries it would show. */
export type FacetCount = { value: string; count: number; selected: boolean; labelFr: string; labelEn: string }

/** An entry of a page of results. `title`, `excerpt` hold marks around the words found: see `marks`. */
export type ListedEntry = Entry & TypeLabels & { distance: number | null; next: NextSession | null }

/** The first session of an entry in a window, and how many it has there. */
export type NextSession = { begin: Date; end: Date; count: number }

/** The words of an entry's type, null when no vocabulary names it. */
export type TypeLabels = { typeFr: string | null; typeEn: string | null }

/** Private-use characters put around the words found; shown as <mark>, never as raw HTML. */
export const marks = { start: '\ue000', end: '\ue001' } as const

/** A territory recognised among the words: `count` entries answer the other words there. */
export type PlaceFound = { value: string; title: string; rest: string; count: number }

export type EntryList = {
  entries: ListedEntry[]
  total: number
  page: number
  pages: number
  sort: Sort
  facets: Partial<Record<FacetGroup, FacetCount[]>>
  /** Parameters that named nothing known: told to the reader, without effect. */
  unknown: { group: FacetGroup; value: string }[]
  /** Words as they were corrected when nothing matched them exactly. */
  corrected: string | null
  places: PlaceFound[]
  /** Whether every word was found as typed. */
  exact: boolean
  /** The point that distances are measured from, and the name of the territory that stands there when one was asked. */
  origin: Point | null
  near: string | null
}
