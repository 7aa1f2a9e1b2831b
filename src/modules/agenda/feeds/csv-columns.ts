import { type Column, column } from '#platform/csv.ts'
import type { EventSession, EventSheet, Word } from '../model.ts'
import { isoIn, pageOf, placeOf, townOf } from './event-text.ts'

/** What the table tells of an event: the rest is not read. */
export const csvFields = [
  'slug',
  'titleFr',
  'titleEn',
  'summaryFr',
  'summaryEn',
  'conditionsFr',
  'conditionsEn',
  'fee',
  'ageMin',
  'ageMax',
  'mode',
  'onlineLink',
  'timezone',
  'themes',
  'audiences',
  'formats',
  'access',
  'season',
  'organiser',
  'places',
  'sessions',
  'sources',
  'demo',
  'updatedAt',
] as const satisfies (keyof EventSheet)[]
type CsvSheet = Pick<EventSheet, (typeof csvFields)[number]>

/** One row of the table: a session of an event. */
export type SessionRow = { sheet: CsvSheet; session: EventSession }

/** One row a session, in the order of the events. */
export const sessionRows = (sheets: CsvSheet[]): SessionRow[] =>
  sheets.flatMap((sheet) => sheet.sessions.map((session) => ({ sheet, session })))

const codes = (words: Word[]) => words.map(({ code }) => code)
const place = ({ sheet, session }: SessionRow) => placeOf(sheet, session)

/** The fields of `/agenda.csv`; `origin` begins the addresses of pages. */
export const csvColumns = (origin: string): readonly Column<SessionRow>[] => [
  column(
    'identifiant',
    'string',
    'Identifiant, dernier élément de l’adresse de la page',
    'Identifier, last element of the page’s address',
    (row) => row.sheet.slug,
  ),
  column('seance', 'string', 'Identifiant de la séance', 'Session identifier', (row) => row.session.id),
  column(
    'titre',
    'string',
    'Titre',
    'Title',
    ({ sheet }, lang) => (lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr,
  ),
  column(
    'resume',
    'string',
    'En une phrase',
    'In one sentence',
    ({ sheet }, lang) => (lang === 'en' ? sheet.summaryEn : null) ?? sheet.summaryFr,
  ),
  column('debut', 'datetime', 'Début, heure locale', 'Beginning, local time', ({ sheet, session }) =>
    isoIn(session.begin, sheet.timezone),
  ),
  column('fin', 'datetime', 'Fin, heure locale', 'End, local time', ({ sheet, session }) =>
    isoIn(session.end, sheet.timezone),
  ),
  column(
    'statut',
    'string',
    'scheduled, rescheduled, moved-online, postponed, full ou cancelled',
    'scheduled, rescheduled, moved-online, postponed, full or cancelled',
    (row) => row.session.status,
  ),
  column('lieu', 'string', 'Lieu', 'Place', (row) => place(row)?.name ?? null),
  column('adresse', 'string', 'Adresse', 'Address', (row) => place(row)?.address ?? null),
  column('code_postal', 'string', 'Code postal', 'Postcode', (row) => place(row)?.postcode ?? null),
  column(
    'commune',
    'string',
    'Commune : code INSEE',
    'Municipality: INSEE code',
    (row) => place(row)?.commune?.code ?? null,
  ),
  column('commune_nom', 'string', 'Commune : nom', 'Municipality: name', (row) => {
    const found = place(row)
    return found ? townOf(found) : null
  }),
  column(
    'latitude',
    'number',
    'Latitude (WGS 84)',
    'Latitude (WGS 84)',
    (row) => place(row)?.point?.lat ?? null,
  ),
  column(
    'longitude',
    'number',
    'Longitude (WGS 84)',
    'Longitude (WGS 84)',
    (row) => place(row)?.point?.lon ?? null,
  ),
  column(
    'lien_en_ligne',
    'string',
    'Pour suivre en ligne',
    'To follow online',
    ({ sheet }) => sheet.onlineLink,
  ),
  column('themes', 'list', 'Thèmes : codes', 'Themes: codes', ({ sheet }) => codes(sheet.themes)),
  column('publics', 'list', 'Publics : codes', 'Audiences: codes', ({ sheet }) => codes(sheet.audiences)),
  column('formats', 'list', 'Formats : codes', 'Formats: codes', ({ sheet }) => codes(sheet.formats)),
  column('accessibilite', 'list', 'Accès : codes', 'Access: codes', ({ sheet }) => codes(sheet.access)),
  column('age_min', 'integer', 'Âge minimal', 'Minimum age', ({ sheet }) => sheet.ageMin),
  column('age_max', 'integer', 'Âge maximal', 'Maximum age', ({ sheet }) => sheet.ageMax),
  column(
    'tarif',
    'string',
    'free, paid ; vide : non dit',
    'free, paid; empty: not said',
    ({ sheet }) => sheet.fee,
  ),
  column(
    'conditions',
    'string',
    'Conditions',
    'Conditions',
    ({ sheet }, lang) => (lang === 'en' ? sheet.conditionsEn : null) ?? sheet.conditionsFr,
  ),
  column('organisateur', 'string', 'Organisateur', 'Organiser', ({ sheet }) => sheet.organiser?.name ?? null),
  column(
    'temps_fort',
    'string',
    'Temps fort : code',
    'Season: code',
    ({ sheet }) => sheet.season?.code ?? null,
  ),
  column(
    'temps_fort_annee',
    'integer',
    'Temps fort : année de l’édition',
    'Season: year of the edition',
    ({ sheet }) => sheet.season?.year ?? null,
  ),
  column('sources', 'list', 'Sources', 'Sources', ({ sheet }) => sheet.sources.map((each) => each.title)),
  column('licences', 'list', 'Licences de ces sources', 'Licences of these sources', ({ sheet }) => [
    ...new Set(sheet.sources.map((each) => each.licence)),
  ]),
  column(
    'demonstration',
    'boolean',
    'Inventé, pour la démonstration',
    'Invented, for demonstration',
    ({ sheet }) => sheet.demo,
  ),
  column('mise_a_jour', 'date', 'Mise à jour', 'Updated', ({ sheet }) =>
    sheet.updatedAt.toISOString().slice(0, 10),
  ),
  column('page', 'string', 'Adresse de la page', 'Address of the page', ({ sheet }, lang) =>
    pageOf(sheet, origin, lang),
  ),
]
