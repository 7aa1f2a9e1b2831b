import { describe, expect, test } from 'vitest'
import { countValues } from './counted-model.ts'
import { classesOf } from './map-model.ts'
import { verdict } from './model.ts'
import { roundTicks } from './pages/scale.ts'
import { changeOf } from './view-model.ts'

describe('classes of a map', () => {
  test('quartiles hold the same number, and name the values at their ends', () => {
    const { classes, classOf, method } = classesOf([8, 1, 7, 2, 6, 3, 5, 4], [])
    expect(method).toBe('quantiles')
    expect(classes).toEqual([
      { name: 'level-1', from: 1, to: 2, count: 2 },
      { name: 'level-2', from: 3, to: 4, count: 2 },
      { name: 'level-3', from: 5, to: 6, count: 2 },
      { name: 'level-4', from: 7, to: 8, count: 2 },
    ])
    expect(classOf(5)).toBe('level-3')
  })

  test('equal values stay together, even when that leaves fewer classes', () => {
    const { classes } = classesOf([0, 0, 0, 0, 0, 0, 0, 9], [])
    expect(classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [0, 0, 7],
      [9, 9, 1],
    ])
    expect(classesOf([5, 5], []).classes.length).toBe(1)
    expect(classesOf([0, 0, 0, 4, 5, 6, 7, 8], []).classes.map(({ count }) => count)).toEqual([3, 1, 2, 2])
  })

  test('thresholds cut where they are set; a value on one belongs above', () => {
    const { classes } = classesOf([10, 20, 20, 35], [20, 30])
    expect(classes.map(({ from, to, count }) => [from, to, count])).toEqual([
      [10, 10, 1],
      [20, 20, 2],
      [35, 35, 1],
    ])
  })
})

test('counted values: zeros told nothing, a ratio takes only lines that give both, territories add up', () => {
  const ground = {
    around: new Map([
      ['a', ['commune/a', 'epci/e']],
      ['b', ['commune/b', 'epci/e']],
    ]),
    population: new Map([
      ['commune/a', 100],
      ['epci/e', 400],
    ]),
  }
  const rows = [
    { commune: 'a', year: 2020, cells: { visits: 50, pupils: 10 } },
    { commune: 'a', year: 2020, cells: { visits: 30, pupils: 0 } },
    { commune: 'b', year: 2020, cells: { visits: 20, pupils: 5 } },
    { commune: 'b', year: 2021, cells: { visits: 0 } },
  ]
  const rate = countValues(
    { code: 'r', count: { column: 'visits', per: 'population', times: 100 } },
    rows,
    ground,
  )
  expect(rate.get('commune')?.map(({ code, year, value }) => [code, year, value])).toEqual([['a', 2020, 80]])
  expect(rate.get('epci')?.map(({ code, year, value }) => [code, year, value])).toEqual([['e', 2020, 25]])
  const share = countValues(
    { code: 's', count: { column: 'pupils', per: 'visits', times: 100 } },
    rows,
    ground,
  )
  expect(share.get('epci')?.map(({ value }) => value)).toEqual([21.4286])
})

test('a change is in points for a percentage, else in percent; from nothing it is not told', () => {
  expect(changeOf({ unit: 'percent' }, 12, 10)).toBe(2)
  expect(changeOf({ unit: 'euros' }, 12, 10)).toBe(20)
  expect(changeOf({ unit: 'count' }, 12, 0)).toBe(null)
  expect(changeOf({ unit: 'count' }, null, 3)).toBe(null)
})

test('better or worse follows the direction; within 2 % it is the same, and numbers of things do not compare', () => {
  expect(verdict({ unit: 'percent', direction: 'less' }, 12, 10)).toBe('worse')
  expect(verdict({ unit: 'percent', direction: 'more' }, 12, 10)).toBe('better')
  expect(verdict({ unit: 'percent', direction: 'more' }, 10.1, 10)).toBe('same')
  expect(verdict({ unit: 'count', direction: 'more' }, 12, 10)).toBe(null)
  expect(verdict({ unit: 'percent', direction: 'neither' }, 12, 10)).toBe(null)
})

test('ticks are round and hold every value', () => {
  expect(roundTicks([22, 57])).toEqual([20, 30, 40, 50, 60])
  expect(roundTicks([0.12, 0.34])).toEqual([0.1, 0.2, 0.3, 0.4])
  expect(roundTicks([5, 5])).toEqual([4, 6])
})
