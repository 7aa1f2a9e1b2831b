import { column } from '#platform/csv.ts'
import { inWords } from './messages/in-words.ts'
import type { AnalysedTable, Cell } from './model.ts'
import type { Category } from './variables-model.ts'

/** One cell of a table, as a file gives it. */
export type TableLine = {
  table: AnalysedTable
  layer: Category | null
  row: Category
  column: Category | null
  base: number | null
  cell: Cell
}

/** The cells of a table, those of all the columns together last. */
export function tableLines(table: AnalysedTable, layer: Category | null): TableLine[] {
  return table.rows.flatMap(({ category, cells, total }) => [
    ...cells.map((cell, at) => ({
      table,
      layer,
      row: category,
      column: table.columns[at]?.category ?? null,
      base: table.columns[at]?.base ?? null,
      cell,
    })),
    { table, layer, row: category, column: null, base: table.base, cell: total },
  ])
}

const round = (value: number | null | undefined) =>
  value === null || value === undefined ? null : Math.round(value * 10_000) / 100

/** Columns of a file of tables: a hidden cell is empty, and says so. */
export const tableColumns = [
  column<TableLine>('question', 'string', 'Code de la question', 'Code of the question', ({ table }) => table.row.code),
  column<TableLine>('question_label', 'string', 'Question', 'Question', ({ table }, lang) => inWords(lang, table.row.label)),
  column<TableLine>('only', 'string', 'Partie des réponses ; vide : toutes', 'Part of the answers; empty: all', ({ layer }, lang) => layer && inWords(lang, layer.label)),
  column<TableLine>('category', 'string', 'Code de la réponse', 'Code of the answer', ({ row }) => row.code),
  column<TableLine>('category_label', 'string', 'Réponse', 'Answer', ({ row }, lang) => inWords(lang, row.label)),
  column<TableLine>('crossed', 'string', 'Question croisée', 'Crossed question', ({ table }) => table.column?.code ?? null),
  column<TableLine>('crossed_category', 'string', 'Code de la réponse croisée ; vide : ensemble', 'Code of the crossed answer; empty: all', ({ column: across }) => across?.code ?? null),
  column<TableLine>('crossed_label', 'string', 'Réponse croisée', 'Crossed answer', ({ column: across }, lang) => across && inWords(lang, across.label)),
  column<TableLine>('count', 'integer', 'Effectif, sans pondération', 'Count, unweighted', ({ cell }) => cell?.n ?? null),
  column<TableLine>('percent', 'number', 'Part en colonne, en %', 'Share of the column, in %', ({ cell }) => round(cell?.share)),
  column<TableLine>('low', 'number', 'Borne basse de l’intervalle à 95 %, en %', 'Lower bound of the 95% interval, in %', ({ cell }) => round(cell?.low)),
  column<TableLine>('high', 'number', 'Borne haute de l’intervalle à 95 %, en %', 'Upper bound of the 95% interval, in %', ({ cell }) => round(cell?.high)),
  column<TableLine>('row_percent', 'number', 'Part en ligne, en %', 'Share of the row, in %', ({ cell }) => round(cell?.rowShare)),
  column<TableLine>('base', 'integer', 'Réponses dont ces parts sont faites', 'Answers that the shares are of', ({ base }) => base),
  column<TableLine>('weighting', 'string', 'Pondération', 'Weighting', ({ table }) => table.weighted),
  column<TableLine>('hidden', 'boolean', 'Vrai quand le secret cache la case', 'True when secrecy hides the cell', ({ cell }) => cell === null),
] // biome-ignore format: one line a column
