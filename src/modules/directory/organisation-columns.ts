import { type Column, column } from '#platform/csv.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { IdentifierScheme, OrganisationPage, Term, TermVocabulary } from './model.ts'

type OrganisationColumn = Column<OrganisationPage>

const label = (term: Term | null, lang: Lang) => term && (lang === 'fr' ? term.labelFr : term.labelEn)
const mainPlace = (row: OrganisationPage) => row.places[0] ?? null
const day = (date: Date | null) => date?.toISOString().slice(0, 10) ?? null

/** Two columns of one vocabulary: the codes, which never change, and their words in the language of the file. */
const terms = (name: string, vocabulary: TermVocabulary, fr: string, en: string): OrganisationColumn[] => [
  {
    name,
    type: 'list',
    fr: `${fr} : codes`,
    en: `${en}: codes`,
    value: (row) => row.terms.filter((term) => term.vocabulary === vocabulary).map((term) => term.code),
  },
  {
    name: `${name}_libelles`,
    type: 'list',
    fr: `${fr} : libellés`,
    en: `${en}: labels`,
    value: (row, lang) =>
      row.terms.filter((term) => term.vocabulary === vocabulary).map((term) => label(term, lang) ?? ''),
  },
]

const identifier = (scheme: IdentifierScheme, fr: string, en: string): OrganisationColumn => ({
  name: scheme,
  type: 'list',
  fr,
  en,
  value: (row) => row.identifiers.filter((each) => each.scheme === scheme).map((each) => each.value),
})

/**
 * The fields of the directory's flat exports, one row for each organisation with its main place: `/annuaire.csv`,
 * `/donnees/organisations.csv` and `.geojson` all write these. Names are stable; new ones are added at the end.
 */
