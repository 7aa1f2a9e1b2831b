export { type ImportOptions, type ImportReport, importOrganisations } from './import-organisations.ts'
export { loadVocabularies } from './load-vocabularies.ts'
export type * from './model.ts'
export { organisationColumns } from './organisation-columns.ts'
export {
  eachOrganisation,
  getOrganisation,
  getOrganisations,
  getVocabularies,
  resolveFormerSlug,
} from './store.ts'
