import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { anEvent } from '#modules/agenda/testing.ts'
import { anExpert } from '#modules/experts/testing.ts'
import { seedStudies } from '#modules/studies/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { apiMessages } from '../messages/index.ts'
import { madeUpExamples } from '../model.ts'
import { listOperations } from '../read-document.ts'
import { seedOpenData } from '../testing.ts'
import { openApiDocument } from './document.ts'
import { answerSchemas } from './schemas.ts'

const db = await testDatabase()
await seedOpenData(db)
await seedStudies(db)
await anExpert(db).named('Ada Exemple').save()
await anEvent(db).named('Atelier').about('astronomy').inCommune('59249').on('2030-01-12T18:00').save()
await aTool(db).named('Malle').withCopies(2).takenOn(0, '2026-12-08', '2026-12-10').save()
const app = createApp(testServices(db))
const read = async (path: string) => (await app.request(path)).json()
const examples = { ...madeUpExamples, slug: 'ecomusee-de-l-avesnois', epci: '200043404' }
const documentIn = (lang: 'fr' | 'en') =>
  openApiDocument({ lang, origin: 'http://localhost', region: 'Hauts-de-France', examples })

describe.each(['/api/v1/openapi.json', '/en/api/v1/openapi.json'])('%s', (path) => {
  test('is a valid OpenAPI 3.1 description', async () => {
    const validator = new Validator()
    const result = await validator.validate(await read(path))
    expect([result.valid, result.errors, validator.version]).toEqual([true, undefined, '3.1'])
  })

  test('names every parameter and every field in its language', async () => {
    const document = await read(path)
    for (const operation of listOperations(document)) {
      expect(operation.fields.length).toBeGreaterThan(1)
      for (const each of [...operation.parameters, ...operation.answers])
        expect(each.description, JSON.stringify(each)).not.toBe('')
    }
  })
})

test('both languages describe the same API, in different words', () => {
  const [fr, en] = (['fr', 'en'] as const).map((lang) => listOperations(documentIn(lang)))
  expect(fr?.map((each) => [each.id, each.path, each.example])).toEqual(
    en?.map((each) => [each.id, each.path, each.example]),
  )
  for (const [index, each] of (fr ?? []).entries()) expect(each.summary).not.toBe(en?.[index]?.summary)
})

test('every example of the readable page answers, and its answer is what the description says', async () => {
  const {
    whole,
    organisations,
    experts,
    events,
    eventFacets,
    tools,
    availability,
    territories,
    studies,
    study,
    studyTable,
    coverage,
    sites,
  } = answerSchemas(apiMessages.fr)
  const answers = {
    listOrganisations: organisations,
    getOrganisation: whole.organisation.partial(),
    listExperts: experts,
    getExpert: whole.expert.partial(),
    listEvents: events,
    countEvents: eventFacets,
    getEvent: whole.event.partial(),
    listTools: tools,
    getTool: whole.tool.partial(),
    getToolAvailability: availability,
    listStudies: studies,
    getStudy: study,
    getStudyTable: studyTable,
    listTerritories: territories,
    getTerritory: whole.territorySheet.partial(),
    getCoverage: coverage,
    getCoverageSites: sites,
  }
  const operations = listOperations(await read('/api/v1/openapi.json'))
  expect(operations.map((each) => each.id)).toEqual(Object.keys(answers))
  for (const { id, example } of operations) {
    const answer = await app.request(example)
    expect([example, answer.status]).toEqual([example, 200])
    const parsed = answers[id as keyof typeof answers].safeParse(await answer.json())
    expect(parsed.error?.issues ?? []).toEqual([])
  }
})

test('whole records fit the description strictly: no field more, none less', async () => {
  const { whole } = answerSchemas(apiMessages.fr)
  const strict = <T extends { shape: object }>(schema: T, record: object) =>
    expect(Object.keys(record)).toEqual(Object.keys(schema.shape))
  const organisation = await read('/api/v1/organisations/ecomusee-de-l-avesnois')
  const expert = await read('/api/v1/experts/ada-exemple')
  const event = await read('/api/v1/events/atelier')
  const tool = await read('/api/v1/tools/malle')
  const sheet = await read('/api/v1/territories/epci/200043404')
  strict(whole.organisation, organisation)
  strict(whole.expert, expert)
  strict(whole.event, event)
  strict(whole.tool, tool)
  strict(whole.territorySheet, sheet)
  expect(whole.organisation.safeParse(organisation).error?.issues ?? []).toEqual([])
  expect(whole.expert.safeParse(expert).error?.issues ?? []).toEqual([])
  expect(whole.event.safeParse(event).error?.issues ?? []).toEqual([])
  expect(whole.tool.safeParse(tool).error?.issues ?? []).toEqual([])
  expect(whole.territorySheet.safeParse(sheet).error?.issues ?? []).toEqual([])
})
