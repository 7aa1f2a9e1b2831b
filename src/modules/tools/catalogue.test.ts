import { describe, expect, test } from 'vitest'
import { aSource } from '#modules/directory/testing.ts'
import { getTools, loadDemoTools, loadTools, removeDemoTools } from './index.ts'
import { aTool } from './testing.ts'
import { aCatalogue } from './testing-catalogue.ts'

const site = await aCatalogue()
const { db, museum } = site

await aTool(db)
  .named('Malle du ciel')
  .heldBy(museum.id)
  .about('astronomy')
  .with({ power: false, floor: 9, wall: 0, price: 0, minDays: 2, bufferAfter: 2, vehicle: 'car' })
  .withCopies(2)
  .takenOn(0, '2026-12-01', '2026-12-31')
  .takenOn(1, '2026-12-05', '2026-12-10')
  .save()
await aTool(db)
  .named('Exposition des dunes')
  .with({ kind: 'exhibition', floor: 60, wall: 18, height: 2.4, vehicle: 'van', power: true, price: 120 })
  .withCopies(1, '59350')
  .save()
await aTool(db).named('Jeu cassé').with({ kind: 'game' }).withCopyIn('repair').withCopyIn('retired').save()
await aTool(db)
  .named('Ressource d’ailleurs')
  .with({ lendable: false, sourceUrl: 'https://example.org/' })
  .save()
await aTool(db).named('Brouillon secret').unpublished().withCopies(1).save()

const titles = (body: string) =>
  [...body.replaceAll(/<\/?mark>/g, '').matchAll(/<h3><a href="[^"]*">([^<]*)</g)].map((found) => found[1])
const listed = async (query: string) => titles((await site.read(`/outils${query}`)).body)

describe('the list', () => {
  test('holds what is public, with when each is free, what is free soonest first', async () => {
    const { status, body } = await site.read('/outils')
    expect(status).toBe(200)
    expect(titles(body)).toEqual([
      'Exposition des dunes',
      'Malle du ciel',
      'Jeu cassé',
      'Ressource d’ailleurs',
    ])
    const when = [...body.matchAll(/class="when">([^<]*)</g)].map((found) => found[1])
    expect(when).toEqual([
      'Libre dès maintenant',
      'Libre dès maintenant',
      'Pas de date libre connue',
      'Fiche d’information, non réservable',
    ])
  })

  test.each([
    [
      'a free kit between its loans',
      '?du=2026-11-25&au=2026-11-26',
      ['Exposition des dunes', 'Malle du ciel'],
    ],
    ['its return would fall on a loan', '?du=2026-12-02&au=2026-12-03', ['Exposition des dunes']],
    ['one day, shorter than its shortest loan', '?du=2027-02-01', ['Exposition des dunes']],
    [
      'no broken copy, no draft, no information sheet',
      '?du=2027-02-01&au=2027-02-02',
      ['Exposition des dunes', 'Malle du ciel'],
    ],
    ['the floor I have', '?surface=20', ['Malle du ciel']],
    ['the wall I have', '?mur=10', ['Malle du ciel']],
    ['a wall long enough for both', '?mur=20', ['Exposition des dunes', 'Malle du ciel']],
    ['my ceiling is too low', '?plafond=200', []],
    ['my ceiling is high enough', '?plafond=250', ['Exposition des dunes']],
    ['what goes in a car', '?vehicule=car', ['Malle du ciel']],
    ['a van carries what a car does', '?vehicule=van', ['Exposition des dunes', 'Malle du ciel']],
    ['nothing to carry it with', '?vehicule=hands', []],
    ['my room and my van', '?surface=100&mur=20&plafond=250&vehicule=truck', ['Exposition des dunes']],
    ['no electricity', '?installation=no-power', ['Malle du ciel']],
    ['free of charge, on days', '?conditions=free&du=2027-02-01&au=2027-02-02', ['Malle du ciel']],
    ['a kind', '?type=tool-exhibition', ['Exposition des dunes']],
    ['near where its copy lives', '?pres=commune/59350&rayon=5', ['Exposition des dunes']],
    ['a territory', '?territoire=commune/59249', ['Malle du ciel']],
    ['its words', '?q=dunes', ['Exposition des dunes']],
    [
      'the soonest free first, what never is last',
      '?tri=libre',
      ['Exposition des dunes', 'Malle du ciel', 'Jeu cassé', 'Ressource d’ailleurs'],
    ],
    [
      'as soon free, the nearest first',
      '?tri=libre&pres=commune/59249&type=tool-kit&type=tool-exhibition&installation=lendable',
      ['Malle du ciel', 'Exposition des dunes'],
    ],
  ])('%s', async (_words, query, expected) => {
    expect(await listed(query)).toEqual(expected)
  })

  test('says what is taken on these days, and proposes to see it', async () => {
    const { body } = await site.read('/outils?theme=astronomy&du=2026-12-06&au=2026-12-08')
    expect(body).toContain('Un outil répond à vos autres critères, mais n’est pas libre à ces dates.')
    expect(body).toContain('Aucun outil ne répond à cette recherche.')
    expect(body).toContain('href="/outils?theme=astronomy"')
    expect((await site.read('/en/outils?du=2026-12-06&au=2026-12-08')).body).toContain(
      'Available from 6 December 2026 to 8 December 2026',
    )
  })

  test('days in the wrong order are left aside, and said so', async () => {
    const { status, body } = await site.read('/outils?du=2026-12-08&au=2026-12-06')
    expect([status, titles(body).length]).toEqual([200, 4])
    expect(body).toContain('Le dernier jour vient avant le premier')
  })

  test('its files hold exactly what it shows', async () => {
    const csv = (await site.read('/outils.csv?du=2026-12-02&au=2026-12-03')).body
    expect(
      csv
        .trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',')[1]),
    ).toEqual(['Exposition des dunes'])
    const geojson = JSON.parse((await site.read('/outils.geojson?surface=20&mur=5&vehicule=truck')).body)
    expect(geojson.features.map((each: { id: string }) => each.id)).toEqual(['malle-du-ciel'])
    expect((await site.read('/outils.csv')).body).not.toContain('Brouillon')
  })

  test('the search of the site finds tools', async () => {
    expect((await site.read('/recherche?q=malle')).body).toContain('href="/outils/malle-du-ciel"')
    expect((await site.read('/recherche?q=secret')).body).not.toContain('Brouillon secret')
  })
})

