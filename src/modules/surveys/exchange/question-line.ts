import type { Choice, Words } from '../definition-model.ts'
import { wordsOf } from '../question-form.ts'

/** A row by its columns, folded. */
export type Row = {
  line: number
  cell: (column: string) => string
  words: (stem: string) => Words | undefined
}

/** What the type of a line means here; null when it has no equal. */
export function questionOf(
  row: Row,
  kind: string,
  choices: Choice[] = [],
  other: boolean,
  codes: ReadonlyMap<string, string>,
): Record<string, unknown> | null {
  const number = (text: string | undefined) => (text === undefined || text === '' ? {} : Number(text))
  const most =
    row.cell('maillage_most') || /count-selected\(\.\)\s*<=\s*(\d+)/.exec(row.cell('constraint'))?.[1]
  const words = (stem: string) => wordsOf(row.cell(`maillage_${stem}_fr`), row.cell(`maillage_${stem}_en`))
  switch (kind) {
    case 'select_one':
      return { type: 'single', choices, other }
    case 'select_multiple':
      return { type: 'multiple', choices, other, ...(most && { most: Number(most) }) }
    case 'rank':
      return { type: 'ranking', choices, ...(most && { most: Number(most) }) }
    case 'integer':
    case 'decimal': {
      const least = number(/\.\s*>=\s*(-?[\d.]+)/.exec(row.cell('constraint'))?.[1])
      const greatest = number(/\.\s*<=\s*(-?[\d.]+)/.exec(row.cell('constraint'))?.[1])
      const unit = words('unit')
      return {
        type: 'number',
        whole: kind === 'integer',
        ...(typeof least === 'number' && { min: least }),
        ...(typeof greatest === 'number' && { max: greatest }),
        ...(unit && { unit }),
      }
    }
    case 'range': {
      const from = /start=(\d+)/.exec(row.cell('parameters'))?.[1] ?? '1'
      const to = /end=(\d+)/.exec(row.cell('parameters'))?.[1] ?? '5'
      const [low, high] = [words('low'), words('high')]
      return { type: 'scale', from: Number(from), to: Number(to), ...(low && { low }), ...(high && { high }) }
    }
    case 'text':
      return row.cell('maillage_type') === 'commune'
        ? { type: 'commune' }
        : { type: 'text', long: /multiline/.test(row.cell('appearance')) }
    case 'date':
      return { type: 'date' }
    case 'calculate': {
      const text = row.cell('calculation')
      const of = [...text.matchAll(/\$\{\s*([\w.-]+)\s*\}/g)].map(([, name = '']) => codes.get(name) ?? '')
      const sign = /^\$\{[^}]*\}\s*(\+|-|div)/.exec(text)?.[1]
      const how = sign === '+' ? 'sum' : sign === '-' ? 'difference' : sign === 'div' ? 'ratio' : null
      const plain = /^[\s+-]*$/.test(text.replaceAll(/\$\{[^}]*\}|\bdiv\b/g, ''))
      return how && plain && of.every(Boolean) ? { type: 'calculated', how, of } : null
    }
    default:
      return null
  }
}
