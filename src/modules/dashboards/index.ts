export { exportPerson, forgetPerson } from './forget-person.ts'
export { loadDashboards } from './load-dashboards.ts'
export { listPublic } from './store.ts'
