import { type Column, column } from '#platform/csv.ts'
import { fullLabel, type Study, type StudyRow, type StudyTable } from './model.ts'

/** One line of one table of one study: what the files give. */
export type PublishedRow = { study: Study; table: StudyTable; row: StudyRow }

/** Every line of some studies, in order. */
export function publishedRows(studies: Study[]): PublishedRow[] {
  return studies.flatMap((study) =>
    study.tables.flatMap((table) => table.rows.map((row) => ({ study, table, row }))),
  )
}

const common: readonly Column<PublishedRow>[] = [
  column('ligne', 'string', 'Identifiant de la ligne', 'Identifier of the row', ({ row }) => row.id),
  column(
    'libelle',
    'string',
    'Libellé, avec celui de la ligne qu’il détaille',
    'Label, after that of the row it details',
    ({ table, row }) => fullLabel(table, row),
  ),
  column(
    'effectif',
    'integer',
    'Effectif tel que publié ; vide quand le document n’en donne pas',
    'Count as published; empty when the document gives none',
    ({ row }) => row.count,
  ),
  column(
    'pourcentage',
    'number',
    'Pourcentage tel que publié ; vide quand le document n’en donne pas',
    'Percentage as published; empty when the document gives none',
    ({ row }) => row.percent,
  ),
  column(
    'dit',
    'string',
    'Ce que le document dit sans chiffre',
    'What the document says without a figure',
    ({ row }) => row.said ?? null,
  ),
  column('precision', 'string', 'Précision', 'Detail', ({ row }) => row.note ?? null),
  column(
    'territoires',
    'list',
    'Territoires concernés, genre/code',
    'Territories concerned, kind/code',
    ({ row }) => row.territories ?? null,
  ),
]

/** The fields of the whole set: every table of every study. */
export const publishedColumns: readonly Column<PublishedRow>[] = [
  column('etude', 'string', 'Identifiant de l’étude', 'Identifier of the study', ({ study }) => study.slug),
  column('annee', 'integer', 'Année de l’étude', 'Year of the study', ({ study }) => study.year),
  column('auteur', 'string', 'Auteur', 'Author', ({ study }) => study.author),
  column('tableau', 'string', 'Identifiant du tableau', 'Identifier of the table', ({ table }) => table.id),
  column(
    'titre',
    'string',
    'Ce que le tableau mesure',
    'What the table measures',
    ({ table }, lang) => table.title[lang],
  ),
  ...common,
  column(
    'base',
    'integer',
    'Nombre de réponses, quand il est dit',
    'Number of answers, when told',
    ({ table }) => table.base,
  ),
  column(
    'rubrique',
    'string',
    'Rubrique du document',
    'Section of the document',
    ({ table }) => table.where.section,
  ),
  column('page', 'integer', 'Page du document', 'Page of the document', ({ table }) => table.where.page),
  column(
    'document',
    'string',
    'Document d’où vient le tableau, parmi les sources',
    'Document that the table comes from, among the sources',
    ({ study, table }) => table.source ?? study.source,
  ),
]

/** The fields of one table, with those of its own. */
export function columnsOf(table: StudyTable): readonly Column<PublishedRow>[] {
  return [
    ...common,
    ...table.columns.map(({ id, label }) =>
      column<PublishedRow>(id, 'string', label.fr, label.en, ({ row }) => row.cells?.[id] ?? null),
    ),
  ]
}
