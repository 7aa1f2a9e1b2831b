import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { playwrightCounts, total, vitestCounts } from './test-counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'maillage-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

function report(content) {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('Vitest: passed, failed, and what was left aside', () => {
  const file = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })
  expect(vitestCounts(file, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 })
})

test('Playwright: a test that passed at its second try has passed', () => {
  const file = report({ stats: { expected: 5, flaky: 1, unexpected: 2, skipped: 1 } })
  expect(playwrightCounts(file, 1)).toEqual({ passed: 6, failed: 2, skipped: 1 })
})

test('a failure that no test tells, or that left no report, counts as one', () => {
  const file = report({ stats: { expected: 5, flaky: 0, unexpected: 0, skipped: 0 } })
  expect(playwrightCounts(file, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 })
  expect(vitestCounts(join(folder, 'none.json'), 1)).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('a stage that was not run adds nothing', () => {
  expect(total([{ passed: 2, failed: 1, skipped: 0 }, { notRun: 'no server' }])).toEqual({
    passed: 2,
    failed: 1,
    skipped: 0,
  })
})
