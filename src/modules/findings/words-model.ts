import type { Definition, Words } from '#modules/surveys/index.ts'

/** Where people write words of their own: texts, and « autre »; each under the code its answers have. */
export function wordsQuestions(definition: Definition): { code: string; label: Words }[] {
  return definition.sections.flatMap((section) =>
    section.questions.flatMap((question) => {
      if (question.type === 'text') return [{ code: question.code, label: question.label }]
      if ((question.type === 'single' || question.type === 'multiple') && question.other)
        return [
          {
            code: `${question.code}_other`,
            label: {
              fr: `${question.label.fr} (autre)`,
              en: `${question.label.en ?? question.label.fr} (other)`,
            },
          },
        ]
      return []
    }),
  )
}
