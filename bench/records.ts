import type { OrganisationDraft } from '#modules/directory/index.ts'
import { communePicker, seededRandom } from './random.ts'

/** A commune to put synthetic organisations in. */
export type BenchCommune = { code: string; name: string; lon: number; lat: number; population: number }

/** The terms organisations may bear, by vocabulary. */
export type BenchTerms = Record<string, string[]>

/** What synthetic organisations and events are about. */
export const subjects = [
  'astronomie',
  'robotique',
  'textile',
  'mine',
  'mer',
  'forêt',
  'verre',
  'aviation',
  'chimie',
  'fossiles',
  'énergie',
  'climat',
  'numérique',
  'jardin',
]
const bodies = [
  'Atelier',
  'Maison',
  'Musée',
  'Fablab',
  'Médiathèque',
  'Club',
  'Centre',
  'Observatoire',
  'Laboratoire',
  'Association',
]

/** `count` synthetic organisations, spread over the communes as people are, each with a handful of terms and a description. */
export function* benchRecords(
  count: number,
  communes: BenchCommune[],
  terms: BenchTerms,
): Generator<OrganisationDraft> {
  const random = seededRandom(32)
  const pick = <T>(list: T[]): T => list[Math.floor(random() * list.length)] as T
  const some = (list: string[], most: number) => [
    ...new Set(Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(list))),
  ]
  const someCommune = communePicker(communes, random)
  for (let index = 0; index < count; index++) {
    const commune = someCommune()
    const subject = pick(subjects)
    yield {
      id: `bench-${index}`,
      name: `${pick(bodies)} ${subject} ${index} ${commune.name}`,
      type: pick(terms.type ?? []),
      legalStatus: pick(terms.legal_status ?? []),
      terms: {
        role: some(terms.role ?? [], 1),
        theme: some(terms.theme ?? [], 3),
        audience: some(terms.audience ?? [], 3),
        format: some(terms.format ?? [], 3),
        skill: some(terms.skill ?? [], 2),
        equipment: some(terms.equipment ?? [], 2),
      },
      descriptionFr: `Lieu consacré à ${subject}, ouvert aux familles et aux classes. ${pick(bodies)} et ${pick(subjects)} toute l’année, à ${commune.name}.`,
      place: {
        commune: commune.code,
        address: `${1 + Math.floor(random() * 200)} rue ${subject}`,
        point: { lon: commune.lon + (random() - 0.5) * 0.05, lat: commune.lat + (random() - 0.5) * 0.03 },
        precision: 'address',
      },
      openingHours: 'Tu-Sa 10:00-12:00,14:00-18:00',
      website: `https://bench-${index}.example.org`,
    }
  }
}
