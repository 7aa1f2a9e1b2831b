import { beforeAll, describe, expect, test } from 'vitest'
import { anEvent } from '#modules/agenda/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const get = (path: string) => app.request(path)
const counts = async (query: string, lang = '') => (await get(`${lang}/api/v1/events/facets${query}`)).json()
type Value = { value: string; label: string; count: number; selected: boolean }
const short = (values: Value[]) => values.map(({ value, count }) => `${value} ${count}`)

beforeAll(async () => {
  await seedTerritories(db)
  await anEvent(db)
    .named('Ciel')
    .about('astronomy')
    .inCommune('59249')
    .on('2026-11-28T20:00', '2026-12-05T20:00', '2027-02-06T20:00')
    .with({ fee: 'free', ageMin: 8, ageMax: 12 })
    .save()
  await anEvent(db)
    .named('Robots')
    .about('digital')
    .inCommune('59350')
    .on('2026-12-31T23:30', '2026-12-20T10:00')
    .with({ fee: 'paid' })
    .save()
  await anEvent(db).named('Fossiles').about('nature').inCommune('59249').on('2026-10-10T10:00').save()
  await anEvent(db).named('Secret').about('nature').on('2026-12-01T10:00').unpublished().save()
})

describe('the counts of events', () => {
  test('by each filter and by month, empty months between two included', async () => {
    const { total, facets, months } = await counts('')
    expect(total).toBe(2)
    expect(Object.keys(facets)).toEqual([
      'type',
      'theme',
      'public',
      'format',
      'age',
      'conditions',
      'acces',
      'saison',
      'mode',
      'langue',
      'territoire',
    ])
    expect(short(facets.theme)).toEqual(['digital 1', 'astronomy 1'])
    expect(short(facets.conditions)).toEqual(['free 1', 'paid 1'])
    expect(short(facets.age)).toEqual(['6-10 1', '11-14 1'])
    expect(short(facets.mode)).toEqual(['offline 2'])
    expect(short(facets.langue)).toEqual(['fr 2'])
    expect(short(facets.territoire)).toContain('departement/59 2')
    expect(facets.theme[1]).toEqual({
      value: 'astronomy',
      label: 'Astronomie et espace',
      count: 1,
      selected: false,
    })
    // The last night of the year begins in December, in Paris.
    expect(months).toEqual([
      { month: '2026-11', sessions: 1 },
      { month: '2026-12', sessions: 3 },
      { month: '2027-01', sessions: 0 },
      { month: '2027-02', sessions: 1 },
    ])
  })

  test('under the filters of the list: each filter is counted without its own condition', async () => {
    const { total, facets, months } = await counts('?theme=astronomy')
    expect(total).toBe(1)
    expect(short(facets.theme)).toEqual(['digital 1', 'astronomy 1'])
    expect(facets.theme.filter((each: Value) => each.selected)).toHaveLength(1)
    expect(short(facets.conditions)).toEqual(['free 1'])
    expect(months.map((each: { sessions: number }) => each.sessions)).toEqual([1, 1, 0, 1])
  })

  test.each([
    ['?du=2026-12-01&au=2026-12-31', 2, [['2026-12', 3]]],
    ['?quand=week-end', 1, [['2026-11', 1]]],
    ['?du=2026-10-01&au=2026-10-31', 0, []],
    [
      '?territoire=commune/59350',
      1,
      [
        ['2026-11', 0],
        ['2026-12', 2],
      ],
    ],
    [
      '?q=robots',
      1,
      [
        ['2026-11', 0],
        ['2026-12', 2],
      ],
    ],
  ])('%s: the same total as the list', async (query, total, months) => {
    const answer = await counts(query)
    const list = await (await get(`/api/v1/events${query}`)).json()
    expect([answer.total, list.pagination.total]).toEqual([total, total])
    expect(
      answer.months.map(({ month, sessions }: { month: string; sessions: number }) => [month, sessions]),
    ).toEqual(months)
  })

  test('in English under /en', async () => {
    const { facets } = await counts('?theme=astronomy', '/en')
    expect(facets.theme[1].label).toBe('Astronomy and space')
  })

  test.each([
    ['?theme=licorne', { theme: expect.stringContaining('licorne') }],
    ['?limit=2', { limit: expect.stringContaining('Paramètres possibles') }],
    ['?du=hier', { du: 'Donnez un jour, comme 2026-10-02.' }],
    ['?rayon=5', { rayon: expect.stringContaining('demande aussi') }],
  ])('%s is refused, and told', async (query, expected) => {
    const answer = await get(`/api/v1/events/facets${query}`)
    expect(answer.status).toBe(422)
    const { errors } = await answer.json()
    expect(
      Object.fromEntries(
        errors.map((each: { field: string; message: string }) => [each.field, each.message]),
      ),
    ).toEqual(expected)
  })

  test('answer 304 to who has them', async () => {
    const etag = (await get('/api/v1/events/facets')).headers.get('etag') ?? ''
    const again = await app.request('/api/v1/events/facets', { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
  })
})

test('a list of events names its other forms and its next page', async () => {
  const link = (await get('/api/v1/events?limit=1&theme=astronomy,digital')).headers.get('link') ?? ''
  expect(link).toContain(
    '<http://localhost/agenda.ics?theme=astronomy&theme=digital>; rel="alternate"; type="text/calendar"',
  )
  expect(link).toContain('agenda.datatourisme.jsonld?theme=astronomy&theme=digital>; rel="alternate"')
  expect(link).toMatch(/<http:\/\/localhost\/api\/v1\/events\?[^>]*after=[^>]*>; rel="next"/)
})

test('an event says its lasting id and its other forms', async () => {
  const { id, alternates, photo } = await (
    await get('/en/api/v1/events/ciel?fields=id,alternates,photo')
  ).json()
  expect(photo).toBeNull()
  expect(alternates).toEqual([
    { type: 'text/calendar', url: 'http://localhost/en/agenda/ciel.ics' },
    { type: 'application/ld+json', url: 'http://localhost/agenda/ciel.datatourisme.jsonld' },
    { type: 'application/activity+json', url: `http://localhost/federation/evenements/${id}` },
  ])
  for (const { type, url } of alternates)
    expect((await get(new URL(url).pathname)).headers.get('content-type')).toContain(type)
})
