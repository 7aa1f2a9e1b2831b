import type { OrganisationPage } from '#modules/directory/index.ts'
import type { Column } from '#platform/csv.ts'
import json from './schemas/mediation-numerique.json'
import { fits, type TableSchema } from './table-schema.ts'

/** « Lieux de médiation numérique »: the national schema, as vendored. */
export const digitalPlacesSchema: TableSchema = json

/** One row of the national schema: a cell for each of its fields, empty when unknown. */
export type DigitalPlace = Record<string, string>

/** What the national set writes when the SIRET number is not known. */
const unknownPivot = '00000000000000'

const audiences: Record<string, string> = {
  teenagers: 'Jeunes',
  students: 'Étudiants',
  families: 'Familles et/ou enfants',
  children: 'Familles et/ou enfants',
  seniors: 'Seniors',
  'girls-women': 'Femmes',
}
const fees: Record<string, string> = {
  free: 'Gratuit',
  'partly-free': 'Gratuit sous condition',
  paid: 'Payant',
}
const needs: Record<string, string> = {
  hearing: 'Surdité',
  motor: 'Handicaps moteurs',
  intellectual: 'Handicaps mentaux',
  'low-literacy': 'Illettrisme',
  visual: 'Déficience visuelle',
}
const kinds: Record<string, string> = {
  fablab: 'TIERS_LIEUX',
  association: 'ASSO',
  'popular-education': 'ASSO',
  'heritage-association': 'ASSO',
}

const translated = (codes: string[], words: Record<string, string>) =>
  [...new Set(codes.flatMap((code) => words[code] ?? []))].join('|')

/**
 * The places of an organisation in the national schema. A place without what the schema requires is left out;
 * an optional value that the schema refuses is left empty. Nothing is deduced: what no source says stays empty.
 */
export function digitalPlaces(organisation: OrganisationPage): DigitalPlace[] {
  return organisation.places.flatMap((place, index) => {
    const access = place.access.map((term) => term.code)
    const located = place.precision === 'address' ? place.point : null
    const given: DigitalPlace = {
      id: index === 0 ? organisation.slug : `${organisation.slug}/${index + 1}`,
      pivot: organisation.identifiers.find((each) => each.scheme === 'siret')?.value ?? unknownPivot,
      nom: place.name ?? organisation.name,
      commune: place.communeName,
      code_postal: place.postcode ?? '',
      code_insee: place.commune,
      adresse: place.address ?? '',
      latitude: located ? String(located.lat) : '',
      longitude: located ? String(located.lon) : '',
      typologie: kinds[organisation.type.code] ?? '',
      telephone: organisation.phone ?? '',
      courriels: organisation.email ?? '',
      site_web: organisation.website ?? '',
      horaires: organisation.openingHours ?? '',
      presentation_resume: shortened(organisation.descriptionFr ?? '', 280),
      presentation_detail: organisation.descriptionFr ?? '',
      source: [...new Set(organisation.sources.map((source) => source.publisher))].join('|'),
      itinerance: access.includes('itinerant') ? 'Itinérant' : '',
      structure_parente: organisation.parent?.name ?? '',
      date_maj: lastDate(organisation),
      publics_specifiquement_adresses: translated(
        organisation.terms.filter((term) => term.vocabulary === 'audience').map((term) => term.code),
        audiences,
      ),
      prise_en_charge_specifique: translated(access, needs),
      frais_a_charge: translated(access, fees),
      modalites_acces: access.includes('no-public') ? "Ce lieu n'accueille pas de public" : '',
      prise_rdv: organisation.links.find((link) => link.kind === 'booking')?.url ?? '',
    }
    const cells = digitalPlacesSchema.fields.map((field) => [field, given[field.name] ?? ''] as const)
    if (cells.some(([field, cell]) => field.constraints?.required && !fits(field, cell))) return []
    return [Object.fromEntries(cells.map(([field, cell]) => [field.name, fits(field, cell) ? cell : '']))]
  })
}

// The day the organisation or a source speaks of, before the day of our own last change.
function lastDate({ confirmedAt, sources, updatedAt }: OrganisationPage): string {
  const dated = sources
    .flatMap((source) => source.dated?.match(/^\d{4}-\d{2}-\d{2}/)?.[0] ?? [])
    .sort()
    .at(-1)
  return confirmedAt?.toISOString().slice(0, 10) ?? dated ?? updatedAt.toISOString().slice(0, 10)
}

/** A text cut at a word, with an ellipsis, within `length` characters. */
export function shortened(text: string, length: number): string {
  if (text.length <= length) return text
  return `${text
    .slice(0, length - 1)
    .replace(/\s+\S*$/, '')
    .trimEnd()}…`
}

/** The columns of the schema's file, described by the schema itself. */
export const digitalPlaceColumns: readonly Column<DigitalPlace>[] = digitalPlacesSchema.fields.map(
  (field) => ({
    name: field.name,
    type: field.type === 'number' ? 'number' : field.type === 'date' ? 'date' : 'string',
    fr: field.constraints?.required ? 'Obligatoire dans le schéma' : 'Facultatif dans le schéma',
    en: field.constraints?.required ? 'Required by the schema' : 'Optional in the schema',
    value: (row) => row[field.name] ?? '',
  }),
)
