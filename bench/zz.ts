import { measurePlans } from './measure-plans.ts'; await measurePlans(process.argv.slice(2).map(Number))
