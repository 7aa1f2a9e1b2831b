import { fold } from '#platform/i18n/fold.ts'

/** What a column of a table may say of an event, and the names it goes by, folded. */
const names = {
  id: ['identifiant', 'id', 'uid', 'identifier', 'reference', 'ref', 'numero', 'code'],
  title: [
    'titre',
    'titre fr',
    'title',
    'nom',
    'intitule',
    'evenement',
    'nom de l evenement',
    'event',
    'name',
    'summary',
    'libelle',
    'manifestation',
  ],
  titleEn: ['titre en', 'title en', 'titre anglais', 'english title'],
  summary: [
    'resume',
    'chapo',
    'accroche',
    'description courte',
    'description fr',
    'short description',
    'sous titre',
  ],
  description: [
    'description',
    'presentation',
    'texte',
    'details',
    'description longue',
    'description longue fr',
    'long description',
    'contenu',
  ],
  begin: [
    'debut',
    'date de debut',
    'date debut',
    'start',
    'begin',
    'dtstart',
    'date',
    'start date',
    'jour',
    'date et heure',
    'date heure',
    'horaire debut',
    'date heure de debut',
    'date heure debut',
  ],
  end: [
    'fin',
    'date de fin',
    'date fin',
    'end',
    'dtend',
    'end date',
    'horaire fin',
    'date heure de fin',
    'date heure fin',
  ],
  beginTime: ['heure de debut', 'heure debut', 'heure', 'start time', 'horaire', 'de'],
  endTime: ['heure de fin', 'heure fin', 'end time', 'a'],
  place: [
    'lieu',
    'nom du lieu',
    'lieu nom',
    'salle',
    'place',
    'venue',
    'location',
    'location name',
    'etablissement',
  ],
  address: ['adresse', 'address', 'rue', 'adresse postale', 'voie', 'adresse du lieu', 'lieu adresse'],
  postcode: ['code postal', 'cp', 'postcode', 'postal code', 'zip', 'zip code'],
  town: ['commune', 'ville', 'city', 'town', 'localite', 'municipality'],
  insee: ['code insee', 'insee', 'code commune', 'insee commune', 'code insee commune'],
  latitude: ['latitude', 'lat', 'y'],
  longitude: ['longitude', 'lon', 'lng', 'long', 'x'],
  point: ['coordonnees', 'geolocalisation', 'geo', 'geo point 2d', 'latlon', 'coordinates', 'gps'],
  conditions: [
    'tarif',
    'tarifs',
    'conditions',
    'prix',
    'price',
    'conditions de participation',
    'detail des conditions',
    'modalites',
  ],
  free: ['gratuit', 'free', 'entree libre'],
  url: ['url', 'lien', 'site', 'web', 'site web', 'page', 'link', 'website', 'adresse web', 'source url'],
  booking: [
    'inscription',
    'reservation',
    'booking',
    'billetterie',
    'lien inscription',
    'lien de reservation',
    'registration',
    'lien d inscription',
  ],
  phone: ['telephone', 'tel', 'phone'],
  mail: ['email', 'e mail', 'mail', 'courriel', 'contact'],
  online: ['lien en ligne', 'visio', 'lien visio', 'online link', 'online'],
  organiser: [
    'organisateur',
    'organisation',
    'structure',
    'organizer',
    'organiser',
    'porteur',
    'organisateurs',
  ],
  themes: [
    'theme',
    'themes',
    'thematique',
    'thematiques',
    'categorie',
    'categories',
    'category',
    'type',
    'type d animation',
    'format',
    'genre',
  ],
  audiences: ['public', 'publics', 'audience', 'public vise', 'publics concernes', 'public cible'],
  access: ['accessibilite', 'accessibility', 'acces'],
  keywords: ['mots cles', 'mot cle', 'keywords', 'tags', 'etiquettes'],
  ageMin: ['age min', 'age minimum', 'a partir de', 'age'],
  ageMax: ['age max', 'age maximum'],
  status: ['statut', 'status', 'etat', 'annule', 'annulation', 'cancelled'],
} as const satisfies Record<string, readonly string[]>

export type TableField = keyof typeof names
const fieldOf: ReadonlyMap<string, TableField> = new Map(
  Object.entries(names).flatMap(([field, known]) =>
    known.map((name) => [name, field as TableField] as const),
  ),
)

/** The names that the title and the beginning of an event may go by, for whoever must name a column. */
export const expectedNames = { title: names.title.slice(0, 4), begin: names.begin.slice(0, 5) }

/** What each column of a table says, for those whose name is known: the first column of each kind stands. */
export function tableFields(columns: readonly string[]): {
  fields: Map<TableField, string>
  unknown: string[]
} {
  const fields = new Map<TableField, string>()
  const unknown: string[] = []
  for (const column of columns) {
    const field = fieldOf.get(fold(column.replace(/\(.*?\)|\*/g, '')))
    if (!field) unknown.push(column)
    else if (!fields.has(field)) fields.set(field, column)
  }
  return { fields, unknown }
}
