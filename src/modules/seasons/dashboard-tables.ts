import { column, csvFile } from '#platform/csv.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import {
  type CommuneTouch,
  type ComparedEdition,
  type EpciTouch,
  peopleOf,
  type Share,
  sharesByGroup,
  type TaskLine,
} from './dashboard-model.ts'
import type { Dashboard } from './get-dashboard.ts'
import { dashboardMessages } from './messages/dashboard.ts'

/** The tables of a dashboard that can be taken away, by the name of their file. */
export const tableNames = [
  'chiffres',
  'communes',
  'intercommunalites',
  'contenus',
  'editions',
  'a-faire',
] as const
export type TableName = (typeof tableNames)[number]

type Figure = { name: string; value: number | null; unit: string; date: string; source: string }

const figureColumns = [
  column<Figure>('chiffre', 'string', 'Nom du chiffre', 'Name of the figure', ({ name }) => name),
  column<Figure>(
    'valeur',
    'number',
    'Valeur ; vide si elle n’est pas connue',
    'Value; empty when unknown',
    (row) => row.value,
  ),
  column<Figure>('unite', 'string', 'Unité', 'Unit', ({ unit }) => unit),
  column<Figure>(
    'date',
    'string',
    'Jour du compte, ou année de la source',
    'Day of the count, or year of the source',
    (row) => row.date,
  ),
  column<Figure>('source', 'string', 'Source', 'Source', ({ source }) => source),
]
const communeColumns = [
  column<CommuneTouch>('code', 'string', 'Code INSEE', 'INSEE code', ({ code }) => code),
  column<CommuneTouch>('commune', 'string', 'Commune', 'Commune', ({ name }) => name),
  column<CommuneTouch>(
    'epci',
    'string',
    'Code de l’intercommunalité',
    'Code of the intermunicipal body',
    (row) => row.epciCode,
  ),
  column<CommuneTouch>(
    'nom_epci',
    'string',
    'Intercommunalité',
    'Intermunicipal body',
    (row) => row.epciName,
  ),
  column<CommuneTouch>(
    'habitants',
    'integer',
    'Population ; vide si elle n’est pas publiée',
    'Population; empty when not published',
    (row) => row.inhabitants,
  ),
  column<CommuneTouch>('touchee', 'boolean', 'Touchée', 'Reached', ({ sessions }) => sessions > 0),
  column<CommuneTouch>('rendez_vous', 'integer', 'Rendez-vous', 'Events', ({ events }) => events),
  column<CommuneTouch>('seances', 'integer', 'Séances', 'Sessions', ({ sessions }) => sessions),
]
const epciColumns = [
  column<EpciTouch>('code', 'string', 'Code SIREN', 'SIREN code', ({ code }) => code),
  column<EpciTouch>('nom', 'string', 'Nom', 'Name', ({ name }) => name),
  column<EpciTouch>('communes', 'integer', 'Communes', 'Communes', ({ communes }) => communes),
  column<EpciTouch>(
    'communes_touchees',
    'integer',
    'Communes touchées',
    'Communes reached',
    ({ touched }) => touched,
  ),
  column<EpciTouch>('habitants', 'integer', 'Habitants', 'Inhabitants', ({ inhabitants }) => inhabitants),
  column<EpciTouch>(
    'habitants_touches',
    'integer',
    'Habitants touchés',
    'Inhabitants reached',
    (row) => row.inhabitantsTouched,
  ),
  column<EpciTouch>('seances', 'integer', 'Séances', 'Sessions', ({ sessions }) => sessions),
]
const editionFigures = (['year', 'events', 'sessions', 'places', 'organisers', 'communes'] as const).map(
  (key) =>
    column<ComparedEdition>(
      {
        year: 'annee',
        events: 'rendez_vous',
        sessions: 'seances',
        places: 'lieux',
        organisers: 'structures',
        communes: 'communes',
      }[key],
      'integer',
      key === 'year' ? 'Année' : dashboardMessages.fr.names[key],
      key === 'year' ? 'Year' : dashboardMessages.en.names[key],
      (row) => row[key],
    ),
)
const editionColumns = [
  ...editionFigures,
  column<ComparedEdition>(
    'frequentation',
    'integer',
    'Fréquentation dite par les structures ; vide si elle n’est pas connue',
    'Attendance told by organisations; empty when unknown',
    ({ attendance }) => attendance && peopleOf(attendance),
  ),
]

