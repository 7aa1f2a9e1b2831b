import { parse } from 'csv-parse/sync'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Typed } from './entry-model.ts'
import { careMessages } from './messages/index.ts'

const most = 30_000
const needed = ['niveau', 'code', 'annee', 'valeur']

/** The values of a CSV file, with their lines. @throws Invalid when it is no such file */
export function readValueFile(content: Uint8Array, lang: Lang): { line: number; typed: Typed }[] {
  const t = careMessages[lang].errors
  const refuse = (message: string) => new Invalid([{ field: 'fichier', message }])
  let rows: Record<string, string>[]
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    const first = text.slice(0, text.search(/[\r\n]|$/))
    rows = parse(text, {
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: first.includes(';') ? ';' : ',',
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    })
  } catch {
    throw refuse(t.file)
  }
  if (rows.length === 0) throw refuse(t.file)
  if (rows.length > most) throw refuse(t.lines)
  const columns = Object.keys(rows[0] ?? {})
  if (needed.some((name) => !columns.includes(name))) throw refuse(t.columns)
  const cell = (row: Record<string, string>, name: string) =>
    (row[name] ?? '').replaceAll(/\p{C}+/gu, ' ').slice(0, 60)
  return rows.map((row, at) => ({
    line: at + 2,
    typed: {
      level: cell(row, 'niveau'),
      code: cell(row, 'code'),
      year: cell(row, 'annee'),
      value: cell(row, 'valeur'),
      status: cell(row, 'statut'),
    },
  }))
}
