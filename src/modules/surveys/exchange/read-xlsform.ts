import { readWorkbook, type Sheet } from '#platform/files/workbook.ts'
import { fold } from '#platform/i18n/fold.ts'
import { cleanWords } from '../answer-model.ts'
import {
  type Choice,
  codeSchema,
  type Definition,
  definitionSchema,
  profileFields,
  type Question,
  questionSchema,
  type Section,
} from '../definition-model.ts'
import { freeCode } from '../edit-model.ts'
import { codeFrom, wordsOf } from '../question-form.ts'
import { readRelevant } from './condition-text.ts'
import { questionOf, type Row, typeOf } from './question-line.ts'

/** A line that was left aside, in its sheet, from 1: what it says, and why. */
export type LeftLine = { line: number; name: string; why: 'type' | 'relevant' | 'choices' | 'wrong' }

/**
 * The questionnaire that an XLSForm holds: groups become sections, what has no equal here is left aside and told.
 * @throws Error for what is no XLSForm
 */
export function readXlsform(bytes: Uint8Array): { definition: Definition; left: LeftLine[] } {
  const sheets = readWorkbook(bytes)
  const survey =
    sheets.find(({ name }) => fold(name) === 'survey') ?? (sheets.length === 1 ? sheets[0] : undefined)
  const rows = survey ? rowsOf(survey) : []
  if (!survey?.rows[0]?.some((title) => fold(title) === 'type') || rows.length === 0)
    throw new Error('no survey sheet')
  const choices = sheets.find(({ name }) => fold(name) === 'choices')
  const settings = sheets.find(({ name }) => fold(name) === 'settings')
  const [setting] = settings ? rowsOf(settings) : []
  const reader = formReader(choices ? rowsOf(choices) : [])
  for (const row of rows) reader.read(row)
  const title = setting?.cell('form_title') || 'XLSForm'
  return {
    definition: definitionSchema.parse({ title: { fr: title }, sections: reader.sections() }),
    left: reader.left,
  }
}

function rowsOf(sheet: Sheet): Row[] {
  const titles = (sheet.rows[0] ?? []).map((title) =>
    title
      .trim()
      .toLowerCase()
      .replace(/^bind\s*::?\s*/, '')
      .replace(/^(\w+)\s*::?\s*/, '$1::'),
  )
  return sheet.rows.slice(1).flatMap((cells, at) => {
    const text = (place: number) => cleanWords((cells[place] ?? '').slice(0, 600))
    if (cells.every((cell) => cell.trim() === '')) return []
    const cell = (column: string) => {
      const place = titles.indexOf(column)
      return place < 0 ? '' : text(place)
    }
    const inLanguage = (stem: string, pattern: RegExp) => {
      const place = titles.findIndex((title) => title.startsWith(`${stem}::`) && pattern.test(title))
      return place < 0 ? '' : text(place)
    }
    const words = (stem: string) => {
      const en = inLanguage(stem, /\(en\)|english|anglais|::en$/)
      const fr = inLanguage(stem, /\(fr\)|fran[cç]ais|french|::fr$/) || cell(stem)
      return wordsOf(fr || en, en)
    }
    return [{ line: at + 2, cell, words }]
  })
}