const shareColumns = [
  column<Share>(
    'groupe',
    'string',
    'Groupe',
    'Group',
    ({ group }, lang) => dashboardMessages[lang].groups[group],
  ),
  column<Share>('code', 'string', 'Code', 'Code', ({ code }) => code),
  column<Share>('libelle', 'string', 'Libellé', 'Label', (row, lang) => shareWords(lang, row)),
  column<Share>('rendez_vous', 'integer', 'Rendez-vous', 'Events', ({ events }) => events),
]
const taskColumns = [
  column<TaskLine>(
    'a_faire',
    'string',
    'Ce qui manque',
    'What is missing',
    ({ task }, lang) => dashboardMessages[lang].taskNames[task],
  ),
  column<TaskLine>('rendez_vous', 'string', 'Rendez-vous', 'Event', ({ title }) => title),
  column<TaskLine>('structure', 'string', 'Structure', 'Organisation', ({ organiser }) => organiser),
  column<TaskLine>(
    'adresse',
    'string',
    'Adresse sur le site',
    'Address on the site',
    ({ slug }) => `/agenda/${slug}`,
  ),
]

/** A table as a CSV file, piece after piece; `day` is that of the count. */
export function tableCsv(
  name: TableName,
  dashboard: Dashboard,
  { day, lang }: { day: string; lang: Lang },
): AsyncGenerator<string> {
  switch (name) {
    case 'chiffres':
      return csvFile(once(figuresOf(dashboard, day)), figureColumns, lang)
    case 'communes':
      return csvFile(once(dashboard.communes), communeColumns, lang)
    case 'intercommunalites':
      return csvFile(once(dashboard.epci), epciColumns, lang)
    case 'contenus':
      return csvFile(once(sharesByGroup(dashboard.shares).flatMap(({ lines }) => lines)), shareColumns, lang)
    case 'editions':
      return csvFile(once(dashboard.editions), editionColumns, lang)
    case 'a-faire':
      return csvFile(once(dashboard.tasks), taskColumns, lang)
  }
}

async function* once<Row>(rows: Row[]): AsyncGenerator<Row[]> {
  yield rows
}

/** The main figures, each with its date and its source. */
export function figuresOf(dashboard: Dashboard, day: string): Figure[] {
  const { names, stateNames, sourceAgenda, sourceAttendance } = dashboardMessages.fr
  const { figures, communes, epci, reach, population, states, attendance } = dashboard
  const counted = (name: string, value: number): Figure => ({
    name,
    value,
    unit: 'nombre',
    date: day,
    source: sourceAgenda,
  })
  const touched = communes.filter(({ sessions }) => sessions > 0).length
  const epciTouched = epci.filter((each) => each.touched > 0).length
  const source = population?.source
  return [
    ...(Object.keys(stateNames) as (keyof typeof stateNames)[]).map((state) =>
      counted(stateNames[state], states[state] ?? 0),
    ),
    counted(names.sessions, figures.sessions),
    counted(names.places, figures.places),
    counted(names.organisers, figures.organisers),
    counted(names.communes, touched),
    counted(names.communesNot, communes.length - touched),
    counted(names.epci, epciTouched),
    counted(names.epciNot, epci.length - epciTouched),
    {
      name: names.reach,
      value: reach && Math.round(reach.percent * 10) / 10,
      unit: 'pourcent',
      date: population ? String(population.year) : '',
      source: source ? `${source.publisher}, ${source.title} (${source.vintage}, ${source.licence})` : '',
    },
    {
      name: names.attendance,
      value: attendance && peopleOf(attendance),
      unit: 'personnes',
      date: attendance ? day : '',
      source: attendance ? sourceAttendance : '',
    },
  ]
}

/** The words of what an event says: those of its vocabulary, or of the page. */
export function shareWords(lang: Lang, { group, code, labelFr, labelEn }: Share): string {
  const { codes } = dashboardMessages[lang]
  if (group === 'fee' || group === 'booking') return codes[code as keyof typeof codes]
  return lang === 'fr' ? labelFr : labelEn
}
