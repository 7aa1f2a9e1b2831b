export { checkValues as checkProfileValues } from './check-values.ts'
export { confirmOrganisation } from './confirm-organisation.ts'
export { decideOrganisation, type OrganisationDecision } from './decide-organisation.ts'
export {
  addDemoOrganisations,
  type DemoOrganisation,
  demoOrganisations,
  removeDemoOrganisations,
} from './demo.ts'
export { EditConflict } from './edit-conflict.ts'
export { editOrganisation } from './edit-organisation.ts'
export { moveTerm, retireTerm, saveTerm, type TermInput } from './edit-vocabulary.ts'
export type * from './editing-model.ts'
export { changedFields, sameValue, sections } from './editing-model.ts'
export { findCommune } from './find-commune.ts'
export { findLikenesses } from './find-likenesses.ts'
export { findOrganisation } from './find-organisation.ts'
export { forgetMerges } from './forget-merges.ts'
export { importContext } from './import-context.ts'
export { type FileReport, guessSource, importFile } from './import-file.ts'
export type * from './import-options.ts'
export { importOrganisations } from './import-organisations.ts'
export { answerQuestion, possibleSorts, titleOf, type WiderWords } from './list-question.ts'
export { loadOrganisations } from './load-organisations.ts'
export { loadVocabularies } from './load-vocabularies.ts'
export { lookForDuplicates } from './look-for-duplicates.ts'
export type { MatchRule } from './matching.ts'
export { mergeOrganisations } from './merge-organisations.ts'
export { mergeTerms, recentTermMerges, type TermUses, undoTermMerge } from './merge-terms.ts'
export type * from './model.ts'
export { identifierPatterns, vocabularies } from './model.ts'
export { type Schedule, weeklySchedule } from './opening-hours-week.ts'
export { organisationColumns } from './organisation-columns.ts'
export { getEditable, getEditableById, restoreVersion } from './organisation-history.ts'
export * from './policy.ts'
export { proposeOrganisation } from './propose-organisation.ts'
export { FileError } from './readers/encoding.ts'
export { type GenericTarget, genericTargets, guessTarget } from './readers/generic.ts'
export { readerFor } from './readers/index.ts'
export type { ColumnMapping } from './readers/mapped.ts'
export { openFile } from './readers/read-file.ts'
export { columnFolder } from './readers/reader.ts'
export { reportsAnHour } from './report-form.ts'
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
export { listTerms, type TermLine } from './vocabulary-store.ts'
