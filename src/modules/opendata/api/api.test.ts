import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { secret, seedOpenData } from '../testing.ts'

const db = await testDatabase()
await seedOpenData(db)
const app = createApp(testServices(db))
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const read = async (path: string) => (await get(path)).json()
const slugs = async (query: string): Promise<string[]> => {
  const { data } = await read(`/api/v1/organisations?fields=slug&limit=100&${query}`)
  return data.map((each: { slug: string }) => each.slug).sort()
}

describe('an organisation', () => {
  test('is given whole, in the language of the address', async () => {
    const { sources, createdAt, updatedAt, ...rest } = await read(
      '/api/v1/organisations/ecomusee-de-l-avesnois',
    )
    expect(rest).toEqual({
      slug: 'ecomusee-de-l-avesnois',
      url: 'http://localhost/annuaire/ecomusee-de-l-avesnois',
      name: 'Écomusée de l’Avesnois',
      otherNames: ['Musée du textile'],
      type: { code: 'museum', label: 'Musée, écomusée, muséum' },
      legalStatus: null,
      description: 'Une « filature » ; des machines.',
      roles: [],
      themes: [
        { code: 'nature', label: 'Nature, environnement, sciences de la Terre' },
        { code: 'industry', label: expect.any(String) },
      ],
      audiences: [{ code: 'families', label: 'Familles' }],
      formats: [],
      skills: [],
      equipment: [],
      parent: null,
      networks: [],
      area: null,
      places: [
        {
          main: true,
          name: null,
          address: '1 place Maria-Blondeau',
          postcode: null,
          commune: { code: '59249', name: 'Fourmies' },
          epci: { code: '200043404', name: 'CC du Sud Avesnois' },
          departement: { code: '59', name: 'Nord' },
          point: { lon: 4.0561, lat: 50.0172 },
          precision: 'address',
          access: [],
          accessNote: null,
        },
      ],
      openingHours: 'Tu-Su 09:00-12:00,14:00-18:00',
      phone: '+33327606611',
      email: null,
      website: 'https://www.ecomusee-avesnois.fr',
      version: 1,
      links: [],
      identifiers: [{ scheme: 'siret', value: '21590249700019' }],
      foundedOn: null,
      confirmedAt: null,
    })
    expect(sources).toMatchObject([
      { id: 'test', licence: 'Licence Ouverte 2.0', licenceConfirmed: false, vintage: '2026' },
    ])
    const english = await read('/en/api/v1/organisations/ecomusee-de-l-avesnois?fields=url,description,type')
    expect(english).toEqual({
      url: 'http://localhost/en/annuaire/ecomusee-de-l-avesnois',
      type: { code: 'museum', label: 'Museum' },
      description: 'A spinning mill.',
    })
    expect(new Date(createdAt) <= new Date(updatedAt)).toBe(true)
  })

  test('under its former identifier leads to the present one', async () => {
    const answer = await get('/en/api/v1/organisations/ancien-ecomusee?fields=name')
    expect([
      answer.status,
      answer.headers.get('location'),
      answer.headers.get('access-control-allow-origin'),
    ]).toEqual([301, '/en/api/v1/organisations/ecomusee-de-l-avesnois?fields=name', '*'])
  })

  test.each([
    'inconnue',
    'structure-secretissime-draft',
    'structure-secretissime-archived',
    '%00',
    '..%2f..',
    'A'.repeat(3000),
  ])('%s answers 404', async (slug) => {
    const answer = await get(`/api/v1/organisations/${slug}`)
    expect([answer.status, (await answer.json()).code]).toEqual([404, 'not_found'])
  })
})

test('fields: exactly those asked for, in a stable order', async () => {
  const { data } = await read('/api/v1/organisations?type=museum&fields=name,slug')
  expect(data).toEqual([{ slug: 'ecomusee-de-l-avesnois', name: 'Écomusée de l’Avesnois' }])
})

