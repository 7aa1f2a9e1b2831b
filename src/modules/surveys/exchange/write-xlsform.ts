import { type Sheet, writeWorkbook } from '#platform/files/workbook.ts'
import type { Choice, Condition, Definition, Question, Section, Words } from '../definition-model.ts'
import { writeRelevant } from './condition-text.ts'

/** Languages as XLSForm names them in its columns. */
const columnLanguages = { fr: 'Français (fr)', en: 'English (en)' } as const

const surveyColumns = [
  'type',
  'name',
  `label::${columnLanguages.fr}`,
  `label::${columnLanguages.en}`,
  `hint::${columnLanguages.fr}`,
  `hint::${columnLanguages.en}`,
  'required',
  'relevant',
  'constraint',
  'appearance',
  'parameters',
  'calculation',
  // Columns of our own, which other tools leave aside.
  'maillage_type',
  'maillage_profile',
  'maillage_most',
  'maillage_unit_fr',
  'maillage_unit_en',
  'maillage_low_fr',
  'maillage_low_en',
  'maillage_high_fr',
  'maillage_high_en',
] as const
type Line = Partial<Record<(typeof surveyColumns)[number], string>>

// Where XLSForm would read the name of a question, words stay words.
const plain = (text: string | undefined) => (text ?? '').replaceAll('${', '$ {')
const label = (words: Words): Line => ({
  [`label::${columnLanguages.fr}`]: plain(words.fr),
  [`label::${columnLanguages.en}`]: plain(words.en),
})
const hint = (words: Words | undefined): Line =>
  words
    ? { [`hint::${columnLanguages.fr}`]: plain(words.fr), [`hint::${columnLanguages.en}`]: plain(words.en) }
    : {}

/** A questionnaire as an XLSForm (xlsform.org): a workbook with the sheets survey, choices and settings. */
export function writeXlsform(definition: Definition, id: string): Buffer {
  const kinds = new Map(
    definition.sections.flatMap((section) => section.questions).map(({ code, type }) => [code, type]),
  )
  const lists: { list: string; choices: Choice[] }[] = []
  const lines = definition.sections.flatMap((section) => sectionLines(section, kinds, lists))
  const choices = [
    [
      'list_name',
      'name',
      `label::${columnLanguages.fr}`,
      `label::${columnLanguages.en}`,
      'maillage_exclusive',
      'maillage_other',
    ],
    ...lists.flatMap(({ list, choices: each }) =>
      each.map((choice) => [
        list,
        choice.code,
        plain(choice.label.fr),
        plain(choice.label.en),
        choice.exclusive ? 'yes' : '',
        choice === otherChoice ? 'yes' : '',
      ]),
    ),
  ]
  const settings = [
    ['form_title', 'form_id', 'default_language'],
    [definition.title.fr, id, columnLanguages.fr],
  ]
  const sheets: Sheet[] = [
    {
      name: 'survey',
      rows: [[...surveyColumns], ...lines.map((line) => surveyColumns.map((column) => line[column] ?? ''))],
    },
    { name: 'choices', rows: choices },
    { name: 'settings', rows: settings },
  ]
  return writeWorkbook(sheets)
}

/** « Autre », written out: what `or_other` makes has no translation. */
const otherChoice: Choice = { code: 'other', label: { fr: 'Autre', en: 'Other' } }
const otherWords: Words = { fr: 'Autre : précisez', en: 'Other: specify' }

type Kinds = ReadonlyMap<string, Question['type']>
type Lists = { list: string; choices: Choice[] }[]

function sectionLines(section: Section, kinds: Kinds, lists: Lists): Line[] {
  return [
    {
      type: 'begin_group',
      name: section.code,
      ...label(section.title),
      ...hint(section.help),
      relevant: writeRelevant(section.when, kinds),
      appearance: 'field-list',
    },
    ...section.questions.flatMap((question) => questionLines(question, kinds, lists)),
    { type: 'end_group' },
  ]
}

function questionLines(question: Question, kinds: Kinds, lists: Lists): Line[] {
  const { code } = question
  const common: Line = {
    name: code,
    ...label(question.label),
    ...hint(question.help),
    required: question.required ? 'yes' : '',
    relevant: writeRelevant(question.when, kinds),
    maillage_profile: question.profile ?? '',
  }
  const listOf = (choices: Choice[]) => {
    lists.push({ list: code, choices })
    return code
  }
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const kind = question.type === 'single' ? 'select_one' : 'select_multiple'
      const most = question.type === 'multiple' ? question.most : undefined
      const listed = question.choices.some((choice) => choice.code === otherChoice.code)
      const chosen: Condition = {
        need: 'all',
        tests: [{ question: code, is: 'equal', value: otherChoice.code }],
      }
      const words: Line = {
        type: 'text',
        name: `${code}_other`,
        ...label(otherWords),
        relevant: writeRelevant(chosen, kinds),
        maillage_type: 'other',
      }
      return [
        {
          ...common,
          type: `${kind} ${listOf(listed || !question.other ? question.choices : [...question.choices, otherChoice])}`,
          ...(most && { constraint: `count-selected(.) <= ${most}`, maillage_most: String(most) }),
        },
        ...(question.other ? [words] : []),
      ]
    }
    case 'ranking':
      return [
        {
          ...common,
          type: `rank ${listOf(question.choices)}`,
          ...(question.most && { maillage_most: String(question.most) }),
        },
      ]
    case 'number': {
      const bounds = [
        question.min === undefined ? '' : `. >= ${question.min}`,
        question.max === undefined ? '' : `. <= ${question.max}`,
      ]
      return [
        {
          ...common,
          type: question.whole ? 'integer' : 'decimal',
          constraint: bounds.filter(Boolean).join(' and '),
          maillage_unit_fr: question.unit?.fr ?? '',
          maillage_unit_en: question.unit?.en ?? '',
        },
      ]
    }
    case 'scale':
      return [
        {
          ...common,
          type: 'range',
          parameters: `start=${question.from} end=${question.to} step=1`,
          maillage_low_fr: question.low?.fr ?? '',
          maillage_low_en: question.low?.en ?? '',
          maillage_high_fr: question.high?.fr ?? '',
          maillage_high_en: question.high?.en ?? '',
        },
      ]
    case 'matrix': {
      const list = listOf(question.choices)
      return [
        { ...common, type: 'begin_group', appearance: 'table-list', maillage_type: 'matrix' },
        ...question.rows.map((row) => ({
          type: `select_one ${list}`,
          name: `${code}.${row.code}`,
          ...label(row.label),
          required: question.required ? 'yes' : '',
        })),
        { type: 'end_group' },
      ]
    }
    case 'calculated': {
      const names = question.of.map((each) => `\${${each}}`)
      const sign = { sum: ' + ', difference: ' - ', ratio: ' div ' }[question.how]
      return [{ ...common, type: 'calculate', calculation: names.join(sign) }]
    }
    case 'text':
      return [{ ...common, type: 'text', appearance: question.long ? 'multiline' : '' }]
    case 'file':
      return [
        {
          ...common,
          ...(question.images ? { type: 'image', parameters: 'max-pixels=3000' } : { type: 'file' }),
        },
      ]
    case 'commune':
      return [{ ...common, type: 'text', maillage_type: 'commune' }]
    default:
      return [{ ...common, type: question.type }]
  }
}
