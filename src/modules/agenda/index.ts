export { loadDemoEvents, removeDemoEvents } from './demo.ts'
export { writeEventLabels } from './event-labels.ts'
