import { describe, expect, test } from 'vitest'
import type { Indicator, Standing } from '#modules/indicators/index.ts'
import { judge, type SheetReach } from './diagnosis-model.ts'
import { type FundingDevice, fittingFunding } from './funding-model.ts'
import { mostLike } from './likeness-model.ts'

const reach = (code: string, here: number, region: number, change: Partial<SheetReach> = {}): SheetReach => ({
  kind: { code, labelFr: code, labelEn: code, count: 1 },
  here: { share: here, meanKm: 1 },
  region: { share: region, meanKm: 1 },
  sought: true,
  unplaced: false,
  ...change,
})
const standing = (code: string, here: number, region: number, change: Partial<Indicator> = {}): Standing => ({
  indicator: {
    code,
    theme: 'network',
    unit: 'per-10000',
    origin: 'live',
    direction: 'more',
    label: { fr: code, en: code },
    definition: { fr: code, en: code },
    formula: { fr: null, en: null },
    levels: ['epci', 'region'],
    target: null,
    targetYear: null,
    thresholds: [],
    vintages: [],
    ...change,
  },
  year: 2026,
  here: { value: here, status: 'published' },
  before: null,
  region: { value: region, status: 'published' },
  verdict: null,
})

describe('the published rules', () => {
  test('ten points make a strength or a lack, nine do not; what has no position does not lack', () => {
    const told = judge(
      [
        reach('a', 60, 50),
        reach('b', 59, 50),
        reach('c', 40, 50),
        reach('d', 41, 50),
        reach('e', 0, 50, { unplaced: true }),
        reach('f', 0, 50, { sought: false }),
      ],
      [],
    )
    expect(told.map((each) => [each.tone, each.rule === 'reach' && each.reach.kind.code])).toEqual([
      ['strength', 'a'],
      ['lack', 'c'],
    ])
  })

  test('indicators: from 1.25 times, to 0.8 times the region, by which way is better; numbers of things say nothing', () => {
    const told = (...of: Parameters<typeof standing>) => judge([], [standing(...of)]).map(({ tone }) => tone)
    expect([
      told('a', 5, 4),
      told('a', 4.9, 4),
      told('a', 3.2, 4),
      told('a', 3.3, 4),
      told('a', 3, 0),
    ]).toEqual([['strength'], [], ['lack'], [], []])
    expect([
      told('a', 5, 4, { direction: 'less' }),
      told('a', 3, 4, { direction: 'less' }),
      told('a', 9, 4, { direction: 'neither' }),
      told('a', 9, 4, { unit: 'count' }),
    ]).toEqual([['lack'], ['strength'], [], []])
    expect(judge([], [standing('a', 5, 4), standing('b', 20, 4)])[0]).toMatchObject({
      here: 20,
      region: 4,
      gap: 4,
    })
  })
})

test('likeness: standard deviations, whatever the units; those that share too little are left out', () => {
  const profile = (code: string, values: Record<string, number>) => ({
    code,
    values: new Map(Object.entries(values)),
  })
  const profiles = (unit: number) => [
    profile('here', { age: 10, income: 20 * unit }),
    profile('near', { age: 12, income: 20 * unit }),
    profile('far', { age: 10, income: 26 * unit }),
    profile('little', { other: 3 }),
  ]
  // Ages 10, 12, 10: deviation √(8/9); incomes 20, 20, 26: deviation √8.
  const expected = [
    ['near', Math.sqrt(4 / (8 / 9) / 2)],
    ['far', Math.sqrt(36 / 8 / 2)],
  ]
  for (const unit of [1, 1000]) {
    const found = mostLike(profiles(unit), 'here', 5).map(({ code, distance }) => [code, distance] as const)
    expect(found.map(([code]) => code).sort()).toEqual(['far', 'near'])
    for (const [code, distance] of expected)
      expect(found.find(([each]) => each === code)?.[1]).toBeCloseTo(distance as number, 10)
  }
  expect(mostLike(profiles(1), 'nowhere', 5)).toEqual([])
})

describe('funding that fits', () => {
  const device = (code: string, fits: FundingDevice['fits']): FundingDevice => ({
    code,
    name: { fr: code, en: code },
    holder: { fr: 'x', en: 'x' },
    forWhom: null,
    forWhat: null,
    url: null,
    note: null,
    source: 's',
    page: null,
    dated: '2021',
    fits,
  })
  const devices = [
    device('every', { kind: 'epci' }),
    device('rural', { kind: 'epci', epciTypes: ['CC'] }),
    device('digital', { kind: 'epci', actors: ['fablab'] }),
  ]
  const commune = { kind: 'commune' as const, code: '1', name: 'Ville', type: null }
  const epci = (type: string) => ({ kind: 'epci' as const, code: '2', name: 'CC', type })
  const codes = (...asked: Parameters<typeof fittingFunding>) =>
    fittingFunding(...asked).map(({ code }) => code)

  test('by kind, type of EPCI, actors that are here or lack', () => {
    expect(codes(devices, [epci('CC')], new Set())).toEqual(['every', 'rural'])
    expect(codes(devices, [epci('CA')], new Set(['fablab']))).toEqual(['every', 'digital'])
    expect(codes(devices, [{ ...commune, kind: 'departement' }], new Set(['fablab']))).toEqual([])
  })

  test('what contains a commune applies for it', () => {
    const [one] = fittingFunding(devices, [commune, epci('CA')], new Set())
    expect([one?.code, one?.applicant?.name]).toEqual(['every', 'CC'])
    expect(fittingFunding(devices, [epci('CA')], new Set())[0]?.applicant).toBeNull()
  })
})
