import { describe, expect, test } from 'vitest'
import { type Cell, type Indicator, standings } from '#modules/indicators/index.ts'
import type { TerritoryName } from '#modules/territories/index.ts'
import { compareIndicators, findingOf, themesOf } from './model.ts'

const vintage = (year: number, series = 'a') => ({
  year,
  series,
  sourceId: 's',
  note: { fr: null, en: null },
  frozenAt: null,
})
const indicator = (code: string, unit: Indicator['unit'], vintages: Indicator['vintages']): Indicator => ({
  code,
  theme: 'employment',
  unit,
  vintages,
  origin: 'pack',
  direction: 'less',
  formula: { fr: null, en: null },
  levels: ['commune', 'region'],
  target: null,
  targetYear: null,
  thresholds: [],
  label: { fr: code, en: code },
  definition: { fr: code, en: code },
})
const commune: TerritoryName = { kind: 'commune', code: '1', name: 'Ici' }
const region: TerritoryName = { kind: 'region', code: '9', name: 'Région' }
const value = (
  at: TerritoryName,
  code: string,
  year: number,
  amount: number | null,
  status: Cell['status'] = amount === null ? 'secret' : 'published',
) => ({
  kind: at.kind,
  code: at.code,
  indicator: code,
  year,
  value: amount,
  status,
})

describe('comparing indicators', () => {
  test('takes the latest year that the territory has', () => {
    const rate = indicator('rate', 'percent', [vintage(2011), vintage(2022)])
    const [compared] = compareIndicators(
      [rate],
      [value(commune, 'rate', 2011, 5), value(region, 'rate', 2011, 6), value(region, 'rate', 2022, 7)],
      [commune, region],
    )
    expect(compared).toMatchObject({ year: 2011, here: { value: 5 }, others: [{ value: 6 }] })
    expect(compared?.years.map((each) => each.year)).toEqual([2011, 2022])
  })

  test('keeps what is withheld, leaves out what nobody publishes', () => {
    const income = indicator('income', 'euros', [vintage(2021)])
    const other = indicator('other', 'percent', [vintage(2021)])
    const compared = compareIndicators(
      [income, other],
      [value(commune, 'income', 2021, null)],
      [commune, region],
    )
    expect(compared.map((each) => [each.indicator.code, each.here.status])).toEqual([['income', 'secret']])
  })
})

test('stands beside the region by the verdict of its indicator, never for numbers of things', () => {
  const of = (unit: Indicator['unit']) => {
    const [all, values] = [
      [indicator('x', unit, [vintage(2022)])],
      [value(commune, 'x', 2022, 8), value(region, 'x', 2022, 10)],
    ]
    const territories = [commune, region]
    return compareIndicators(all, values, territories, standings(all, values, commune))[0]?.standing?.verdict
  }
  expect([of('percent'), of('count'), of('inhabitants')]).toEqual(['better', null, null])
})

describe('findings', () => {
  const of = (
    unit: Indicator['unit'],
    values: ReturnType<typeof value>[],
    years = [vintage(2011), vintage(2022)],
  ) => findingOf(compareIndicators([indicator('x', unit, years)], values, [commune, region]), [region])

  test('a share is told beside the largest container’s', () => {
    expect(of('percent', [value(commune, 'x', 2022, 20), value(region, 'x', 2022, 15)])).toMatchObject({
      kind: 'compared',
      here: { value: 20 },
      there: { value: 15 },
    })
  })
  test('inhabitants are told by their change', () => {
    expect(of('inhabitants', [value(commune, 'x', 2011, 100), value(commune, 'x', 2022, 90)])).toMatchObject({
      kind: 'changed',
      since: 2011,
      change: -10,
    })
  })
  test('a change is not told across a break of series', () => {
    expect(
      of(
        'inhabitants',
        [value(commune, 'x', 2011, 100), value(commune, 'x', 2022, 90)],
        [vintage(2011, 'old'), vintage(2022, 'new')],
      ),
    ).toMatchObject({ kind: 'alone', here: { value: 90 } })
  })
  test('secrecy is a finding, zero is a value', () => {
    expect(of('percent', [value(commune, 'x', 2022, null)])).toMatchObject({ kind: 'secret' })
    expect(of('percent', [value(commune, 'x', 2022, 0), value(region, 'x', 2022, 1)])).toMatchObject({
      kind: 'compared',
      here: { value: 0 },
    })
  })
})

test('a trend is cut where the series breaks', () => {
  const rate = indicator('rate', 'percent', [
    vintage(2011, 'old'),
    vintage(2016, 'old'),
    vintage(2022, 'new'),
  ])
  const values = [2011, 2016, 2022].map((year) => value(commune, 'rate', year, year))
  const [theme] = themesOf(compareIndicators([rate], values, [commune, region]), [region])
  expect(theme?.trends[0]?.here.map((run) => run.map((each) => each.year))).toEqual([[2011, 2016], [2022]])
  expect(theme?.reference).toBe(-1)
})