test('what is not published leaks nowhere', async () => {
  const paths = [
    '/api/v1/organisations?limit=100',
    `/api/v1/organisations?q=${secret}`,
    '/api/v1/organisations/ecomusee-de-l-avesnois',
    '/api/v1/openapi.json',
    '/api',
  ]
  for (const path of paths)
    expect((await (await get(path)).text()).toLowerCase().replaceAll(`q=${secret}`, '')).not.toContain(secret)
})

describe('territories', () => {
  test('by kind, with what contains them', async () => {
    const { data, pagination } = await read(
      '/api/v1/territories/commune?territoire=epci/200043404&fields=code,name,containers&limit=1',
    )
    expect(pagination).toMatchObject({ total: 4, limit: 1, after: expect.any(String) })
    expect(data[0].containers).toEqual([
      { kind: 'departement', code: '59', name: 'Nord' },
      { kind: 'epci', code: '200043404', name: 'CC du Sud Avesnois' },
      { kind: 'region', code: '32', name: 'Hauts-de-France' },
    ])
  })

  test('one, with its indicators: a secret is null and says so, never 0', async () => {
    const sheet = await read('/api/v1/territories/commune/59249')
    expect(sheet).toMatchObject({
      kind: 'commune',
      code: '59249',
      name: 'Fourmies',
      url: 'http://localhost/territoires/commune/59249',
      population: 11449,
      populationYear: 2023,
    })
    const values = sheet.indicators.flatMap((each: { values: object[] }) => each.values)
    expect(values.length).toBeGreaterThan(40)
    for (const { value, status } of values)
      expect(value === null).toBe(status === 'secret' || status === 'unavailable')
    expect(values.every((each: { source: { vintage: string } }) => each.source.vintage)).toBe(true)
  })

  test.each(['/pays', '/commune/99999', '/commune/x', '/pays/33'])('%s does not exist', async (path) => {
    expect((await get(`/api/v1/territories${path}`)).status).toBe(404)
  })
})

describe('the manners of HTTP', () => {
  test('ETag, 304, HEAD, CORS', async () => {
    const first = await get('/api/v1/organisations')
    expect([
      first.headers.get('access-control-allow-origin'),
      first.headers.get('vary')?.includes('Origin') ?? false,
    ]).toEqual(['*', false])
    const again = await get('/api/v1/organisations', { 'if-none-match': first.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await app.request('/api/v1/organisations', { method: 'HEAD' })
    expect([head.status, await head.text(), head.headers.get('etag')]).toEqual([
      200,
      '',
      first.headers.get('etag'),
    ])
    const preflight = await app.request('/api/v1/organisations', {
      method: 'OPTIONS',
      headers: { origin: 'https://ailleurs.example', 'access-control-request-method': 'GET' },
    })
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET,HEAD,OPTIONS',
    ])
  })

  test.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s of what is only read answers 405', async (method) => {
    const answer = await app.request('/api/v1/territories/epci', { method })
    expect([answer.status, answer.headers.get('allow'), (await answer.json()).code]).toEqual([
      405,
      'GET, HEAD, OPTIONS',
      'method_not_allowed',
    ])
  })
})

test('cursors walk the whole set once, in the same order whatever the page size, even with equal names', async () => {
  for (let index = 0; index < 9; index++)
    await anOrganisation(db).named('Même nom').inCommune('59249').ofType('library').save()
  const walk = async (limit: number) => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const cursor: string = after ? `&after=${after}` : ''
      const answer = await get(`/api/v1/organisations?fields=slug&limit=${limit}${cursor}`)
      const { data, pagination } = await answer.json()
      expect(pagination.total).toBe(14)
      expect(answer.headers.get('link') !== null).toBe(pagination.after !== null)
      seen.push(...data.map((each: { slug: string }) => each.slug))
      after = pagination.after
    } while (after)
    return seen
  }
  const whole = await walk(100)
  expect(new Set(whole).size).toBe(14)
  expect([...whole].sort()).toEqual(await slugs(''))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 15 }), async (limit) => {
      expect(await walk(limit)).toEqual(whole)
    }),
    { numRuns: 12 },
  )
})
