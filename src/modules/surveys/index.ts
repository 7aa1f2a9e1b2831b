export type { Answer, Answers, Choice, Definition, Question, Section, Words } from './definition-model.ts'
export { definitionSchema } from './definition-model.ts'
