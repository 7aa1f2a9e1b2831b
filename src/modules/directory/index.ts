export { forgetReporters } from './forget-reporters.ts'
export { type FileReport, importFile } from './import-file.ts'
export {
  type ImportOptions,
  type ImportReport,
  importOrganisations,
  type RefusedRow,
} from './import-organisations.ts'
export { loadOrganisations } from './load-organisations.ts'
export { loadVocabularies } from './load-vocabularies.ts'
export type * from './model.ts'
export { organisationColumns } from './organisation-columns.ts'
export { FileError } from './readers/encoding.ts'
export { openFile } from './readers/read-file.ts'
export {
  eachOrganisation,
  getOrganisation,
  getOrganisations,
  resolveFormerSlug,
} from './store.ts'
