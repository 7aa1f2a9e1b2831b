import { fold } from '#platform/i18n/fold.ts'
import type { ImportContext } from '../import-context.ts'
import { kindOf } from '../matching-kinds.ts'
import {
  type IdentifierScheme,
  identifierPatterns,
  type OrganisationDraft,
  type TermVocabulary,
  type Vocabulary,
} from '../model.ts'
import { type FoundPlace, findPlace } from './place.ts'
import { distinctName, readableName } from './readable-name.ts'
import { pick, type Reader, type Row } from './reader.ts'
import { email, identifiers, isoDate, list, phone, point, text, url } from './values.ts'

/**
 * The columns a hand-made file may have, in French or English, in any order; only the name is required. Lists are cut at « | », « ; » or « , ».
 * Types and terms are codes or labels of the vocabularies. The directory's own exports have these columns.
 */
const genericColumns = {
  id: ['identifiant', 'id', 'ref', 'reference'],
  name: ['nom', 'name', 'structure', 'raison_sociale', 'denomination'],
  aliases: ['autres_noms', 'aliases', 'sigle', 'acronyme', 'acronym'],
  type: ['type', 'categorie', 'category', 'type_libelle'],
  legalStatus: ['statut_juridique', 'legal_status', 'statut', 'statut_juridique_libelle'],
  descriptionFr: ['description', 'description_fr', 'presentation'],
  descriptionEn: ['description_en'],
  place: ['lieu', 'place', 'nom_du_lieu'],
  address: ['adresse', 'address', 'rue'],
  postcode: ['code_postal', 'postcode', 'cp', 'zip'],
  commune: ['commune', 'ville', 'city', 'town'],
  communeCode: ['code_commune', 'code_insee', 'commune_code', 'insee'],
  epci: ['code_epci', 'epci_siren', 'siren_epci'],
  latitude: ['latitude', 'lat', 'y'],
  longitude: ['longitude', 'lon', 'lng', 'x'],
  coordinates: ['coordonnees', 'geolocalisation', 'coordinates', 'geo_point_2d'],
  website: ['site_web', 'website', 'site', 'url', 'site_internet'],
  email: ['courriel', 'email', 'e_mail', 'mail', 'courriels'],
  phone: ['telephone', 'phone', 'tel'],
  openingHours: ['horaires', 'opening_hours'],
  foundedOn: ['date_creation', 'annee_creation', 'founded', 'founded_on'],
  access: ['acces', 'access', 'accessibilite', 'accessibility'],
  parent: ['structure_parente', 'parent'],
  networks: ['reseaux', 'networks'],
  dated: ['date_maj', 'date_de_mise_a_jour', 'updated', 'updated_at'],
} as const
const termColumns: Record<TermVocabulary, string[]> = {
  role: ['roles', 'role'],
  theme: ['themes', 'theme', 'thematiques', 'thematique'],
  audience: ['publics', 'public', 'audiences', 'audience'],
  format: ['formats', 'format'],
  skill: ['competences', 'competence', 'skills', 'skill'],
  equipment: ['equipements', 'equipement', 'equipment'],
}

/** What a column of a table may become: our own name of it, those under which it is recognised, and whether it holds several values. */
export type GenericTarget = { name: string; names: readonly string[]; many: boolean }
const lists = ['aliases', 'networks', 'access']
export const genericTargets: readonly GenericTarget[] = [
  ...Object.entries(genericColumns).map(([key, names]) => ({
    name: names[0],
    names,
    many: lists.includes(key),
  })),
  ...Object.values(termColumns).map((names) => ({ name: names[0] ?? '', names, many: true })),
  ...Object.keys(identifierPatterns).map((name) => ({ name, names: [name], many: false })),
]
const targetOf = new Map(genericTargets.flatMap((target) => target.names.map((name) => [name, target])))

/** What a column, folded, is recognised as: the name of a target. */
export const guessTarget = (column: string): string | null => targetOf.get(column)?.name ?? null

