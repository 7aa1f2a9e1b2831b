import type { Choice, Definition, Question, Section, Words } from '../definition-model.ts'
import { conditionInWords } from '../messages/words.ts'

const escaped = (text: string) =>
  text
    .replaceAll(/[^\P{C}\n\t]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const element = (name: string, content: string, attributes = '') =>
  `<${name}${attributes}>${content}</${name}>`
/** Words in each language they have. */
const both = (name: string, words: Words) =>
  element(name, escaped(words.fr), ' xml:lang="fr"') +
  (words.en ? element(name, escaped(words.en), ' xml:lang="en"') : '')

/** A variable of the data: what is its name, what it says, where it comes from. */
type Variable = {
  id: string
  name: string
  label: Words
  question: Question
  choices: Choice[]
  text: boolean
}

/**
 * The metadata of a questionnaire (DDI-Codebook 2.5): a variable for each column of the data, its question, its categories, who was asked. Sections
 * and questions of several choices are groups of variables.
 */
export function writeDdi(
  definition: Definition,
  given: { id: string; producer: string; day: string },
): string {
  const variables = definition.sections.map((section) => ({
    section,
    questions: section.questions.map((question) => ({ question, variables: variablesOf(question) })),
  }))
  const groups = variables.flatMap(({ section, questions }) => [
    groupOf(
      'section',
      section.code,
      section.title,
      questions.flatMap((each) => each.variables),
    ),
    ...questions
      .filter((each) => each.variables.length > 1)
      .map((each) =>
        groupOf(
          each.question.type === 'matrix' ? 'grid' : 'multipleResp',
          each.question.code,
          each.question.label,
          each.variables,
        ),
      ),
  ])
  const written = variables.flatMap(({ section, questions }) =>
    questions.flatMap((each) => each.variables.map((variable) => variableXml(definition, section, variable))),
  )
  const title =
    both('titl', { fr: definition.title.fr }) +
    (definition.title.en ? element('parTitl', escaped(definition.title.en), ' xml:lang="en"') : '')
  const citation = element(
    'citation',
    element('titlStmt', `${title}${element('IDNo', escaped(given.id))}`) +
      element(
        'prodStmt',
        element('producer', escaped(given.producer)) + element('prodDate', given.day, ` date="${given.day}"`),
      ),
  )
  const abstract = definition.intro ? element('stdyInfo', both('abstract', definition.intro)) : ''
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'codeBook',
    element('stdyDscr', citation + abstract) + element('dataDscr', groups.join('') + written.join('')),
    ' xmlns="ddi:codebook:2_5" version="2.5" xml:lang="fr"',
  )}\n`
}

const groupOf = (type: 'section' | 'multipleResp' | 'grid', code: string, label: Words, of: Variable[]) =>
  element(
    'varGrp',
    both('labl', label),
    ` ID="G_${code}" type="${type}" var="${of.map(({ id }) => id).join(' ')}"`,
  )

const yes: Choice[] = [
  { code: '1', label: { fr: 'Choisi', en: 'Chosen' } },
  { code: '0', label: { fr: 'Non choisi', en: 'Not chosen' } },
]

/** The choices of a question, with « autre » when words of one’s own may be given. */
const choicesOf = (question: Extract<Question, { type: 'single' | 'multiple' }>): Choice[] =>
  question.other && !question.choices.some(({ code }) => code === 'other')
    ? [...question.choices, { code: 'other', label: { fr: 'Autre', en: 'Other' } }]
    : question.choices

function variablesOf(question: Question): Variable[] {
  const { code, label } = question
  // Codes hold no full stop: identifiers made of several stay apart.
  const one = (parts: string[], words: Words, choices: Choice[], text = false): Variable => ({
    id: `V_${parts.join('.')}`,
    name: parts.join('_'),
    label: words,
    question,
    choices,
    text,
  })
  const other =
    'other' in question && question.other
      ? [one([code, 'other', 'words'], { fr: 'Autre : mots', en: 'Other: words' }, [], true)]
      : []
  switch (question.type) {
    case 'single':
      return [one([code], label, choicesOf(question)), ...other]
    case 'multiple':
      return [...choicesOf(question).map((choice) => one([code, choice.code], choice.label, yes)), ...other]
    case 'ranking':
      return question.choices.map((choice) => one([code, choice.code], choice.label, []))
    case 'matrix':
      return question.rows.map((row) => one([code, row.code], row.label, question.choices))
    default:
      return [one([code], label, [], ['text', 'date', 'commune', 'file'].includes(question.type))]
  }
}

// The order of the elements is that of the schema.
function variableXml(definition: Definition, section: Section, variable: Variable): string {
  const { id, name, label, question, choices, text } = variable
  const asked = [section.when, question.when].flatMap((when) =>
    when ? [conditionInWords('fr', definition, when)] : [],
  )
  const range =
    question.type === 'number'
      ? [question.min, question.max]
      : question.type === 'scale'
        ? [question.from, question.to]
        : []
  const bounds = [
    range[0] === undefined ? '' : ` min="${range[0]}"`,
    range[1] === undefined ? '' : ` max="${range[1]}"`,
  ].join('')
  return element(
    'var',
    both('labl', label) +
      element(
        'qstn',
        both('qstnLit', question.label) + (question.help ? both('ivuInstr', question.help) : ''),
      ) +
      (bounds ? element('valrng', `<range${bounds}/>`) : '') +
      (asked.length > 0 ? element('universe', escaped(asked.join(' ; ')), ' xml:lang="fr"') : '') +
      choices
        .map((choice) =>
          element('catgry', element('catValu', escaped(choice.code)) + both('labl', choice.label)),
        )
        .join('') +
      `<varFormat type="${text || (choices.length > 0 && choices !== yes) ? 'character' : 'numeric'}"/>`,
    ` ID="${id}" name="${name}" intrvl="${question.type === 'number' ? 'contin' : 'discrete'}"`,
  )
}
