export { loadDemoSurveys, removeDemoSurveys } from './demo.ts'
export { packAnswers } from './pack-answers.ts'
export * from './policy.ts'
