import { density, type TerritoryKind } from '#modules/territories/index.ts'
import { type Column, column } from '#platform/csv.ts'
import type { IndicatorFigure, Term, TerritoryRecord } from './model.ts'

const inside = (row: TerritoryRecord, kind: TerritoryKind) =>
  row.containers.filter((each) => each.kind === kind)
const rounded = (value: number | null, digits: number) =>
  value === null ? null : Number(value.toFixed(digits))

/** The fields of the territories. */
export const territoryColumns: readonly Column<TerritoryRecord>[] = [
  column(
    'genre',
    'string',
    'commune, epci, departement ou region',
    'commune, epci, departement or region',
    (row) => row.kind,
  ),
  column(
    'code',
    'string',
    'Code INSEE, ou numéro SIREN de l’intercommunalité',
    'INSEE code, or SIREN number of the inter-municipal body',
    (row) => row.code,
  ),
  column('nom', 'string', 'Nom', 'Name', (row) => row.name),
  column(
    'nature',
    'string',
    'Nature de l’intercommunalité : CC, CA, CU, METRO',
    'Nature of the inter-municipal body: CC, CA, CU, METRO',
    (row) => row.type,
  ),
  column('population', 'integer', 'Population municipale', 'Municipal population', (row) => row.population),
  column(
    'annee_population',
    'integer',
    'Année de la population',
    'Year of the population',
    (row) => row.populationYear,
  ),
  column(
    'superficie_km2',
    'number',
    'Superficie en km², calculée sur les contours',
    'Area in km², computed on the contours',
    (row) => rounded(row.area, 2),
  ),
  column('densite', 'number', 'Habitants au km²', 'Inhabitants per km²', (row) => rounded(density(row), 1)),
  column(
    'longitude',
    'number',
    'Longitude du centre (WGS 84)',
    'Longitude of the centre (WGS 84)',
    (row) => row.point?.lon ?? null,
  ),
  column(
    'latitude',
    'number',
    'Latitude du centre (WGS 84)',
    'Latitude of the centre (WGS 84)',
    (row) => row.point?.lat ?? null,
  ),
  column(
    'commune_siege',
    'string',
    'Code de la commune du siège ou du chef-lieu',
    'Code of the commune of its seat',
    (row) => row.seat,
  ),
  column('epci', 'list', 'Intercommunalité qui le contient', 'Inter-municipal body that contains it', (row) =>
    inside(row, 'epci').map((each) => each.code),
  ),
  column('departements', 'list', 'Départements où il se trouve', 'Départements it lies in', (row) =>
    inside(row, 'departement').map((each) => each.code),
  ),
  column('regions', 'list', 'Régions où il se trouve', 'Regions it lies in', (row) =>
    inside(row, 'region').map((each) => each.code),
  ),
  column('source', 'string', 'Identifiant de la source', 'Identifier of the source', (row) => row.sourceId),
]

/** The fields of the indicators: one row for each territory, indicator and year. */
export const indicatorColumns: readonly Column<IndicatorFigure>[] = [
  column(
    'genre',
    'string',
    'commune, epci, departement ou region',
    'commune, epci, departement or region',
    (row) => row.kind,
  ),
  column('code', 'string', 'Code du territoire', 'Code of the territory', (row) => row.code),
  column('territoire', 'string', 'Nom du territoire', 'Name of the territory', (row) => row.territory),
  column('indicateur', 'string', 'Code de l’indicateur', 'Code of the indicator', (row) => row.indicator),
  column('libelle', 'string', 'Nom de l’indicateur', 'Name of the indicator', (row, lang) =>
    lang === 'fr' ? row.labelFr : row.labelEn,
  ),
  column(
    'unite',
    'string',
    'inhabitants (habitants), percent (pour cent) ou euros',
    'inhabitants, percent or euros',
    (row) => row.unit,
  ),
  column('annee', 'integer', 'Année', 'Year', (row) => row.year),
  column(
    'valeur',
    'number',
    'Valeur ; vide quand elle est secrète ou n’est pas publiée, jamais 0 à la place',
    'Value; empty when secret or not published, never 0 instead',
    (row) => row.value,
  ),
  column(
    'statut',
    'string',
    'published (telle que publiée), approximated (approchée), secret (secret statistique) ou unavailable (non publiée)',
    'published, approximated, secret (statistical secrecy) or unavailable (not published)',
    (row) => row.status,
  ),
  column(
    'serie',
    'string',
    'Série : deux années ne se comparent que dans la même série',
    'Series: two years compare only within one series',
    (row) => row.series,
  ),
  column('note', 'string', 'Note sur cette année', 'Note on this year', (row, lang) =>
    lang === 'fr' ? row.noteFr : (row.noteEn ?? row.noteFr),
  ),
  column(
    'source',
    'string',
    'Source et millésime',
    'Source and vintage',
    (row) => `${row.publisher}, ${row.source} (${row.vintage})`,
  ),
]

/** The fields of the vocabularies. */
export const termColumns: readonly Column<Term>[] = [
  column(
    'vocabulaire',
    'string',
    'Vocabulaire : type, theme, audience (publics), format, role, skill (compétences), equipment (équipements), legal_status (statuts juridiques), access (accès)',
    'Vocabulary: type, theme, audience, format, role, skill, equipment, legal_status, access',
    (row) => row.vocabulary,
  ),
  column('code', 'string', 'Code, qui ne change jamais', 'Code, which never changes', (row) => row.code),
  column('libelle_fr', 'string', 'Libellé français', 'French label', (row) => row.labelFr),
  column('libelle_en', 'string', 'Libellé anglais', 'English label', (row) => row.labelEn),
  column('definition_fr', 'string', 'Définition française', 'French definition', (row) => row.definitionFr),
  column('definition_en', 'string', 'Définition anglaise', 'English definition', (row) => row.definitionEn),
]
