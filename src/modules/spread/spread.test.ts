import { expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { lendingSite } from '#modules/loans/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import { aLoan } from '#modules/usage/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { classLimits, classOf, parseOrder, sharesOf, sortShares, unevenness } from './model.ts'

const aCommune = (code: string, population: number, epci: string | null) => ({
  code,
  name: code,
  lon: 3,
  lat: 50,
  population,
  epci,
  departement: 'D',
})
const communes = [
  aCommune('1', 6000, 'A'),
  aCommune('2', 2000, 'A'),
  aCommune('3', 2000, 'B'),
  aCommune('4', 0, null),
]
const lent = new Map([
  ['1', { loans: 2, located: 2, km: 30 }],
  ['3', { loans: 6, located: 4, km: 100 }],
])
const shares = sharesOf('epci', communes, lent, new Map([['1', 4]]), (code) => `EPCI ${code}`)

test('a territory has the loans of its communes, its rate, its gap with its people; the distance of two loans is kept back', () => {
  expect(shares).toEqual([
    {
      kind: 'epci',
      code: 'A',
      name: 'EPCI A',
      population: 8000,
      actors: 4,
      loans: 2,
      rate: 2.5,
      perActors: 5,
      gap: expect.closeTo(-55),
      communes: 2,
      served: 1,
      km: null,
    },
    {
      kind: 'epci',
      code: 'B',
      name: 'EPCI B',
      population: 2000,
      actors: 0,
      loans: 6,
      rate: 30,
      perActors: null,
      gap: expect.closeTo(55),
      communes: 1,
      served: 1,
      km: 25,
    },
  ])
})

test('55 % of loans should move to follow people, three quarters to follow actors; nothing is uneven without loans', () => {
  expect(unevenness(shares, 'population')).toBeCloseTo(55)
  expect(unevenness(shares, 'actors')).toBeCloseTo(75)
  expect(
    unevenness(
      shares.map((each) => ({ ...each, loans: 0 })),
      'population',
    ),
  ).toBe(null)
})

test('the least served comes first, unless the address says otherwise; classes hold as many territories each', () => {
  const order = (text: string | null) => sortShares(shares, parseOrder(text)).map(({ code }) => code)
  expect(['nom', 'taux', 'par-acteur', 'distance', null, '<'].map((text) => order(text).join(''))).toEqual([
    'AB',
    'BA',
    'AB',
    'BA',
    'AB',
    'AB',
  ])
  const rates = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((rate) => ({ ...shares[0], rate }) as (typeof shares)[0])
  const limits = classLimits(rates)
  expect(rates.map(({ rate }) => classOf(rate, limits))).toEqual([
    'none',
    ...['level-1', 'level-1', 'level-2', 'level-2', 'level-3', 'level-3', 'level-4', 'level-4'],
  ])
  expect(classLimits([])).toEqual([])
})

const site = await lendingSite()
const { db, library } = site
let moment = '2026-11-23T10:00:00Z'
const app = createApp(testServices(db, { now: () => new Date(moment) }))
const path = '/observatoire/repartition'
const read = async (address: string) => {
  const answer = await app.request(address)
  return { status: answer.status, body: (await answer.text()).replace(/[\u00a0\u202f]/g, ' ') }
}
const rows = async (query = '') => {
  const [head = [], ...lines] = (await read(`${path}.csv${query}`)).body
    .trim()
    .split('\r\n')
    .map((line) => line.split(','))
  return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])))
}

test('without a loan the page says so, and the file counts nothing', async () => {
  expect((await read(path)).body).toContain('Aucun prêt n’est encore enregistré.')
  expect((await rows()).every(({ loans }) => loans === '0')).toBe(true)
})

