export { countSpread } from './get-spread.ts'
