import { type Column, column } from '#platform/csv.ts'
import type { Located } from '#platform/geojson.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { Whereabouts } from './whereabouts-store.ts'

/** The fields of `/outils/en-ce-moment.csv`: a copy a line, its commune and nothing closer. */
export const whereaboutsColumns = (origin: string): readonly Column<Whereabouts>[] => [
  column('outil', 'string', 'Identifiant de l’outil', 'Identifier of the tool', (row) => row.slug),
  column(
    'titre',
    'string',
    'Nom de l’outil',
    'Name of the tool',
    (row, lang) => (lang === 'en' && row.titleEn) || row.titleFr,
  ),
  column('genre', 'string', 'Genre d’outil', 'Kind of tool', (row) => row.kind),
  column(
    'commune',
    'string',
    'Commune où se trouve l’exemplaire (code INSEE)',
    'Commune where the copy is (INSEE code)',
    (row) => row.town?.code ?? null,
  ),
  column(
    'commune_nom',
    'string',
    'Nom de cette commune',
    'Name of that commune',
    (row) => row.town?.name ?? null,
  ),
  column(
    'situation',
    'string',
    'loan : prêté ; repair : en réparation ; home : chez qui le prête',
    'loan, repair, or home: where it is kept',
    (row) => (row.lent ? 'loan' : row.repair ? 'repair' : 'home'),
  ),
  column(
    'jusqu_au',
    'date',
    'Dernier jour du prêt en cours',
    'Last day of the present loan',
    (row) => row.lent?.to ?? null,
  ),
  column(
    'en_retard',
    'boolean',
    'Le retour est attendu',
    'It should be back',
    (row) => row.lent?.late ?? false,
  ),
  column(
    'ensuite_du',
    'date',
    'Premier jour du prêt suivant',
    'First day of the next loan',
    (row) => row.next?.from ?? null,
  ),
  column(
    'ensuite_au',
    'date',
    'Dernier jour du prêt suivant',
    'Last day of the next loan',
    (row) => row.next?.to ?? null,
  ),
  column(
    'ensuite_commune',
    'string',
    'Commune du prêt suivant',
    'Commune of the next loan',
    (row) => row.next?.town ?? null,
  ),
  column('demonstration', 'boolean', 'Outil de démonstration', 'Demonstration tool', (row) => row.demo),
  column(
    'page',
    'string',
    'Adresse de la page de l’outil',
    'Address of the tool’s page',
    (row, lang) => origin + localPath(lang, `/outils/${row.slug}`),
  ),
  column(
    'modules',
    'string',
    'Modules de l’exemplaire qui s’y trouvent ; vide : tout l’exemplaire, ou ce qui n’en est pas prêté',
    'Modules of the copy that are there; empty: all of the copy, or what is not lent of it',
    (row) => row.modules,
  ),
]

/** The same as a feature, at the middle of its commune. */
export const whereaboutsFeature = (row: Whereabouts, origin: string, lang: Lang): Located => ({
  type: 'Feature',
  geometry:
    row.town?.lon != null && row.town.lat != null
      ? { type: 'Point', coordinates: [row.town.lon, row.town.lat] }
      : null,
  properties: Object.fromEntries(
    whereaboutsColumns(origin).map(({ name, value }) => [name, value(row, lang)]),
  ),
})
