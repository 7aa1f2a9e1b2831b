import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { secret, seedOpenData } from '../testing.ts'

const db = await testDatabase()
await seedOpenData(db)
const app = createApp(testServices(db))
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const read = async (path: string) => (await get(path)).json()
const errors = async (path: string): Promise<Record<string, string>> => {
  const answer = await get(path)
  const body = await answer.json()
  expect([answer.status, answer.headers.get('content-type'), body.code]).toEqual([
    422,
    'application/problem+json',
    'invalid',
  ])
  return Object.fromEntries(
    body.errors.map((each: { field: string; message: string }) => [each.field, each.message]),
  )
}

describe('filters', () => {
  const all = [
    'espace-numerique',
    'ecomusee-de-l-avesnois',
    'fablab-lille',
    'fablab-amiens',
    'reseau-sans-adresse',
  ]
  test.each([
    ['', 5],
    ['type=museum', 1],
    ['type=museum,fablab', 3],
    ['type=museum&type=fablab', 3],
    ['type=museum&theme=nature&public=families', 1],
    ['type=fablab&theme=nature', 0],
    ['competence=digital-support', 1],
    ['territoire=commune/59249', 1],
    ['territoire=departement/59', all.length - 2],
    ['q=ecomusee', 1],
    ['pres=50.63,3.06&rayon=5', 1],
    ['pres=commune/59249&rayon=10', 1],
    ['bbox=3,50.6,3.1,50.7', 1],
    ['bbox=-180,-90,180,90', 4],
    ['bbox=4.0561,50.0172,4.0562,50.0173', 1],
    ['bbox=4.0562,50.0172,4.0563,50.0173', 0],
    ['bbox=0,0,0.1,0.1', 0],
  ])('%s finds %i', async (query, count) => {
    const { data, pagination } = await read(`/api/v1/organisations?${query}`)
    expect([data.length, pagination]).toEqual([count, { total: count, limit: 20, after: null }])
  })

  test('each parameter that does not fit is told, in the language of the address', async () => {
    expect(
      await errors(
        '/api/v1/organisations?limit=0&after=zzz&bbox=1,2,3&pres=lille&foo=1&fields=name,secret&type=Musée',
      ),
    ).toEqual({
      limit: 'Donnez un nombre entier de 1 à 100.',
      after: expect.stringContaining('Ce curseur n’est pas l’un des nôtres'),
      bbox: expect.stringContaining('ouest,sud,est,nord'),
      pres: expect.stringContaining('latitude,longitude'),
      foo: expect.stringContaining('Paramètres possibles : q, type,'),
      fields: expect.stringContaining('Champs possibles : slug, url,'),
      type: expect.stringContaining('codes de vocabulaire'),
    })
    expect(await errors('/en/api/v1/organisations?limit=101')).toEqual({
      limit: 'Give a whole number from 1 to 100.',
    })
    expect(await errors('/api/v1/organisations?rayon=5')).toEqual({
      rayon: '« rayon » demande aussi « pres ».',
    })
    expect(await errors('/api/v1/organisations?limit=2&limit=3')).toEqual({
      limit: 'Ne donnez ce paramètre qu’une fois.',
    })
  })

  test.each([
    ['type=licorne', { type: '« licorne » n’existe pas ici.' }],
    ['territoire=commune/99999', { territoire: '« commune/99999 » n’existe pas ici.' }],
    ['pres=commune/99999', { pres: '« commune/99999 » n’existe pas ici.' }],
  ])('%s names nothing known', async (query, expected) => {
    expect(await errors(`/api/v1/organisations?${query}`)).toEqual(expected)
  })

  test.each([
    '3,50.7,3.1,50.6',
    '3.1,50.6,3,50.7',
    '3,50,3,51',
    '-181,0,1,1',
    '0,-91,1,1',
    '0,0,NaN,1',
    '0,0,1e3,1',
    '0,0,1',
    '0,0,1,1,1',
    '',
    ' ',
  ])('the rectangle « %s » is refused', async (bbox) => {
    expect(Object.keys(await errors(`/api/v1/organisations?bbox=${encodeURIComponent(bbox)}`))).toEqual([
      'bbox',
    ])
  })

  test('whatever the query string, the answer is a list or a clear refusal', async () => {
    const name = fc.oneof(
      fc.constantFrom(
        'q',
        'type',
        'territoire',
        'pres',
        'rayon',
        'bbox',
        'after',
        'limit',
        'fields',
        '__proto__',
        'constructor',
        'tri',
        'page',
      ),
      fc.string({ unit: 'binary' }),
    )
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '%00',
        "'; DROP TABLE organisation; --",
        '-1',
        '1e9',
        'NaN',
        'commune/59249',
        '50,3',
        'djEuLTE',
        '\ud800',
        '[object Object]',
        'museum',
      ),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 4 }), async (pairs) => {
        const query = pairs
          .map(
            ([key, text]) =>
              `${encodeURIComponent(key.toWellFormed())}=${encodeURIComponent(text.toWellFormed())}`,
          )
          .join('&')
        const answer = await get(`/api/v1/organisations?${query}`)
        expect([200, 422]).toContain(answer.status)
        expect(await answer.text()).not.toContain(secret)
      }),
      { numRuns: 150 },
    )
  })
})
