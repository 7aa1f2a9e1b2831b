export { type Edition, presentEdition, type Season } from './model.ts'
export { getSeasons } from './season-store.ts'