describe('the page of a tool', () => {
  test('says when it is free, month by month, in words', async () => {
    const { status, body } = await site.read('/outils/malle-du-ciel')
    expect(status).toBe(200)
    const rows = [
      ...body.matchAll(/<tr><th[^>]*><a[^>]*>([^<]*20\d\d)<.a><.th><td>(\d+)<.td>.*?<.svg>([^<]*)</g),
    ].map(([, month, free, words]) => [month, free, words?.replaceAll('\u00a0', ' ')])
    expect(rows.length).toBe(12)
    expect(rows[0]).toEqual(['novembre 2026', '8', 'libre (2 exemplaires), tout le mois'])
    const december = 'libre du 1er au 4 ; pris du 5 au 10 ; libre du 11 au 31'
    expect(rows[1]).toEqual(['décembre 2026', '25', december])
    expect(body).toContain('href="/annuaire/musee-des-lampes"')
    const month = await site.read('/outils/malle-du-ciel?mois=2026-12')
    expect(month.body).toContain('href="/outils/malle-du-ciel/demander?du=2026-12-11"')
  })

  test.each([
    ['2027-02-01', '2027-02-04', 'Libre du 1er février 2027 au 4 février 2027 (2 exemplaires).'],
    [
      '2026-12-03',
      '2026-12-04',
      'Tous les exemplaires sont pris pendant ces jours, ou juste avant ou après.',
    ],
    ['2026-12-20', '2026-12-20', 'Ces dates font moins que la durée minimale d’un prêt.'],
    ['2026-12-20', '2026-12-01', 'Donnez deux jours, le premier avant le dernier.'],
  ])('answers about %s to %s', async (du, au, words) => {
    const { body } = await site.read(`/outils/malle-du-ciel?du=${du}&au=${au}`)
    expect(body.replaceAll('\u00a0', ' ')).toContain(words)
  })

  test('proposes when it would be free for as long', async () => {
    const { body } = await site.read('/outils/malle-du-ciel?du=2026-12-03&au=2026-12-04')
    expect(body.replaceAll('\u00a0', ' ')).toContain(
      'Pour la même durée : libre à partir du 11 décembre 2026.',
    )
  })

  test('an information sheet is not booked, and leads to its source', async () => {
    const { body } = await site.read('/outils/ressource-d-ailleurs')
    expect(body).toContain('Fiche d’information, non réservable')
    expect(body).toContain('href="https://example.org/"')
    expect(body).not.toContain('<h2 id="calendrier">')
  })

  test('a draft exists for its people and the team only', async () => {
    expect((await site.read('/outils/brouillon-secret')).status).toBe(404)
    expect((await site.read('/outils/brouillon-secret', site.tom)).status).toBe(404)
    expect((await site.read('/outils/brouillon-secret', site.moderator)).status).toBe(200)
    expect((await site.read('/outils/brouillon-secret.ics')).status).toBe(404)
  })

  test('its calendar tells days and copies, nothing else', async () => {
    const { status, body } = await site.read('/outils/malle-du-ciel.ics')
    expect(status).toBe(200)
    const days = [...body.matchAll(/DTSTART;VALUE=DATE:(\d+)\r\nDTEND;VALUE=DATE:(\d+)\r\nSUMMARY:([^\r]*)/g)]
    expect(days.map(([, from, to]) => [from, to])).toEqual([
      ['20261201', '20270101'],
      ['20261205', '20261211'],
    ])
    expect(days[0]?.[3]?.replaceAll('\u00a0', ' ')).toBe('Malle du ciel\\, exemplaire MALLE-DU-CIEL-1 : pris')
  })
})

