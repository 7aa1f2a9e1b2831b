import { expect, test } from 'vitest'
import { distanceKm, roadFactor } from '#platform/distance.ts'
import { type Commune, peopleOf, shareWithin, tally } from './model.ts'
import { accessibility, gaussian, nearestKm } from './reach-model.ts'

/** 0.1° of longitude at the equator is 11.1195 km, 14.9 by road. */
const commune = (code: string, lon: number, population: number): Commune => ({
  code,
  name: code,
  lon,
  lat: 0,
  population,
  epci: code < 'C' ? 'west' : 'east',
  departement: 'D',
})
const communes = [
  commune('A', 0, 1000),
  commune('B', 0.1, 500),
  commune('C', 0.3, 200),
  commune('D', 0.5, 50),
]

test('the nearest place is the great circle times the road factor', () => {
  const distances = nearestKm(communes, [
    { lon: 0, lat: 0 },
    { lon: 0.32, lat: 0 },
  ])
  const expected = [0, 0.1, 0.02, 0.18].map((degrees) => roadFactor * distanceKm(0, 0, degrees, 0))
  for (const [at, km] of expected.entries()) expect(distances[at]).toBeCloseTo(km, 6)
  expect([...nearestKm(communes, [])]).toEqual([Infinity, Infinity, Infinity, Infinity])
})

test('people within and without, by hand; what statistics withhold is neither', () => {
  const people = peopleOf(
    communes,
    new Map([
      ['A', 10],
      ['B', 20.1],
      ['D', 50],
    ]),
  )
  expect([...people]).toEqual([100, 101, Number.NaN, 25])
  const distances = nearestKm(communes, [{ lon: 0, lat: 0 }])
  const found = tally(communes, people, distances, 15, ({ epci }) => epci)
  expect(found.get('west')).toEqual({
    within: 201,
    without: 0,
    unknown: 0,
    communes: 2,
    communesWithout: 0,
    communesUnknown: 0,
  })
  expect(found.get('east')).toEqual({
    within: 0,
    without: 25,
    unknown: 200,
    communes: 2,
    communesWithout: 2,
    communesUnknown: 1,
  })
  expect(shareWithin({ within: 0, without: 0 })).toBeNull()
})

test('accessibility shares each place among those who may come: its people get one place in all', () => {
  const people = peopleOf(communes, null)
  const access = accessibility(communes, people, [{ lon: 0, lat: 0 }], 20)
  const decay = gaussian(roadFactor * distanceKm(0, 0, 0.1, 0), 20)
  const demand = 1000 + decay * 500
  expect(access[0]).toBeCloseTo(100_000 / demand, 9)
  expect(access[1]).toBeCloseTo((decay * 100_000) / demand, 9)
  expect([access[2], access[3]]).toEqual([0, 0])
  expect([gaussian(0, 20), gaussian(20, 20), gaussian(21, 20)]).toEqual([1, 0, 0])
})
