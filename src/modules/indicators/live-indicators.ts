import type { Counting } from './live-model.ts'
import type { Level } from './model.ts'
import type { Definition } from './write-store.ts'

/** An indicator counted every night. `open`: until when a year changes: its last day, or a month after, when figures are told late. */
export type LiveIndicator = Definition & {
  /** `reach`: the share of inhabitants who have a place near them. */
  counting: Counting | 'reach'
  perPopulation: number | null
  late: boolean
}

const wide: Level[] = ['epci', 'departement', 'region']
/** Numbers of things make sense for a commune; rates of a few hundred inhabitants jump from nothing to much. */
const everywhere: Level[] = ['commune', ...wide]
const perInhabitants = {
  fr: '10 000 × nombre ÷ population municipale la plus récente.',
  en: '10,000 × number ÷ latest municipal population.',
}
const base = { origin: 'live', direction: 'more', levels: wide } as const

/** Indicators computed from what the site holds, in the order of the list. Demonstration data is never counted. */
export const liveIndicators: readonly LiveIndicator[] = [
  {
    ...base,
    code: 'actors-rate',
    theme: 'network',
    unit: 'per-10000',
    label: { fr: 'Acteurs pour 10 000 habitants', en: 'Actors per 10,000 inhabitants' },
    definition: {
      fr: 'Structures publiées dans l’annuaire, situées dans le territoire ou qui y agissent, rapportées à ses habitants.',
      en: 'Organisations published in the directory, located in the territory or acting there, for its inhabitants.',
    },
    formula: perInhabitants,
    counting: 'actors',
    perPopulation: 10_000,
    late: false,
  },
  {
    ...base,
    code: 'actors',
    levels: everywhere,
    theme: 'network',
    unit: 'count',
    label: { fr: 'Acteurs', en: 'Actors' },
    definition: {
      fr: 'Structures publiées dans l’annuaire, situées dans le territoire ou qui y agissent.',
      en: 'Organisations published in the directory, located in the territory or acting there.',
    },
    formula: null,
    counting: 'actors',
    perPopulation: null,
    late: false,
  },
  {
    ...base,
    code: 'tools-rate',
    theme: 'network',
    unit: 'per-10000',
    label: { fr: 'Outils à emprunter pour 10 000 habitants', en: 'Tools to borrow per 10,000 inhabitants' },
    definition: {
      fr: 'Outils itinérants publiés au catalogue, selon le lieu où se trouve leur premier exemplaire, rapportés aux habitants.',
      en: 'Travelling tools published in the catalogue, by the place of their first copy, for the inhabitants.',
    },
    formula: perInhabitants,
    counting: 'tools',
    perPopulation: 10_000,
    late: false,
  },
  {
    ...base,
    code: 'loans',
    levels: everywhere,
    theme: 'network',
    unit: 'count',
    label: { fr: 'Prêts d’outils reçus', en: 'Loans of tools received' },
    definition: {
      fr: 'Prêts commencés dans l’année, selon la commune où l’outil est allé.',
      en: 'Loans that began in the year, by the commune where the tool went.',
    },
    formula: null,
    counting: 'loans',
    perPopulation: null,
    late: true,
  },
  {
    ...base,
    code: 'museum-reach',
    theme: 'network',
    unit: 'percent',
    label: { fr: 'Habitants à moins de 10 km d’un musée', en: 'Inhabitants within 10 km of a museum' },
    definition: {
      fr: 'Part des habitants dont la commune a un musée de l’annuaire à dix kilomètres ou moins par la route (distance estimée).',
      en: 'Share of inhabitants whose commune has a museum of the directory within ten kilometres by road (estimated).',
    },
    formula: {
      fr: '100 × habitants des communes à portée ÷ population municipale la plus récente.',
      en: '100 × inhabitants of communes within reach ÷ latest municipal population.',
    },
    counting: 'reach',
    perPopulation: null,
    late: false,
  },
  {
    ...base,
    code: 'coming-events-rate',
    theme: 'activity',
    unit: 'per-10000',
    label: { fr: 'Rendez-vous à venir pour 10 000 habitants', en: 'Coming events per 10,000 inhabitants' },
    definition: {
      fr: 'Rendez-vous publiés à l’agenda qui ont une séance dans les trois mois, rapportés aux habitants du territoire.',
      en: 'Events published in the agenda with a session within three months, for the inhabitants of the territory.',
    },
    formula: perInhabitants,
    counting: 'comingEvents',
    perPopulation: 10_000,
    late: false,
  },
  {
    ...base,
    code: 'attendance',
    levels: everywhere,
    theme: 'activity',
    unit: 'count',
    label: { fr: 'Public des rendez-vous', en: 'People who came to events' },
    definition: {
      fr: 'Personnes venues aux rendez-vous de l’année, telles que leurs organisateurs les ont déclarées.',
      en: 'People who came to the events of the year, as told by their organisers.',
    },
    formula: null,
    counting: 'visits',
    perPopulation: null,
    late: true,
  },
  {
    ...base,
    code: 'attendance-rate',
    theme: 'activity',
    unit: 'per-100',
    label: {
      fr: 'Public des rendez-vous pour 100 habitants',
      en: 'People who came to events per 100 inhabitants',
    },
    definition: {
      fr: 'Personnes venues aux rendez-vous de l’année, telles que leurs organisateurs les ont déclarées, rapportées aux habitants.',
      en: 'People who came to the events of the year, as told by their organisers, for the inhabitants.',
    },
    formula: {
      fr: '100 × nombre de personnes ÷ population municipale la plus récente.',
      en: '100 × number of people ÷ latest municipal population.',
    },
    counting: 'visits',
    perPopulation: 100,
    late: true,
  },
]
