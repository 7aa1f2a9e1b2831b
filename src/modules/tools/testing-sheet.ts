import { emptyTool, type KeptPart, type ToolPart, type ToolSheet } from './model.ts'

const { terms: _terms, ...nothing } = emptyTool

/** A part without a photo. */
export const aPart = (part: ToolPart): KeptPart => ({
  ...part,
  id: '5b1c0a7e-0000-4000-8000-000000000001',
  moduleNumber: null,
  photo: null,
})

/** A whole tool to print or write in other forms: a kit of three parts, two copies in two communes. */
export const aToolSheet = (change: Partial<ToolSheet> = {}): ToolSheet => ({
  ...nothing,
  id: '0f4d9a3e-5d8c-4b2a-9f3e-1c2d3e4f5a6b',
  slug: 'malle-aux-etoiles',
  titleFr: 'Malle aux étoiles',
  titleEn: 'Kit of stars',
  summaryFr: 'Une soirée sous les étoiles.',
  descriptionFr: 'Des *lunettes* & des cartes.\n\n- une lampe',
  objectivesFr: 'Se repérer dans le ciel.',
  themes: [{ code: 'astronomy', labelFr: 'Astronomie', labelEn: 'Astronomy' }],
  audiences: [{ code: 'families', labelFr: 'Familles', labelEn: 'Families' }],
  access: [],
  ageMin: 8,
  languages: ['fr'],
  durationMinutes: 90,
  groupSize: 20,
  floor: 9.5,
  power: false,
  weight: 18,
  vehicle: 'car',
  setupMinutes: 20,
  setupPeople: 1,
  mediation: 'training',
  parts: [
    aPart({ name: 'Lunette', quantity: 2, value: 280, module: null }),
    aPart({ name: 'Carte', quantity: 20, value: null, module: 'Cartes' }),
    aPart({ name: 'Lampe', quantity: 1, value: 8, module: null }),
  ],
  partners: [],
  price: 0,
  deposit: 150,
  transport: 'borrower',
  minDays: 2,
  maxDays: 21,
  leadDays: 7,
  bufferBefore: 1,
  bufferAfter: 2,
  first: null,
  holder: { id: '1', slug: 'musee-des-lampes', name: 'Musée des Lampes' },
  source: null,
  photos: [],
  documents: [],
  state: 'published',
  demo: false,
  version: 1,
  createdAt: new Date('2026-11-20T10:00:00Z'),
  updatedAt: new Date('2026-11-20T10:00:00Z'),
  places: [
    { commune: '59249', name: 'Fourmies', point: null },
    { commune: '59350', name: 'Lille', point: null },
  ],
  copies: { total: 2, lent: 2 },
  ...change,
})
