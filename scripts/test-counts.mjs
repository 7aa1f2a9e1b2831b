/** How many tests passed, failed and were skipped, from the JSON reports of Vitest and Playwright. */
import { existsSync, readFileSync } from 'node:fs'

/** `code` is the exit code: a failure that no single test tells (a file that does not load) counts as one. */
export function vitestCounts(file, code) {
  return counts(file, code, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }))
}

/** The same for Playwright; a test that passed at its second try counts as passed. */
export function playwrightCounts(file, code) {
  return counts(file, code, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
}

/** The sum of several counts; a stage that was not run adds nothing. */
export function total(list) {
  const sum = (name) => list.reduce((all, each) => all + (each[name] ?? 0), 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

function counts(file, code, read) {
  const found = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')))
    : { passed: 0, failed: 0, skipped: 0 }
  return code === 0 ? found : { ...found, failed: Math.max(found.failed, 1) }
}
