export { followLoans } from './follow-loans.ts'
export { eventsOfTool, toolOfEvent } from './slots.ts'
