export { forgetFeedRuns } from './forget-runs.ts'
export { feedWork } from './run-feeds.ts'