function formReader(choiceRows: Row[]) {
  const lists = new Map<string, { choices: Choice[]; codes: Map<string, string> }>()
  for (const row of choiceRows) {
    const list = row.cell('list_name') || row.cell('list name')
    const known = lists.get(list) ?? { choices: [], codes: new Map<string, string>() }
    lists.set(list, known)
    const name = row.cell('name') || row.cell('value')
    const code = freeCode(asCode(name, 'choix'), known.codes.values())
    known.codes.set(name, code)
    // Ours to offer: see the line of its words.
    if (row.cell('maillage_other') !== '') continue
    const exclusive = row.cell('maillage_exclusive') !== ''
    known.choices.push({
      code,
      label: row.words('label') ?? { fr: name || code },
      ...(exclusive && { exclusive }),
    })
  }
  const left: LeftLine[] = []
  const sections: Section[] = []
  const codes = new Map<string, string>()
  const listOfQuestion = new Map<string, string>()
  let depth = 0
  let matrix: { row: Row; code: string; lines: { row: Row; list: string }[] } | null = null

  const leave = (row: Row, why: LeftLine['why']) =>
    void left.push({
      line: row.line,
      name: row.cell('name').slice(0, 80) || row.cell('type').slice(0, 80),
      why,
    })
  const newCode = (row: Row, base: string, taken: Iterable<string>) => {
    const name = row.cell('name')
    const code = freeCode(asCode(name, base), taken)
    codes.set(name, code)
    return code
  }
  const condition = (row: Row) => {
    const text = row.cell('relevant') || row.cell('relevance')
    if (text === '') return {}
    const when = readRelevant(
      text,
      (name) => codes.get(name),
      (question, value) => lists.get(listOfQuestion.get(question) ?? '')?.codes.get(value) ?? value,
    )
    if (when) return { when }
    leave(row, 'relevant')
    return {}
  }
  const open = (row: Row | null) => {
    const code = row
      ? newCode(
          row,
          `s${sections.length + 1}`,
          sections.map((each) => each.code),
        )
      : freeCode(
          `s${sections.length + 1}`,
          sections.map((each) => each.code),
        )
    const help = row?.words('hint')
    sections.push({
      code,
      title: row?.words('label') ?? { fr: row?.cell('name') || 'Questions' },
      ...(help && { help }),
      ...(row ? condition(row) : {}),
      questions: [],
    })
  }
  const questions = () => sections.flatMap((section) => section.questions.map(({ code }) => code))
  const add = (row: Row, given: Record<string, unknown>, code: string) => {
    if (sections.length === 0) open(null)
    const profile = profileFields.find((each) => each === row.cell('maillage_profile'))
    const help = row.words('hint')
    const parsed = questionSchema.safeParse({
      code,
      label: row.words('label') ?? { fr: row.cell('name') || code },
      ...(help && { help }),
      required: /^(yes|true(\(\))?|oui|1)$/i.test(row.cell('required')),
      ...(profile && { profile }),
      ...condition(row),
      ...given,
    })
    if (parsed.success) sections.at(-1)?.questions.push(parsed.data as Question)
    else leave(row, 'wrong')
  }
  /** Words to read before the questions of a section are its help. */
  const noted = (row: Row): boolean => {
    if (sections.length === 0) open(null)
    const section = sections.at(-1)
    const [help, words] = [section?.help, row.words('label')]
    if (!section || !words || section.questions.length > 0) return false
    const fr = help ? `${help.fr}\n${words.fr}` : words.fr
    const en = help?.en && words.en ? `${help.en}\n${words.en}` : (help?.en ?? words.en)
    if (fr.length > 600 || (en ?? '').length > 600) return false
    section.help = { fr, ...(en && { en }) }
    return true
  }
  const read = (row: Row) => {
    const { kind, list, other } = typeOf(row.cell('type'))
    if (kind === 'begin_group') {
      const table = row.cell('maillage_type') === 'matrix' || /table-list/.test(row.cell('appearance'))
      if (table && !matrix) matrix = { row, code: newCode(row, 'grille', questions()), lines: [] }
      else if (depth++ === 0) open(row)
      return
    }
    if (kind === 'end_group') {
      if (matrix) closeMatrix(matrix)
      else depth = Math.max(0, depth - 1)
      matrix = null
      return
    }
    if (matrix && kind === 'select_one') {
      matrix.lines.push({ row, list })
      return
    }
    if (kind === 'note' && noted(row)) return
    if (row.cell('maillage_type') === 'other') {
      const asked = sections.at(-1)?.questions.at(-1)
      if (asked && 'other' in asked) asked.other = true
      return
    }
    const given = questionOf(row, kind, lists.get(list)?.choices, other, codes)
    if (given === null) return leave(row, 'type')
    if ('choices' in given && (given.choices as Choice[]).length < 2) return leave(row, 'choices')
    const code = newCode(row, 'question', questions())
    listOfQuestion.set(code, list)
    add(row, given, code)
  }
  const closeMatrix = ({ row, code, lines }: NonNullable<typeof matrix>) => {
    const choices = lists.get(lines[0]?.list ?? '')?.choices ?? []
    const taken: string[] = []
    const rows = lines.map(({ row: line }) => {
      const name = line.cell('name').split('.').at(-1) ?? ''
      const each = freeCode(asCode(name, 'ligne'), taken)
      taken.push(each)
      return { code: each, label: line.words('label') ?? { fr: name || each } }
    })
    const required = lines.some(({ row: line }) => /^(yes|true|oui)/i.test(line.cell('required')))
    if (choices.length < 2 || rows.length === 0) leave(row, 'choices')
    else add(row, { type: 'matrix', rows, choices, ...(required && { required }) }, code)
  }
  return { read, left, sections: () => sections }
}

const asCode = (name: string, otherwise: string) =>
  codeSchema.safeParse(name).success ? name : codeFrom(name, otherwise)