test('loans go to the commune that was said, else to who borrows, from where the copy lives; the map and the table follow', async () => {
  const kit = await site.aKit('Malle').save()
  const invented = await aTool(db).named('Malle inventée').withCopies(1, '80021').save()
  await db.updateTable('tool').where('id', '=', invented.id).set({ demo: true }).execute()
  await aLoan(db, { tool: invented, organisation: library.id, commune: '80021' }).save()
  moment = '2026-11-23T11:00:00Z'
  expect((await read(path)).body).toContain('Chiffres de démonstration')
  await anOrganisation(db).named('Société savante').inCommune('60057').save()
  for (const day of ['01', '08', '15'])
    await aLoan(db, { tool: kit, organisation: library.id }).from(`2026-10-${day}`).for(3).save()
  await aLoan(db, { tool: kit, organisation: library.id, commune: '62041' }).from('2025-03-02').save()
  // Never left.
  await aLoan(db, { tool: kit, organisation: library.id, commune: '60057' }).state('refused').save()
  moment = '2026-11-23T12:00:00Z'
  const all = await rows()
  const of = (kind: string, code: string) => all.find((row) => row.kind === kind && row.code === code)
  expect(of('departement', '59')).toMatchObject({ loans: '3', communes_served: '1', demo: 'false' })
  expect(of('departement', '62')).toMatchObject({ loans: '1', mean_km: '' })
  expect(of('departement', '80')).toMatchObject({ loans: '0', loans_per_10000: '0' })
  // Fourmies to Lille.
  expect(Number(of('departement', '59')?.mean_km)).toBeCloseTo(await kmBetween('59249', '59350'), 0)
  const season = await rows('?periode=2026-2027')
  expect(season.find(({ code }) => code === '62')?.loans).toBe('0')
  const page = (await read(path)).body
  expect(page).not.toContain('Chiffres de démonstration')
  expect(page).toMatch(/<dt>prêts partis<\/dt><dd>4<\/dd>/)
  expect(page).toContain('<svg class="zone-map"')
  const drawn = JSON.parse((await read(`${path}.geojson`)).body) as {
    features: { id: string; geometry: { type: string } | null; properties: Record<string, unknown> }[]
  }
  const served = drawn.features.filter(({ properties }) => Number(properties.loans) > 0)
  expect(served.map(({ properties }) => properties.loans).sort()).toEqual([1, 3])
  expect(served[0]?.geometry?.type).toMatch(/Polygon/)
  const neverServed = (await read(`${path}-jamais.csv`)).body
  expect([neverServed.includes('60057'), neverServed.includes('59350')]).toEqual([true, false])
  // Beauvais has an actor and no loan; Lille has both.
  const never = page.slice(page.indexOf('id="jamais"'))
  expect([never.includes('Beauvais'), never.includes('/territoires/commune/59350')]).toEqual([true, false])
})

test('every order, period and language answers, those that make no sense too', async () => {
  for (const query of [
    '?tri=taux',
    '?tri=nom&periode=2026',
    '?periode=1999',
    '?tri=%00&periode=<',
    '?periode=2026-2027',
  ])
    for (const lang of ['', '/en']) expect((await read(`${lang}${path}${query}`)).status).toBe(200)
  expect((await read(`${path}?tri=taux`)).body).toMatch(/aria-sort="descending"><a[^>]*tri=taux/)
})

async function kmBetween(from: string, to: string): Promise<number> {
  const points = await db
    .selectFrom('territory')
    .where('kind', '=', 'commune')
    .where('code', 'in', [from, to])
    .select('point')
    .execute()
  const [a, b] = points.map(({ point }) => point as unknown as { x: number; y: number })
  const radian = Math.PI / 180
  const [one, other] = [a ?? { x: 0, y: 0 }, b ?? { x: 0, y: 0 }]
  // Another formula than the program's: the law of cosines.
  const angle = Math.acos(
    Math.sin(one.y * radian) * Math.sin(other.y * radian) +
      Math.cos(one.y * radian) * Math.cos(other.y * radian) * Math.cos((one.x - other.x) * radian),
  )
  return 1.34 * 6371.0088 * angle
}
