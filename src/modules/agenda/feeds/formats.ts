import { type EntryQuery, queryString } from '#modules/search/index.ts'

/** What a list can be followed by or taken away in, by the end of its address. */
export const feedFormats = [
  { extension: 'ics', type: 'text/calendar' },
  { extension: 'rss', type: 'application/rss+xml' },
  { extension: 'json', type: 'application/feed+json' },
  { extension: 'csv', type: 'text/csv' },
  { extension: 'geojson', type: 'application/geo+json' },
] as const

/** The same as other systems shape it: open data of Fête de la science, DATAtourisme, OpenAgenda's API v2. */
export const exchangeFormats = [
  { extension: 'openagenda.json', type: 'application/json' },
  { extension: 'fds.csv', type: 'text/csv' },
  { extension: 'datatourisme.jsonld', type: 'application/ld+json' },
] as const

type ListExtension = (typeof feedFormats | typeof exchangeFormats)[number]['extension']
/** Those that are whole files; OpenAgenda's is given page by page. */
export type FileExtension = Exclude<ListExtension, 'openagenda.json'>

/** The language-free address of a list in another form. */
export const feedPath = (query: EntryQuery, extension: string): string =>
  `/agenda.${extension}${queryString(query, { page: 1, sort: null })}`

/** The language-free address of a published event as an ActivityPub object: its id there, which outlives its slug. */
export const eventObjectPath = (id: string): string => `/federation/evenements/${id}`

/** Other forms of one event. Invented ones are given to no other network. */
export const eventAlternates = ({ id, slug, demo }: { id: string; slug: string; demo: boolean }) => [
  { type: 'text/calendar', path: `/agenda/${slug}.ics`, translated: true },
  { type: 'application/ld+json', path: `/agenda/${slug}.datatourisme.jsonld`, translated: false },
  ...(demo ? [] : [{ type: 'application/activity+json', path: eventObjectPath(id), translated: false }]),
]
