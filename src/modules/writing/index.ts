export { tokenScheme, writeOperations } from './operations.ts'
