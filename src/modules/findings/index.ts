export { getCampaign } from './campaign-store.ts'
export { loadDemoSurveys, removeDemoSurveys } from './demo.ts'
export { getTables } from './get-tables.ts'
export { keepOldReports } from './keep-old-reports.ts'
export { packAnswers } from './pack-answers.ts'
export * from './policy.ts'
export {
  countPublishedCells,
  eachPublishedCell,
  listPublishedFindings,
  type PublishedFinding,
  publishedCellColumns,
  publishedFinding,
} from './published-findings.ts'
