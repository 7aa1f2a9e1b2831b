import type { AgendaMessages } from './agenda-fr.ts'

export const agendaEn: AgendaMessages = {
  title: 'Events',
  lead: 'The agenda can be followed and reused in several forms, always up to date. Filter the list, then keep the same conditions at the end of the address: “?theme=astronomy&quand=30-jours” for instance.',
  filter: 'Filter the agenda',
  lists: 'Follow or reuse a list',
  format: 'Form',
  address: 'Address',
  use: 'What for',
  forms: {
    ics: ['Calendar (iCalendar)', 'Add events to your own calendar, which keeps itself up to date.'],
    rss: ['RSS', 'Be told what is announced, in a feed reader.'],
    json: ['JSON Feed', 'The same, easier for a program to read.'],
    csv: ['CSV', 'Open the agenda in a spreadsheet: one row a session.'],
    geojson: ['GeoJSON', 'Put it on a map: one point a place.'],
    'openagenda.json': [
      'OpenAgenda',
      'Read it as an agenda of OpenAgenda (API v2): pages by “size” and “after[]”, changes since “updatedAt[gte]”, removals with “removed=null”. Another site like this one harvests it without losing anything.',
    ],
    'fds.csv': ['Fête de la science', 'The columns of the open data of Fête de la science, as in 2023.'],
    'datatourisme.jsonld': [
      'DATAtourisme',
      'Feed a tourism information system: points of interest in JSON-LD, by the ontology 3.2.2.',
    ],
  },
  one: 'One event alone',
  oneText:
    'The address of an event followed by “.ics” or “.datatourisme.jsonld” gives it alone. Its page describes each session in schema.org for search engines.',
  fediverse: 'The fediverse (ActivityPub)',
  fediverseText:
    'Mobilizon, Gancio and Mastodon can read the agenda under this account, and that of each organisation that has published an event under the name of its page:',
  fediverseLimits:
    'These accounts can be read but not followed: nothing is sent, nothing can be written to them. Events invented for demonstration are not there. The page of an event asked for as “application/activity+json” answers with the event.',
  outbox: 'The latest events published',
  program: 'Query and count',
  programText:
    'The API reads, filters and counts events, and writes those of your organisation with a token.',
}
