import type { Definition } from '#modules/surveys/index.ts'

/** The questions that decide whether another is asked: those of its own condition, and of that of its section. */
export function deciders(definition: Definition, question: string): string[] {
  for (const section of definition.sections)
    for (const each of section.questions)
      if (each.code === question)
        return [
          ...new Set(
            [...(section.when?.tests ?? []), ...(each.when?.tests ?? [])].map((test) => test.question),
          ),
        ]
  // Words of « autre » are asked of those who chose it.
  return question.endsWith('_other') ? [question.slice(0, -'_other'.length)] : []
}
