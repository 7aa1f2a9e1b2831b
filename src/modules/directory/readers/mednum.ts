import { fold } from '#platform/i18n/fold.ts'
import { kindOf } from '../matching-kinds.ts'
import type { OrganisationDraft } from '../model.ts'
import { findPlace } from './place.ts'
import { distinctName, readableName, tidy } from './readable-name.ts'
import { pick, type Reader, type Row } from './reader.ts'
import { email, identifiers, isoDate, list, phone, point, text, url } from './values.ts'

/** « typologie » of the schema in our types, where it says more than the name. */
const typologies: Record<string, string> = {
  BIB: 'library',
  CCAS: 'social-service',
  CIAS: 'social-service',
  CS: 'social-centre',
  CSC: 'social-centre',
  EVS: 'social-centre',
  MDQ: 'social-centre',
  MUNI: 'local-authority',
  EPCI: 'local-authority',
  CC: 'local-authority',
  DEPT: 'local-authority',
  TIERS_LIEUX: 'fablab',
  FABLAB: 'fablab',
  ML: 'integration',
  PE: 'integration',
  MDE: 'integration',
  AI: 'integration',
  ACI: 'integration',
  MJC: 'youth-organisation',
  PIJ_BIJ: 'youth-organisation',
  MDS: 'social-service',
  RFS: 'social-service',
  PIMMS: 'social-service',
  CAF: 'social-service',
  SCP: 'social-service',
  ESN: 'digital-place',
  ASSO: 'association',
}
const audiences: Record<string, string> = {
  jeunes: 'teenagers',
  etudiants: 'students',
  'familles et ou enfants': 'families',
  'familles enfants': 'families',
  seniors: 'seniors',
  femmes: 'girls-women',
  adultes: 'adults',
}
const accesses: [RegExp, string][] = [
  [/^gratuit sous condition/, 'partly-free'],
  [/^gratuit/, 'free'],
  [/^payant/, 'paid'],
  [/^surdite/, 'hearing'],
  [/^handicaps? moteurs?/, 'motor'],
  [/^handicaps? menta/, 'intellectual'],
  [/^illettrisme/, 'low-literacy'],
  [/^langues etrangeres/, 'languages'],
  [/^deficience visuelle/, 'visual'],
  [/^itinerant/, 'itinerant'],
  [/^ce lieu n accueille pas/, 'no-public'],
]

/**
 * « Lieux de médiation numérique » (LaMednum/standard-mediation-num 1.0.1) and the older columns still found in files of 2022
 * (`conditions_access`, `labels_nationaux`, `publics_accueillis`; lists with « ; »). https://schema.data.gouv.fr/LaMednum/standard-mediation-num/
 */
export const mednum: Reader = {
  id: 'mednum',
  recognises: (columns) =>
    ['id', 'nom', 'pivot'].every((one) => columns.has(one)) &&
    (columns.has('services') || columns.has('date_maj')),
  read(row, context) {
    const id = text(row.id)
    const typed = text(row.nom)
    if (!id) return { reason: 'identifiant (id) manquant' }
    if (!typed) return { reason: 'nom manquant' }
    if (!/\p{L}/u.test(typed)) return { reason: `« ${typed} » n’est pas un nom` }
    if (/\bcnfs\b/i.test(typed))
      return { reason: 'le nom désigne une personne (conseiller numérique), pas un lieu' }
    const found = findPlace(context, {
      code: row.code_insee,
      commune: row.commune,
      postcode: row.code_postal,
      point: point(row.latitude, row.longitude),
      address: [text(row.adresse), text(row.complement_adresse)].filter(Boolean).join(', '),
      access: accessOf(row),
    })
    if ('reason' in found) return found
    const pivot = identifiers('pivot', row.pivot)
    const { commune, place } = found
    const kind = kindOf(fold(typed))
    const epci =
      kind?.kind === 'inter-municipal'
        ? context.territories.get(`epci/${pivot[0]?.value.slice(0, 9)}`)?.name
        : undefined
    const sites = list(row.site_web)
      .map(url)
      .filter((one) => one !== null)
    return {
      id,
      name: (epci && tidy(epci)) ?? distinctName(readableName(typed, commune.name), commune.name),
      aliases: epci ? [readableName(typed)] : [],
      type: typologies[text(row.typologie)?.split('|')[0] ?? ''] ?? kind?.type ?? 'digital-place',
      terms: termsOf(row),
      descriptionFr: describe(row),
      place,
      website: sites[0] ?? null,
      email: email(pick(row, 'courriels', 'courriel')),
      phone: phone(row.telephone),
      openingHours: text(row.horaires, 1000),
      links: linksOf(row, sites.slice(1)),
      identifiers: pivot,
      dated: isoDate(row.date_maj),
    }
  },
}

const conditions = (row: Row) => pick(row, 'frais_a_charge', 'conditions_access', 'conditions_acces')

function accessOf(row: Row): string[] {
  const words = [
    ...list(conditions(row), ['|', ';']),
    ...list(row.prise_en_charge_specifique),
    ...list(row.itinerance),
    ...list(row.modalites_acces),
  ]
  return [
    ...new Set(words.flatMap((word) => accesses.find(([pattern]) => pattern.test(fold(word)))?.[1] ?? [])),
  ]
}

function termsOf(row: Row): OrganisationDraft['terms'] {
  const services = fold(list(row.services).join(' '))
  const publics = list(pick(row, 'publics_specifiquement_adresses', 'publics_accueillis'))
  return {
    theme: ['digital'],
    audience: [...new Set(publics.flatMap((one) => audiences[fold(one)] ?? []))],
    skill: ['digital-support', ...(services.includes('creations numeriques') ? ['digital-making'] : [])],
    equipment: services.includes('acces internet') ? ['computers'] : [],
    format: fold(list(row.modalites_accompagnement).join(' ')).includes('atelier collectif')
      ? ['workshop']
      : [],
  }
}

function linksOf(row: Row, sites: string[]): OrganisationDraft['links'] {
  const booking = url(row.prise_rdv)
  const access = url(row.fiche_acces_libre)
  return [
    ...sites.map((site) => ({
      url: site,
      label: null,
      kind: /facebook|instagram|linkedin|mastodon/.test(site) ? ('social' as const) : ('website' as const),
    })),
    ...(booking ? [{ url: booking, label: 'Prendre rendez-vous', kind: 'booking' as const }] : []),
    ...(access ? [{ url: access, label: 'Accessibilité (Acceslibre)', kind: 'resource' as const }] : []),
  ]
}

/** The place's own words, else what the schema's lists say. */
function describe(row: Row): string | null {
  const own = text(row.presentation_detail, 5000) ?? text(row.presentation_resume, 1000)
  if (own) return own
  const services = list(row.services)
  const labels = list(pick(row, 'dispositif_programmes_nationaux', 'labels_nationaux')).map((label) =>
    label === 'CNFS' ? 'Conseiller numérique' : label,
  )
  const offered =
    services.length > 0
      ? `Médiation numérique : ${services.map((one) => one[0]?.toLowerCase() + one.slice(1)).join(', ')}.`
      : ''
  return (
    [offered, labels.length > 0 ? `Dispositifs : ${labels.join(', ')}.` : ''].filter(Boolean).join(' ') ||
    null
  )
}
