import { expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { figuresReader } from './get-figures.ts'

const db = await testDatabase()
const getFigures = figuresReader(db)

test('an empty database gives zeros and no invented figure', async () => {
  expect(await getFigures()).toEqual({
    actors: 0,
    experts: 0,
    tools: 0,
    events: 0,
    sources: 0,
    updatedAt: null,
    communes: 0,
    coveredCommunes: 0,
    coveredPopulation: 0,
    epci: 0,
    population: null,
    populationYear: null,
    populationSource: null,
    departements: [],
    facets: { 'kind:expert': 0, 'kind:event': 0, 'kind:tool': 0 },
    types: [],
    spotlight: [],
  })
})

test('figures say what the database holds, and follow it', async () => {
  await seedTerritories(db)
  await anOrganisation(db)
    .named('Écomusée')
    .ofType('museum')
    .inCommune('59249')
    .for('pupils')
    .fromSource('one')
    .save()
  await anOrganisation(db).named('Muséum').ofType('museum').inCommune('59350').fromSource('two').save()
  await anOrganisation(db).named('Fablab').ofType('fablab').inCommune('59350').fromSource('two').save()
  const figures = await getFigures()
  const people = await db
    .selectFrom('territory')
    .select(['code', 'population'])
    .where('kind', '=', 'commune')
    .where('code', 'in', ['59249', '59350'])
    .execute()
  const region = await db
    .selectFrom('territory')
    .select(['population', 'population_year'])
    .where('kind', '=', 'region')
    .executeTakeFirstOrThrow()
  expect(figures).toMatchObject({
    actors: 3,
    sources: 2,
    communes: 12,
    coveredCommunes: 2,
    coveredPopulation: people.reduce((sum, { population }) => sum + (population ?? 0), 0),
    population: region.population,
    populationYear: region.population_year,
    facets: {
      'type:museum': 2,
      'type:fablab': 1,
      'audience:pupils': 1,
      'kind:expert': 0,
      'kind:event': 0,
      'kind:tool': 0,
    },
  })
  expect(figures.populationSource?.publisher).toContain('INSEE')
  expect(figures.types.map(({ code, count }) => [code, count])).toEqual([
    ['museum', 2],
    ['fablab', 1],
  ])
  expect(figures.departements.map(({ code }) => code)).toEqual(['02', '59', '60', '62', '80'])
  expect(figures.spotlight).toHaveLength(2) // the fullest of each type in each département
  expect(figures.spotlight.map(({ type }) => type).sort()).toEqual(['fablab', 'museum'])
})

test('they are computed once for each revision, also when many ask at once', async () => {
  const [one, two] = await Promise.all([getFigures(), getFigures()])
  expect(one).toBe(two)
  await anOrganisation(db).named('Planétarium').ofType('planetarium').inCommune('62041').save()
  expect((await getFigures()).actors).toBe(4)
})
