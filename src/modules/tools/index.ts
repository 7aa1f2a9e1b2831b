export {
  footprint,
  freeCopies,
  freeModules,
  type Lending,
  lendingOfModules,
  nextFree,
  refusalOf,
} from './availability-model.ts'
export { setBrokenModules, setCopyState, writePeriod } from './block-copy.ts'
export { moduleNames } from './copy-store.ts'
export { dayAt, isDay, lengthOf, meet, numberOf, plusDays, spanBetween, today } from './days-model.ts'
export { loadDemoTools, removeDemoTools } from './demo.ts'
export { eraseToolDocuments } from './edit-tool-document.ts'
export { eraseToolPhotos } from './edit-tool-photo.ts'
export { cleanText, readForm } from './form-model.ts'
export { availableSlugs, lendingOf, numbersOf } from './lending-store.ts'
export { loadTools } from './load-tools.ts'
export { termsFacts } from './messages/tool-words.ts'
export type * from './model.ts'
export * from './modules-model.ts'
export * from './policy.ts'
export { photosForPrint } from './printing/gather-tools.ts'
export { printedPhoto } from './printing/printed-photo.ts'
export { freeSlugs, prepareTimetables } from './timetables.ts'
export { indexTools } from './tool-entry.ts'
export { writeToolLabels } from './tool-labels.ts'
export { getTools, lockTool, toolsById } from './tool-store.ts'