export const organisationColumns: readonly OrganisationColumn[] = [
  column(
    'identifiant',
    'string',
    'Identifiant, dernier élément de l’adresse de la fiche',
    'Identifier, last element of the page’s address',
    (row) => row.slug,
  ),
  column('nom', 'string', 'Nom', 'Name', (row) => row.name),
  column('autres_noms', 'list', 'Sigles et autres noms', 'Acronyms and other names', (row) => row.aliases),
  column('type', 'string', 'Type : code', 'Type: code', (row) => row.type.code),
  column('type_libelle', 'string', 'Type : libellé', 'Type: label', (row, lang) => label(row.type, lang)),
  column(
    'statut_juridique',
    'string',
    'Statut juridique : code',
    'Legal status: code',
    (row) => row.legalStatus?.code ?? null,
  ),
  column(
    'statut_juridique_libelle',
    'string',
    'Statut juridique : libellé',
    'Legal status: label',
    (row, lang) => label(row.legalStatus, lang),
  ),
  column(
    'description',
    'string',
    'Présentation',
    'Description, French when there is no English one',
    (row, lang) => (lang === 'en' ? row.descriptionEn : null) ?? row.descriptionFr,
  ),
  ...terms('roles', 'role', 'Rôles dans le réseau', 'Roles in the network'),
  ...terms('themes', 'theme', 'Thèmes', 'Themes'),
  ...terms('publics', 'audience', 'Publics accueillis', 'Audiences'),
  ...terms('formats', 'format', 'Formats proposés', 'Formats offered'),
  ...terms('competences', 'skill', 'Compétences', 'Skills'),
  ...terms('equipements', 'equipment', 'Équipements', 'Equipment'),
  column(
    'structure_parente',
    'string',
    'Identifiant de la structure dont elle fait partie',
    'Identifier of the organisation it is part of',
    (row) => row.parent?.slug ?? null,
  ),
  column(
    'reseaux',
    'list',
    'Identifiants des réseaux dont elle est membre',
    'Identifiers of the networks it belongs to',
    (row) => row.networks.map((each) => each.slug),
  ),
  column(
    'lieu',
    'string',
    'Nom du lieu principal',
    'Name of the main place',
    (row) => mainPlace(row)?.name ?? null,
  ),
  column(
    'adresse',
    'string',
    'Adresse du lieu principal',
    'Address of the main place',
    (row) => mainPlace(row)?.address ?? null,
  ),
  column('code_postal', 'string', 'Code postal', 'Postcode', (row) => mainPlace(row)?.postcode ?? null),
  column(
    'code_commune',
    'string',
    'Code INSEE de la commune',
    'INSEE code of the commune',
    (row) => mainPlace(row)?.commune ?? null,
  ),
  column(
    'commune',
    'string',
    'Nom de la commune',
    'Name of the commune',
    (row) => mainPlace(row)?.communeName ?? null,
  ),
  column(
    'code_epci',
    'string',
    'Numéro SIREN de l’intercommunalité',
    'SIREN number of the inter-municipal body',
    (row) => mainPlace(row)?.epci?.code ?? null,
  ),
  column(
    'epci',
    'string',
    'Nom de l’intercommunalité',
    'Name of the inter-municipal body',
    (row) => mainPlace(row)?.epci?.name ?? null,
  ),
  column(
    'code_departement',
    'string',
    'Code du département',
    'Code of the département',
    (row) => mainPlace(row)?.departement?.code ?? null,
  ),
  column(
    'territoire',
    'string',
    'Territoire desservi quand il n’y a pas d’adresse : genre et code',
    'Territory served when there is no address: kind and code',
    (row) => row.area && `${row.area.kind}/${row.area.code}`,
  ),
  column(
    'longitude',
    'number',
    'Longitude (WGS 84)',
    'Longitude (WGS 84)',
    (row) => mainPlace(row)?.point?.lon ?? null,
  ),
  column(
    'latitude',
    'number',
    'Latitude (WGS 84)',
    'Latitude (WGS 84)',
    (row) => mainPlace(row)?.point?.lat ?? null,
  ),
  column(
    'precision',
    'string',
    'Précision du point : « address », ou « commune » quand on n’en connaît que le milieu',
    'Precision of the point: “address”, or “commune” when only its middle is known',
    (row) => (mainPlace(row)?.point ? (mainPlace(row)?.precision ?? null) : null),
  ),
  column(
    'acces',
    'list',
    'Conditions d’accès : codes',
    'Access: codes',
    (row) => mainPlace(row)?.access.map((each) => each.code) ?? [],
  ),
  column(
    'horaires',
    'string',
    'Horaires, en syntaxe OpenStreetMap',
    'Opening hours, in OpenStreetMap syntax',
    (row) => row.openingHours,
  ),
  column('telephone', 'string', 'Téléphone public', 'Public telephone', (row) => row.phone),
  column('courriel', 'string', 'Courriel public', 'Public e-mail', (row) => row.email),
  column('site_web', 'string', 'Site web', 'Website', (row) => row.website),
  column(
    'date_creation',
    'string',
    'Date de création, comme la source l’écrit',
    'Date of foundation, as the source writes it',
    (row) => row.foundedOn,
  ),
  identifier('siret', 'Numéros SIRET', 'SIRET numbers'),
  identifier('siren', 'Numéros SIREN', 'SIREN numbers'),
  identifier(
    'rna',
    'Numéros du répertoire national des associations',
    'Numbers of the national register of associations',
  ),
  identifier('museofile', 'Codes Muséofile', 'Muséofile codes'),
  identifier('uai', 'Codes UAI', 'UAI codes'),
  identifier('ror', 'Identifiants ROR', 'ROR identifiers'),
  identifier('wikidata', 'Identifiants Wikidata', 'Wikidata identifiers'),
  column(
    'sources',
    'list',
    'Sources des informations, avec leur millésime',
    'Sources of the information, with their vintage',
    (row) => [...new Set(row.sources.map((each) => `${each.title} (${each.vintage})`))],
  ),
  column('licences', 'list', 'Licences de ces sources', 'Licences of these sources', (row) => [
    ...new Set(row.sources.map((each) => each.licence)),
  ]),
  column(
    'date_confirmation',
    'date',
    'Dernière confirmation par la structure elle-même',
    'Last confirmation by the organisation itself',
    (row) => day(row.confirmedAt),
  ),
  column('date_maj', 'date', 'Dernière modification de la fiche', 'Last change of the record', (row) =>
    day(row.updatedAt),
  ),
]
