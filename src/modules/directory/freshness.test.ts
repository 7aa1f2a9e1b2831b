import { expect, test } from 'vitest'
import { oldSince } from './freshness.ts'
import type { OrganisationProvenance } from './model.ts'

const now = new Date('2026-11-23T10:00:00Z')
const source = (vintage: string, dated: string | null = null) =>
  ({ vintage, dated }) as OrganisationProvenance

test.each([
  ['one old source', [source('2022', '2022-06-07')], null, 2022],
  ['the most recent word counts', [source('2018'), source('juillet 2025')], null, null],
  ['a record older than its source', [source('2022', '04/09/2021')], null, 2022],
  ['confirmed since', [source('2022')], new Date('2026-02-01'), null],
  ['confirmed long ago', [source('2018')], new Date('2023-02-01'), 2023],
  ['no date at all', [source('sans date')], null, null],
  ['no source', [], null, null],
])('%s', (_name, sources, confirmedAt, expected) =>
  expect(oldSince({ sources, confirmedAt }, now)).toBe(expected),
)
