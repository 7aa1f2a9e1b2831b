export { loadStudies } from './load-studies.ts'
export { type Study, type StudyTable, studyPath } from './model.ts'
export { countRows, getStudy, listStudies, studiesByTerritory } from './store.ts'
export { type PublishedRow, publishedColumns, publishedRows } from './table-columns.ts'
