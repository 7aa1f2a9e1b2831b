export { exportPerson, forgetPerson, forgetPlans } from './forget-plans.ts'
export { planWork } from './run-plans.ts'
