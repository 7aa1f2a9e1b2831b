import type { EventSheet } from './model.ts'

/** A whole event to write in other forms: two sessions in Fourmies, the second cancelled. */
export const aSheet = (change: Partial<EventSheet> = {}): EventSheet => ({
  id: '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b',
  slug: 'atelier-fusees',
  titleFr: 'Atelier fusées',
  titleEn: 'Rocket workshop',
  summaryFr: 'Construire, puis lancer ; à partir de 8 ans.',
  summaryEn: null,
  descriptionFr: null,
  descriptionEn: null,
  conditionsFr: null,
  conditionsEn: null,
  fee: 'free',
  ageMin: 8,
  ageMax: 12,
  mode: 'offline',
  onlineLink: null,
  timezone: 'Europe/Paris',
  languages: ['fr'],
  keywords: [],
  booking: [],
  themes: [{ code: 'astronomy', labelFr: 'Astronomie', labelEn: 'Astronomy' }],
  audiences: [],
  formats: [{ code: 'workshop', labelFr: 'Atelier', labelEn: 'Workshop' }],
  access: [],
  season: {
    code: 'fete-de-la-science',
    year: 2026,
    nameFr: 'Fête de la science',
    nameEn: 'Science festival',
  },
  organiser: { slug: 'musee', name: 'Musée, d’essai' },
  photo: null,
  partners: [],
  speakers: [],
  places: [
    {
      name: 'Écomusée',
      address: '1, place Maria-Blondeau',
      postcode: '59610',
      commune: { code: '59249', name: 'Fourmies' },
      locality: null,
      point: { lon: 4.05, lat: 50.0177 },
    },
  ],
  sessions: [
    {
      id: '7',
      begin: new Date('2026-12-05T13:00:00Z'),
      end: new Date('2026-12-05T15:00:00Z'),
      status: 'scheduled',
      formerBegin: null,
      place: 0,
    },
    {
      id: '8',
      begin: new Date('2026-12-06T13:00:00Z'),
      end: new Date('2026-12-06T15:00:00Z'),
      status: 'cancelled',
      formerBegin: null,
      place: 0,
    },
  ],
  sources: [],
  sourceUrl: null,
  demo: false,
  version: 1,
  sequence: 3,
  createdAt: new Date('2026-11-01T10:00:00Z'),
  updatedAt: new Date('2026-11-02T10:00:00Z'),
  ...change,
})

/** Events in batches, as feeds take them. */
export async function* inBatches(...batches: EventSheet[][]): AsyncGenerator<EventSheet[]> {
  yield* batches
}

/** Everything a generator of text gives, in one piece. */
export async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece
  return text
}
