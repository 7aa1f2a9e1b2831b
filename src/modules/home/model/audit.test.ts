import { describe, expect, test } from 'vitest'
import { type Audit, type AxeRun, auditSchema, buildAudit, complianceOf } from './audit.ts'

const rule = (id: string, ...tests: string[]) => ({
  id,
  tags: ['RGAAv4', 'wcag2a', ...tests.map((each) => `RGAA-${each}`)],
})
const run = (path: string, outcomes: Partial<AxeRun>): AxeRun => ({
  path,
  title: path,
  environment: { browser: 'Chromium 142', width: 360, scheme: 'dark' },
  violations: [],
  incomplete: [],
  passes: [],
  inapplicable: [],
  ...outcomes,
})
const tools = [{ name: 'axe-core', version: '4.14.1' }]

describe('an automatic audit', () => {
  const audit = buildAudit('2026-11-23', tools, [
    run('/', {
      passes: [rule('image-alt', '1.1.1'), rule('list', '9.3.1')],
      violations: [rule('link-name', '6.2.1')],
      inapplicable: [rule('video-caption', '4.3.1')],
    }),
    run('/aide', {
      passes: [rule('link-name', '6.2.1')],
      incomplete: [rule('color-contrast', '3.2.1'), rule('image-alt', '1.1.1')],
      violations: [rule('list', '9.3.1')],
    }),
    run('/aide', { passes: [rule('role-img-alt', '1.1.1'), rule('document-title', '8.5.1')] }),
  ])

  test('keeps the worst that was seen of each criterion, with the pages concerned', () => {
    expect(audit.criteria).toEqual([
      { criterion: '1.1', result: 'review', pages: ['/aide'] },
      { criterion: '3.2', result: 'review', pages: ['/aide'] },
      { criterion: '4.3', result: 'empty', pages: [] },
      { criterion: '6.2', result: 'failed', pages: ['/'] },
      { criterion: '8.5', result: 'passed', pages: [] },
      { criterion: '9.3', result: 'failed', pages: ['/aide'] },
    ])
  })

  test('names each page and environment once, and has the shape of the file', () => {
    expect(audit.pages.map(({ path }) => path)).toEqual(['/', '/aide'])
    expect(audit.environments).toEqual([{ browser: 'Chromium 142', width: 360, scheme: 'dark' }])
    expect(auditSchema.parse(audit)).toEqual(audit)
  })

  test('allows neither a state nor a rate, however good', () => {
    const perfect = buildAudit('2026-11-23', tools, [run('/', { passes: [rule('image-alt', '1.1.1')] })])
    expect(complianceOf(perfect, ['1.1'])).toEqual({ state: 'none', rate: null })
  })
})

describe('a full audit', () => {
  const full = (...results: Audit['criteria'][number]['result'][]): Audit => ({
    ...buildAudit('2026-11-23', tools, [run('/', {})]),
    method: 'full',
    criteria: results.map((result, index) => ({ criterion: `1.${index + 1}`, result, pages: [] })),
  })
  const state = (audit: Audit | null) => complianceOf(audit, ['1.1', '1.2', '1.3'])

  test('gives the rate over the applicable criteria', () => {
    expect(state(full('passed', 'failed', 'empty'))).toEqual({ state: 'partial', rate: 0.5 })
    expect(state(full('passed', 'passed', 'empty'))).toEqual({ state: 'full', rate: 1 })
    expect(state(full('failed', 'failed', 'passed'))).toEqual({ state: 'none', rate: 1 / 3 })
  })

  test('is not one while a criterion is missing or in doubt', () => {
    expect(state(full('passed', 'passed'))).toEqual({ state: 'none', rate: null })
    expect(state(full('passed', 'passed', 'review'))).toEqual({ state: 'none', rate: null })
    expect(state(null)).toEqual({ state: 'none', rate: null })
  })
})
