import type { Choice, Words } from '../definition-model.ts'
import { wordsOf } from '../question-form.ts'

/** A row by its columns, folded. */
export type Row = {
  line: number
  cell: (column: string) => string
  words: (stem: string) => Words | undefined
}

// The spellings that pyxform, the reference reader, takes for the same thing.
const spellings: [pattern: RegExp, kind: string][] = [
  [
    /^(?:select[_ ]one|select1|add select one prompt using)(?: from)? (\S+)( or[_ ](?:specify )?other)?$/,
    'select_one',
  ],
  [
    /^(?:select[_ ]multiple|select all that apply|add select multiple prompt using)(?: from)? (\S+)( or[_ ](?:specify )?other)?$/,
    'select_multiple',
  ],
  [/^rank (\S+)$/, 'rank'],
  [/^int(?:eger)?$/, 'integer'],
  [/^(?:text|string)$/, 'text'],
  [/^(?:image|photo)$/, 'image'],
  [/^begin[_ ]group$/, 'begin_group'],
  [/^end[_ ]group$/, 'end_group'],
]

/** The type of a line: what it is, from which list of choices, with « autre » or not. */
export function typeOf(text: string): { kind: string; list: string; other: boolean } {
  const plain = text.trim().replaceAll(/\s+/g, ' ')
  for (const [pattern, kind] of spellings) {
    const found = new RegExp(pattern, 'i').exec(plain)
    if (found) return { kind, list: found[1] ?? '', other: found[2] !== undefined }
  }
  return { kind: plain.toLowerCase(), list: '', other: false }
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
    case 'file':
      return { type: 'file', images: false }
    case 'image':
      return { type: 'file', images: true }
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
