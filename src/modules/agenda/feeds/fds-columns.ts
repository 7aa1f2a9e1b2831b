import { type Column, column } from '#platform/csv.ts'
import type { Booking, EventPlace, EventSession, EventSheet } from '../model.ts'
import { isOnline, isoIn, pageOf, placeOf, townOf, wordsIn } from './event-text.ts'

/** One row of Fête de la science: an event in one of its places, with its sessions there; no place when it is online. */
export type FdsRow = {
  sheet: EventSheet
  place: EventPlace | undefined
  sessions: EventSession[]
  identifier: string
}

/**
 * The rows of events: one for each place, and one for what is online. Sessions called off are left out, unless all of a row are:
 * the row then says so. What is postponed has no date any more and is left out too.
 */
export const fdsRows = (sheets: EventSheet[]): FdsRow[] => sheets.flatMap(rowsOf)

function rowsOf(sheet: EventSheet): FdsRow[] {
  const byPlace = Map.groupBy(sheet.sessions, (session) => placeOf(sheet, session))
  return [...byPlace]
    .map(([place, sessions]) => {
      const kept = sessions.filter(({ status }) => status !== 'cancelled' && status !== 'postponed')
      const called = sessions.filter(({ status }) => status === 'cancelled')
      return { sheet, place, sessions: kept.length > 0 ? kept : called }
    })
    .filter(({ sessions }) => sessions.length > 0)
    .map((row, rank) => ({ ...row, identifier: rank === 0 ? sheet.slug : `${sheet.slug}.${rank + 1}` }))
}

/** The columns of the open data of Fête de la science, edition of 2023; `site` says where we are. Those of which we hold nothing stay empty. */
export const fdsColumns = (site: { origin: string; regionName: string }): readonly Column<FdsRow>[] => [
  text('identifiant', 'Identifiant', 'Identifier', (row) => row.identifier),
  text('titre_fr', 'Titre', 'Title', ({ sheet }) => sheet.titleFr),
  text('description_fr', 'En une phrase', 'In one sentence', ({ sheet }) => sheet.summaryFr),
  text('description_longue_fr', 'Description', 'Description', ({ sheet }) => sheet.descriptionFr),
  text('detail_des_conditions_fr', 'Conditions', 'Conditions', ({ sheet }) => conditionsOf(sheet)),
  column('accessibilite_fr', 'list', 'Accessibilité', 'Access', ({ sheet }) => wordsIn(sheet.access, 'fr')),
  text('annulation', 'oui si tout est annulé', 'oui when all is cancelled', ({ sessions }) =>
    sessions.every(({ status }) => status === 'cancelled') ? 'oui' : 'non',
  ),
  column(
    'dates',
    'list',
    'Début et fin de chaque séance, séparés par une barre oblique',
    'Beginning and end of each session, with a slash between',
    ({ sheet, sessions }) =>
      sessions.map(({ begin, end }) => `${isoIn(begin, sheet.timezone)}/${isoIn(end, sheet.timezone)}`),
  ),
  text('resume_dates_fr', 'Dates en mots', 'Dates in words', (row) => datesInWords(row)),
  text('modalite', 'Sur place, en ligne ou hybride', 'On site, online or both', (row) => manner(row)),
  column('type_animation_project', 'list', 'Forme', 'Format', ({ sheet }) => wordsIn(sheet.formats, 'fr')),
  column('thematiques', 'list', 'Thèmes', 'Themes', ({ sheet }) => wordsIn(sheet.themes, 'fr')),
  text('organisateur', 'Qui organise', 'Organiser', ({ sheet }) => sheet.organiser?.name ?? null),
  text('organisateur_url', 'Sa page ici', 'Its page here', ({ sheet }) =>
    sheet.organiser?.slug ? `${site.origin}/annuaire/${sheet.organiser.slug}` : null,
  ),
  ...bookingColumns,
  text('nom_du_lieu', 'Lieu', 'Place', ({ place }) => place?.name ?? null),
  text('adresse', 'Adresse', 'Address', ({ place }) => place?.address ?? null),
  text('code_postal', 'Code postal', 'Postcode', ({ place }) => place?.postcode ?? null),
  text('ville', 'Ville', 'Town', ({ place }) => (place ? townOf(place) : null)),
  text('lib_commune', 'Commune', 'Commune', ({ place }) => place?.commune?.name ?? null),
  text('region', 'Région', 'Region', ({ place }) => (place?.commune ? site.regionName : null)),
  text('geolocalisation', 'Latitude, longitude', 'Latitude, longitude', ({ place }) =>
    place?.point ? `${place.point.lat}, ${place.point.lon}` : null,
  ),
  ...[
    'detail_des_conditions_scolaire_fr',
    'departement',
    'telephone_du_lieu',
    'organisateur_logo',
    'image',
    'selection',
  ].map((name) => text(name, 'Toujours vide', 'Always empty', () => null)),
  text('lien', 'Lien de ce qui est en ligne', 'Link of what is online', ({ sheet }) => sheet.onlineLink),
  text('lien_canonique', 'Page du rendez-vous', 'Page of the event', ({ sheet }) =>
    pageOf(sheet, site.origin, 'fr'),
  ),
]

const text = (name: string, fr: string, en: string, value: (row: FdsRow) => string | null): Column<FdsRow> =>
  column(name, 'string', fr, en, value)

const ways = [
  { name: 'email', type: 'email', fr: 'adresse électronique', en: 'mail address' },
  { name: 'telephone', type: 'phone', fr: 'téléphone', en: 'telephone' },
  { name: 'lien_d_inscription', type: 'link', fr: 'lien', en: 'link' },
] as const

const publics = [
  { name: 'grandpublic', whom: 'public', fr: 'grand public', en: 'general public' },
  { name: 'scolaire', whom: 'school', fr: 'groupes scolaires', en: 'school groups' },
] as const

const bookingColumns = publics.flatMap((each) =>
  ways.map((way) =>
    text(
      `${each.name}_reservation_${way.name}`,
      `Réserver, ${each.fr} : ${way.fr}`,
      `Booking, ${each.en}: ${way.en}`,
      ({ sheet }) => bookingIn(sheet.booking, each.whom, way.type),
    ),
  ),
)

/** Ways to book of one kind, one after the other; null when there is none. */
const bookingIn = (booking: Booking[], whom: Booking['for'], type: Booking['type']): string | null =>
  booking
    .filter((way) => way.for === whom && way.type === type)
    .map(({ value }) => value)
    .join(', ') || null

/** The conditions, which say that it is free when they do not already. */
function conditionsOf({ conditionsFr, fee }: EventSheet): string | null {
  if (fee !== 'free' || /gratuit/i.test(conditionsFr ?? '')) return conditionsFr
  return ['Gratuit.', conditionsFr].filter(Boolean).join(' ')
}

function manner({ sheet, place, sessions }: FdsRow): string {
  if (sheet.mode === 'mixed' && place) return 'Hybride'
  return sessions.every((session) => isOnline(sheet, session)) ? 'En ligne' : 'En présentiel'
}

/** « samedi 5 décembre 2026 - 14h00 à 16h00 », a line for each session, as the site of Fête de la science writes them. */
function datesInWords({ sheet, sessions }: FdsRow): string {
  const day = new Intl.DateTimeFormat('fr', { dateStyle: 'full', timeZone: sheet.timezone })
  const time = (moment: Date) => isoIn(moment, sheet.timezone).slice(11, 16).replace(':', 'h')
  return sessions.map(({ begin, end }) => `${day.format(begin)} - ${time(begin)} à ${time(end)}`).join('\n')
}
