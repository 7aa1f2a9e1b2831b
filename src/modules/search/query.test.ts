import fc from 'fast-check'
import { expect, test } from 'vitest'
import { facetGroups, facetParameters, sorts } from './model.ts'
import { emptyQuery, parseQuery, queryString, toggleFacet } from './query.ts'

const anyParameters = fc.array(
  fc.tuple(
    fc.oneof(
      fc.constantFrom('q', 'pres', 'rayon', 'bbox', 'tri', 'page', ...Object.values(facetParameters)),
      fc.string(),
    ),
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'commune/59350',
        'a-b,c',
        '50.63,3.06',
        '-180,-90,180,90',
        '1e9',
        '-0,0',
        '12.5',
        ...Object.values(sorts),
      ),
      fc.tuple(fc.float({ noNaN: true }), fc.float({ noNaN: true })).map(String),
    ),
  ),
)

test('the canonical form of any URL reads as the same question, once and for all', () => {
  fc.assert(
    fc.property(anyParameters, (pairs) => {
      const query = parseQuery(new URLSearchParams(pairs))
      const again = parseQuery(new URLSearchParams(queryString(query)))
      expect(again).toEqual(query)
      expect(queryString(again)).toBe(queryString(query))
    }),
    { numRuns: 2000 },
  )
})

test('every parameter is understood', () => {
  const text =
    '?q=mus%C3%A9e+%26+robots&type=museum&theme=astronomy&theme=robotics&public=families&format=workshop&role=relay&competence=writing&equipement=room&statut=association&territoire=commune/59350&territoire=epci/200018083&pres=50.63,3.06&rayon=12.5&bbox=2,50,3,51&quand=week-end&du=2026-10-02&au=2026-10-12&tri=distance&page=3'
  const query = parseQuery(new URLSearchParams(text))
  expect(query).toEqual({
    q: 'musée & robots',
    facets: {
      type: ['museum'],
      theme: ['astronomy', 'robotics'],
      audience: ['families'],
      format: ['workshop'],
      role: ['relay'],
      skill: ['writing'],
      equipment: ['room'],
      status: ['association'],
      territory: ['commune/59350', 'epci/200018083'],
    },
    near: { lat: 50.63, lon: 3.06 },
    radius: 12.5,
    bbox: [2, 50, 3, 51],
    when: 'week-end',
    from: '2026-10-02',
    to: '2026-10-12',
    sort: 'distance',
    page: 3,
  })
  expect(queryString(query)).toBe(text)
})

test.each([
  ['page=0'],
  ['page=-1'],
  ['page=deux'],
  ['pres=91,0'],
  ['pres=nord'],
  ['du=2026-02-30'],
  ['au=demain'],
  ['quand=Hier!'],
  ['rayon=5'],
  ['bbox=3,50,2,51'],
  ['bbox=1,2,3'],
  ['theme=%00'],
  ["theme=a'--"],
  ['theme=A'],
  ['tri=prix'],
  ['territoire=planete/3'],
  ['q=%00%20%09'],
  ['inconnu=1'],
])('%s asks nothing', (text) => {
  expect(parseQuery(new URLSearchParams(text))).toEqual(emptyQuery)
})

test('too much is cut: text, values, page', () => {
  const many = Array.from({ length: 500 }, (_, n) => `theme=t${n}`).join('&')
  const query = parseQuery(new URLSearchParams(`q=${'é'.repeat(10_000)}&page=999999999&${many}`))
  expect(query.q).toBe('é'.repeat(200))
  expect(query.page).toBe(100_000)
  expect(query.facets.theme).toHaveLength(20)
})

test('a change goes back to the first page; a facet is added then removed', () => {
  const query = { ...emptyQuery, page: 4, facets: { theme: ['b'] } }
  const added = toggleFacet(query, 'theme', 'a')
  expect(queryString(query, { facets: added })).toBe('?theme=a&theme=b')
  expect(toggleFacet({ ...query, facets: added }, 'theme', 'a')).toEqual({ theme: ['b'] })
  expect(toggleFacet(query, 'theme', 'b')).toEqual({})
  expect(queryString(query, { page: 5 })).toBe('?theme=b&page=5')
})

test('each facet group has its own parameter', () => {
  expect(new Set(facetGroups.map((group) => facetParameters[group])).size).toBe(facetGroups.length)
})
