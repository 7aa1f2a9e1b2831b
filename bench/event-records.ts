import type { EventRecord } from '#modules/agenda/index.ts'
import { communePicker, seededRandom } from './random.ts'
import { type BenchCommune, type BenchTerms, subjects } from './records.ts'

const forms = [
  'Atelier',
  'Conférence',
  'Visite guidée',
  'Exposition',
  'Café des sciences',
  'Spectacle',
  'Stage',
  'Balade',
  'Projection',
  'Jeu de piste',
]
const rooms = ['Salle des fêtes', 'Médiathèque', 'Musée', 'Lycée', 'Fablab', 'Maison de quartier']
const day = 86_400_000
/** Over how many days the sessions of synthetic events are spread, from the day after `now`. */
export const daysAhead = 180

/** `count` synthetic events to come: a place, one to four sessions, a handful of words, a title that others may have too. */
export function* benchEvents(
  count: number,
  communes: BenchCommune[],
  terms: BenchTerms,
  now: Date,
): Generator<EventRecord> {
  const random = seededRandom(57)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const some = (list: string[] = [], most: number) => [
    ...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => pick(list))),
  ]
  const someCommune = communePicker(communes, random)
  const tomorrow = Math.floor(now.getTime() / day + 1) * day
  for (let index = 0; index < count; index++) {
    const commune = someCommune()
    const [form, subject] = [pick(forms), pick(subjects)]
    const online = random() < 0.05
    const first =
      tomorrow + Math.floor(random() * (daysAhead - 4)) * day + (8 + Math.floor(random() * 11)) * 3_600_000
    yield {
      id: `bench-${index}`,
      raw: null,
      input: {
        titleFr: `${form} : ${subject} à ${commune.name}`.slice(0, 140),
        titleEn: null,
        summaryFr: `${form} autour de ${subject}, pour les curieux de tous âges, à ${commune.name}.`.slice(
          0,
          200,
        ),
        summaryEn: null,
        descriptionFr: `Venez découvrir ${subject} avec des chercheuses et des chercheurs. ${form} suivi d’un échange, puis de ${pick(subjects)} et de ${pick(subjects)} pour les plus jeunes.\n\nLe matériel est fourni ; prévoyez des vêtements qui ne craignent rien. Accès par le bus, stationnement à proximité.`,
        descriptionEn: null,
        conditionsFr: 'Sur inscription, dans la limite des places disponibles',
        conditionsEn: null,
        fee: random() < 0.5 ? 'free' : 'paid',
        ageMin: random() < 0.5 ? Math.floor(random() * 15) : null,
        ageMax: null,
        mode: online ? 'mixed' : 'offline',
        onlineLink: online ? `https://bench-${index}.example.org/direct` : null,
        languages: ['fr'],
        keywords: [subject, pick(subjects)],
        booking: [{ for: 'public', type: 'link', value: `https://bench-${index}.example.org/` }],
        terms: {
          theme: some(terms.theme, 2),
          audience: some(terms.audience, 2),
          format: [pick(terms.format ?? [])],
          access: some(terms.access, 1),
        },
        season: null,
        organiserName: `Association ${subject} de ${commune.name}`,
        sourceUrl: `https://bench-${index}.example.org/evenement`,
        places: [
          {
            name: pick(rooms),
            address: `${1 + Math.floor(random() * 200)} rue ${subject}`,
            postcode: null,
            commune: commune.code,
            locality: null,
            point: { lon: commune.lon + (random() - 0.5) * 0.05, lat: commune.lat + (random() - 0.5) * 0.03 },
          },
        ],
        sessions: Array.from({ length: 1 + Math.floor(random() * 4) }, (_, rank) => ({
          begin: new Date(first + rank * day),
          end: new Date(first + rank * day + 2 * 3_600_000),
          place: 0,
        })),
      },
    }
  }
}