/** Any table with a column of names. */
export const generic: Reader = {
  id: 'csv',
  recognises: (columns) => genericColumns.name.some((one) => columns.has(one)),
  read(row, context, note) {
    const cell = (name: keyof typeof genericColumns) => pick(row, ...genericColumns[name])
    const typed = text(cell('name'))
    if (!typed) return { reason: 'nom manquant' }
    if (!/\p{L}/u.test(typed)) return { reason: `« ${typed} » n’est pas un nom` }
    const located = [cell('commune'), cell('communeCode'), cell('postcode')].some((one) => text(one))
    const found = located
      ? findPlace(context, {
          code: cell('communeCode'),
          commune: cell('commune'),
          postcode: cell('postcode'),
          address: cell('address'),
          name: cell('place'),
          point: point(cell('latitude'), cell('longitude'), cell('coordinates')),
          access: codes(context, 'access', cell('access'), note),
        })
      : undefined
    if (found && 'reason' in found) return found
    const type = typeOf(context, text(cell('type')), typed)
    if (!type) return { reason: `type inconnu : « ${text(cell('type'))} »` }
    const registered = (Object.keys(identifierPatterns) as IdentifierScheme[]).flatMap((scheme) =>
      identifiers(scheme, row[scheme]),
    )
    const own =
      text(cell('id'), 200) ??
      registered[0]?.value ??
      `${fold(typed)}${found ? ` ${found.commune.code}` : ''}`
    const epci = text(cell('epci'))
    unread(row, registered, found, note)
    const status = text(cell('legalStatus'))
    const wrong = (label: string, given: unknown, value: unknown) => {
      if (text(given) && value === null) note(`${label} illisible : « ${text(given)} »`)
    }
    const contact = {
      website: url(cell('website')),
      email: email(cell('email')),
      phone: phone(cell('phone')),
    }
    wrong('site web', cell('website'), contact.website)
    wrong('courriel', cell('email'), contact.email)
    wrong('téléphone', cell('phone'), contact.phone)
    wrong('date de mise à jour', cell('dated'), isoDate(cell('dated')))
    return {
      id: own,
      name: distinctName(readableName(typed, found?.commune.name), found?.commune.name),
      aliases: list(cell('aliases')),
      type,
      legalStatus: status ? (codes(context, 'legal_status', status, note)[0] ?? null) : null,
      terms: termsOf(context, row, note),
      descriptionFr: text(cell('descriptionFr'), 20_000),
      descriptionEn: text(cell('descriptionEn'), 20_000),
      place: found?.place ?? null,
      area: !found && epci && context.territories.has(`epci/${epci}`) ? { kind: 'epci', code: epci } : null,
      ...contact,
      openingHours: text(cell('openingHours'), 1000),
      foundedOn: text(cell('foundedOn'), 30),
      identifiers: registered,
      parent: text(cell('parent'), 200),
      networks: list(cell('networks')),
      dated: isoDate(cell('dated')),
    }
  },
}

/** What stands in cells and cannot be read as it should: said, since it is not kept. */
function unread(
  row: Row,
  registered: { scheme: string }[],
  found: FoundPlace | undefined,
  note: (message: string) => void,
): void {
  const cell = (name: keyof typeof genericColumns) => pick(row, ...genericColumns[name])
  for (const scheme of Object.keys(identifierPatterns))
    if (
      text(row[scheme]) &&
      !/^0+$/.test(text(row[scheme]) ?? '') &&
      !registered.some((one) => one.scheme === scheme)
    )
      note(`${scheme} illisible : « ${text(row[scheme])} »`)
  const written = [text(cell('latitude')), text(cell('longitude')), text(cell('coordinates'))]
  const told = written.filter(Boolean).join(', ')
  if (told && !point(written[0], written[1], written[2])) note(`coordonnées illisibles : « ${told} »`)
  else if (told && found?.place.precision === 'commune')
    note(`coordonnées hors de la commune : « ${told} » ; le centre de la commune est gardé`)
  if (text(cell('postcode')) && found && !found.place.postcode)
    note(`code postal illisible : « ${text(cell('postcode'))} »`)
  const where = text(cell('address')) ?? text(cell('place')) ?? (told || null)
  if (where && !found) note(`lieu sans commune : « ${where} »`)
  const longest = {
    name: 300,
    openingHours: 1000,
    foundedOn: 30,
    descriptionFr: 20_000,
    descriptionEn: 20_000,
  }
  for (const [name, max] of Object.entries(longest) as [keyof typeof longest, number][])
    if (String(cell(name) ?? '').trim().length > max) note(`${genericColumns[name][0]} coupé à ${max} signes`)
}

function typeOf(context: ImportContext, given: string | null, name: string): string | undefined {
  return given ? context.findTerm('type', given) : (kindOf(fold(name))?.type ?? 'other')
}

function codes(
  context: ImportContext,
  vocabulary: Vocabulary,
  value: unknown,
  note: (message: string) => void,
): string[] {
  const whole = text(value, 2000)
  const exact = whole && context.findTerm(vocabulary, whole)
  if (exact) return [exact]
  return [
    ...new Set(
      list(value).flatMap((words) => {
        const code = context.findTerm(vocabulary, words)
        if (!code) note(`terme inconnu (${vocabulary}) : « ${words} »`)
        return code ?? []
      }),
    ),
  ]
}

function termsOf(
  context: ImportContext,
  row: Row,
  note: (message: string) => void,
): OrganisationDraft['terms'] {
  return Object.fromEntries(
    (Object.keys(termColumns) as TermVocabulary[]).map((vocabulary) => [
      vocabulary,
      codes(context, vocabulary, pick(row, ...termColumns[vocabulary]), note),
    ]),
  )
}
