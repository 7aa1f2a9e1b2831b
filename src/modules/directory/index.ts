export { checkValues as checkProfileValues } from './check-values.ts'
export { confirmOrganisation } from './confirm-organisation.ts'
export { decideOrganisation, type OrganisationDecision } from './decide-organisation.ts'
export { EditConflict } from './edit-conflict.ts'
export { editOrganisation } from './edit-organisation.ts'
export type * from './editing-model.ts'
export { changedFields, contributionSource, sameValue, sections } from './editing-model.ts'
export { findCommune } from './find-commune.ts'
export { findLikenesses } from './find-likenesses.ts'
export { forgetMerges } from './forget-merges.ts'
export { importContext } from './import-context.ts'
export { type FileReport, guessSource, importFile } from './import-file.ts'
export {
  type ImportOptions,
  type ImportReport,
  importOrganisations,
  type RefusedRow,
} from './import-organisations.ts'
export type * from './import-trace.ts'
export { loadOrganisations } from './load-organisations.ts'
export { loadVocabularies } from './load-vocabularies.ts'
export { lookForDuplicates } from './look-for-duplicates.ts'
export type { MatchRule } from './matching.ts'
export { mergeOrganisations } from './merge-organisations.ts'
export type * from './model.ts'
export { identifierPatterns } from './model.ts'
export { parseHours } from './opening-hours.ts'
export { type Schedule, weeklySchedule } from './opening-hours-week.ts'
export { organisationColumns } from './organisation-columns.ts'
export { getEditable, getEditableById, listVersions, restoreVersion } from './organisation-history.ts'
export * from './policy.ts'
export { proposeOrganisation } from './propose-organisation.ts'
export { FileError } from './readers/encoding.ts'
export { type GenericTarget, genericTargets, guessTarget } from './readers/generic.ts'
export { readerFor } from './readers/index.ts'
export type { ColumnMapping } from './readers/mapped.ts'
export { openFile } from './readers/read-file.ts'
export { columnFolder } from './readers/reader.ts'
export {
  eachOrganisation,
  getOrganisation,
  getOrganisations,
  getVocabularies,
} from './store.ts'
export { getTypeLabels } from './store-related.ts'
export { resolveFormerSlug } from './store-slugs.ts'
export { undoMerge } from './undo-merge.ts'
export { type UndoneRecord, type UndoOutcome, undoLinks, undoRecords } from './undo-records.ts'
