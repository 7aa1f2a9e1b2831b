export { forgetInJournal, forgetOldEntries } from './forget-entries.ts'
export type { Change, NewEntry } from './model.ts'
export { writeJournal } from './write-entries.ts'
