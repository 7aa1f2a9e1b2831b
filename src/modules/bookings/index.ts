export { type Expected, keepPresence, listExpected } from './presence.ts'