describe('the API', () => {
  const json = async (path: string) => JSON.parse((await site.read(path)).body)

  test('lists, filters by days, reads, and says whether a tool is free', async () => {
    const list = await json('/api/v1/tools?du=2026-12-02&au=2026-12-03&fields=slug')
    expect(list.data).toEqual([{ slug: 'exposition-des-dunes' }])
    expect((await json('/api/v1/tools/malle-du-ciel')).copies).toEqual({ total: 2, lent: 2 })
    expect(await json('/api/v1/tools/malle-du-ciel/availability?from=2026-12-03&to=2026-12-08')).toEqual({
      from: '2026-12-03',
      to: '2026-12-08',
      modules: null,
      available: false,
      reason: 'taken',
      copies: 0,
      nextFrom: '2026-12-11',
      taken: [
        { copy: 'MALLE-DU-CIEL-1', from: '2026-12-01', to: '2026-12-31', modules: null },
        { copy: 'MALLE-DU-CIEL-2', from: '2026-12-05', to: '2026-12-10', modules: null },
      ],
    })
  })

  test.each([
    ['/api/v1/tools/malle-du-ciel/availability', 422],
    ['/api/v1/tools/malle-du-ciel/availability?from=2026-12-05&to=2026-12-08&modules=1', 422],
    ['/api/v1/tools/malle-du-ciel/availability?from=2026-12-05&to=2026-12-08&modules=tous', 422],
    ['/api/v1/tools/malle-du-ciel/availability?from=2026-12-09&to=2026-12-08', 422],
    ['/api/v1/tools/malle-du-ciel/availability?from=hier&to=2026-12-08', 422],
    ['/api/v1/tools/nulle-part/availability?from=2026-12-05&to=2026-12-08', 404],
    ['/api/v1/tools/brouillon-secret', 404],
    ['/api/v1/tools?installation=nothing', 422],
  ])('%s answers %i', async (path, status) => {
    expect((await site.read(path)).status).toBe(status)
  })
})

test('the demonstration and the resources of the pack come once, and the first leaves', async () => {
  const now = new Date('2026-11-23T10:00:00Z')
  await aSource(db, 'study-epci-2021')
  const before = await listed('')
  expect(await loadTools(db, 'data/hauts-de-france', now)).toBe(3)
  expect(await loadTools(db, 'data/hauts-de-france', now)).toBe(0)
  expect(await loadDemoTools(db, now)).toBe(10)
  expect(await loadDemoTools(db, now)).toBe(0)
  const [sky, resource] = await getTools(db, ['malle-le-ciel-en-boite', 'panique-en-bibliotheque'])
  expect([sky?.demo, sky?.copies, sky?.holder?.slug]).toEqual([true, { total: 2, lent: 2 }, null])
  expect([resource?.demo, resource?.lendable, resource?.source?.id]).toEqual([
    false,
    false,
    'study-epci-2021',
  ])
  expect(await removeDemoTools(db)).toBe(10)
  expect((await listed('')).length).toBe(before.length + 3)
})
