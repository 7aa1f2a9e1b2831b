import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { getSurroundings } from './sheet-store.ts'
import { findTerritories, getTerritory } from './store.ts'
import { seedTerritories } from './testing.ts'

const db = await testDatabase()
beforeAll(() => seedTerritories(db))

const names = async (text: string) => (await findTerritories(db, text)).map((each) => each.name)

describe('a territory is found by its name', () => {
  test.each([
    'Saint-Quentin',
    'saint quentin',
    'St Quentin',
    'st-quentin',
    'SAINT QUENTIN',
    ' Saint–Quentin ',
  ])('« %s »', async (text) => {
    expect((await names(text))[0]).toBe('Saint-Quentin')
  })
  test('without its accents', async () => {
    expect((await names('trelon'))[0]).toBe('Trélon')
  })
  test('with its apostrophe written otherwise', async () => {
    expect((await names('villeneuve d’ascq'))[0]).toBe("Villeneuve-d'Ascq")
  })
  test('with a letter missing', async () => {
    expect(await names('fourmie')).toContain('Fourmies')
    expect(await names('tourcing')).toContain('Tourcoing')
  })
  test('by its postcode or its code', async () => {
    expect(await names('59610')).toEqual(['Fourmies'])
    expect(await names('200043404')).toEqual(['CC du Sud Avesnois'])
  })
  test('and nothing is found for nothing', async () => {
    expect(await names('—')).toEqual([])
    expect(await names('zzzzzz')).toEqual([])
    expect(await names("%' OR 1=1 --")).toEqual([])
  })
})

test('a territory has its identity and what contains it', async () => {
  const fourmies = await getTerritory(db, 'commune', '59249')
  expect(fourmies).toMatchObject({
    name: 'Fourmies',
    population: 11449,
    populationYear: 2023,
    area: 22.99,
    point: { lon: 4.05791, lat: 50.00678 },
  })
  expect(fourmies?.facts.postcodes).toEqual(['59610'])
  expect((await getSurroundings(db, 'commune', '59249'))?.containers.map((each) => each.name)).toEqual([
    'CC du Sud Avesnois',
    'Nord',
    'Hauts-de-France',
  ])
  expect(await getTerritory(db, 'commune', '75056')).toBeNull()
})
