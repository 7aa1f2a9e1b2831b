import type { Definition } from '#modules/surveys/index.ts'
import { column } from '#platform/csv.ts'
import type { Category, Variable } from './variables-model.ts'

/** A category of a variable, with the question as it was asked. */
type DictionaryLine = { variable: Variable; category: Category | null; help: string; type: string }

/** What the codes of a report’s files mean: a line a category, or one for a variable that has none. */
export function dictionaryLines(definition: Definition, variables: readonly Variable[]): DictionaryLine[] {
  const questions = new Map(
    definition.sections.flatMap((section) => section.questions.map((question) => [question.code, question])),
  )
  return variables.flatMap((variable) => {
    const question = questions.get(variable.question ?? '')
    const same = { variable, help: question?.help?.fr ?? '', type: question?.type ?? variable.from }
    const categories: (Category | null)[] = variable.categories.length > 0 ? variable.categories : [null]
    return categories.map((category) => ({ ...same, category }))
  })
}

export const dictionaryColumns = [
  column<DictionaryLine>('question', 'string', 'Code de la question', 'Code of the question', ({ variable }) => variable.code),
  column<DictionaryLine>('type', 'string', 'Sorte de question', 'Kind of question', ({ type }) => type),
  column<DictionaryLine>('label_fr', 'string', 'Question, en français', 'Question, in French', ({ variable }) => variable.label.fr),
  column<DictionaryLine>('label_en', 'string', 'Question, en anglais', 'Question, in English', ({ variable }) => variable.label.en ?? null),
  column<DictionaryLine>('help', 'string', 'Aide qui l’accompagnait', 'Help beside it', ({ help }) => help),
  column<DictionaryLine>('category', 'string', 'Code de la réponse', 'Code of the answer', ({ category }) => category?.code ?? null),
  column<DictionaryLine>('category_fr', 'string', 'Réponse, en français', 'Answer, in French', ({ category }) => category?.label.fr ?? null),
  column<DictionaryLine>('category_en', 'string', 'Réponse, en anglais', 'Answer, in English', ({ category }) => category?.label.en ?? null),
] // biome-ignore format: one line a column
