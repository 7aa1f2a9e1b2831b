import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrganisation } from '#modules/directory/testing.ts'
import { buildRegionPack, loadRegionPack } from '#modules/territories/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { silentProgress } from '#platform/progress.ts'
import { createApp } from '../../app.ts'

/** The words of a page as a person reads them: no tags, one space. */
function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\s\u202f]+/g, ' ')
}

describe('sheets of the sample', async () => {
  const db = await testDatabase()
  const app = createApp(testServices(db))
  const words = async (path: string) => wordsOf(await (await app.request(path)).text())

  beforeAll(async () => {
    await seedTerritories(db)
    await anOrganisation(db).named('Écomusée de l’Avesnois').ofType('museum').inCommune('59249').save()
    await anOrganisation(db).named('Fablab de Lille').ofType('fablab').inCommune('59350').save()
  })

  test.each([
    ['/territoires/commune/59249', 'Fourmies'],
    ['/territoires/epci/200043404', 'CC du Sud Avesnois'],
    ['/territoires/departement/59', 'Nord'],
    ['/territoires/region/32', 'Hauts-de-France'],
    ['/en/territoires/commune/02691', 'Saint-Quentin'],
  ])('%s answers with its name as title', async (path, name) => {
    const answer = await app.request(path)
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(`<h1>${name}</h1>`)
  })

  test.each([
    '/territoires/commune/99999',
    '/territoires/epci/59249',
    '/territoires/planete/3',
    '/territoires/commune/%00',
    "/territoires/commune/1' OR",
    '/en/territoires/commune/75056/indicateurs.csv',
  ])('%s is not found', async (path) => {
    expect((await app.request(path)).status).toBe(404)
  })

  test('tells identity with its year, its source and how the area is known', async () => {
    const page = await words('/territoires/commune/59249')
    expect(page).toContain('Habitants (2023) 11 449')
    expect(page).toContain('calculée sur les contours')
    expect(page).toContain('Zone d’emploi Maubeuge')
    expect(page).toMatch(/Code officiel géographique, découpage administratif \(2026/)
  })

  test('puts each indicator beside its EPCI, its département and its region, approximate ones said so', async () => {
    const page = await words('/territoires/commune/59249')
    expect(page).toContain('Chômage des 15–64 ans : ≈ 28,5 %, contre ≈ 14,3 % en Hauts-de-France')
    expect(page).toMatch(
      /Chômage des 15–64 ans\s+≈ environ 28,5 % moins bien que la région\s+22,3 %\s+14,9 %\s+≈ environ 14,3 %/,
    )
    expect(page).toContain('≈ : valeur approchée')
    expect(page).toContain('INSEE, Recensement de la population 2011, 2016 et 2022')
  })

  test('tells the break of the series of occupations', async () => {
    expect(await words('/territoires/commune/59249')).toContain(
      'Nomenclature PCS 2020 : ne se compare pas aux années précédentes',
    )
    expect(await words('/en/territoires/commune/59249')).toContain(
      'PCS 2020 classification: cannot be compared',
    )
  })

  test('says secrecy and absence in words, never as zero', async () => {
    const page = await words('/territoires/commune/59633')
    expect(page).toMatch(/Taux de pauvreté\s+secret statistique/)
    expect(page).toContain('afin que personne ne puisse être reconnu')
    expect(page).toMatch(/Revenu médian .* non publié/)
    expect(await words('/en/territoires/commune/59633')).toMatch(/Poverty rate\s+statistical secrecy/)
  })

  test('names the actors there and the nearest of other types', async () => {
    const html = await (await app.request('/territoires/commune/59249')).text()
    expect(html).toContain('/annuaire?type=museum&amp;territoire=commune/59249')
    expect(wordsOf(html)).toContain('1 acteur des sciences et des techniques')
    expect(wordsOf(html)).toMatch(/Fablab ou tiers-lieu\s+Fablab de Lille\s+Lille, 100 km/)
    expect(html).toContain('href="/carte?territoire=commune/59249"')
  })

  test('gives the facts of the 2021 study with their source', async () => {
    const page = await words('/territoires/epci/200043404')
    expect(page).toContain('Ce qu’en disait l’étude de 2021')
    expect(page).toContain('Aucune attente exprimée par les élus sur la CSTI')
    expect(page).toMatch(/Source : Ombelliscience, .* , 2021, page 10/)
  })

  test('draws a map whose links stand as text too', async () => {
    const html = await (await app.request('/territoires/epci/200043404')).text()
    expect(html).toContain('class="drawn-map"')
    expect(html.match(/href="\/territoires\/commune\/59601"/g)?.length).toBe(2)
  })

  test('gives its indicators as CSV, empty where nothing is published', async () => {
    const answer = await app.request('/territoires/commune/59633/indicateurs.csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const rows = parse(await answer.text(), { columns: true, bom: true }) as Record<string, string>[]
    const poverty = rows.filter((row) => row.indicator === 'poverty' && row.territory_code === '59633')
    expect(poverty).toMatchObject([
      { year: '2019', value: '', status: 'unavailable' },
      { year: '2021', value: '', status: 'secret' },
    ])
    expect(
      rows.find(
        (row) =>
          row.indicator === 'population' && row.year === '2023' && row.territory_kind === 'departement',
      ),
    ).toMatchObject({ value: '2615635', unit: 'inhabitants', status: 'published' })
    expect(new Set(rows.map((row) => row.territory_kind))).toEqual(
      new Set(['commune', 'epci', 'departement', 'region']),
    )
  })

  test('is kept as it is sent, the same for everybody, until something changes', async () => {
    const asked = async (path: string) => {
      const headers = { 'accept-encoding': 'gzip' }
      return gunzipSync(await (await app.request(path, { headers })).arrayBuffer()).toString()
    }
    const path = '/territoires/commune/59249'
    const plain = await (await app.request(path)).text()
    expect([await asked(path), await asked(path)]).toEqual([plain, plain])
    expect(await asked(`/en${path}`)).toBe(await (await app.request(`/en${path}`)).text())
    await anOrganisation(db).named('Planétarium de Fourmies').ofType('planetarium').inCommune('59249').save()
    expect(wordsOf(await asked(path))).toContain('2 acteurs des sciences et des techniques')
  })
})

describe('a region without contours nor indicators', async () => {
  const db = await testDatabase()
  const folder = join(await mkdtemp(join(tmpdir(), 'region-')), 'bretagne')
  const services = testServices(db)
  const app = createApp({ ...services, config: { ...services.config, regionPack: folder } })

  beforeAll(async () => {
    await buildRegionPack('53', folder)
    await loadRegionPack(db, folder, silentProgress)
  }, 120_000)

  test.each([
    '/territoires',
    '/territoires?q=rennes',
    '/territoires/region/53',
    '/territoires/departement/35',
    '/territoires/epci/243500139',
    '/territoires/commune/35238',
    '/en/territoires/commune/35238',
  ])('%s works', async (path) => {
    const answer = await app.request(path)
    expect(answer.status).toBe(200)
    const html = await answer.text()
    expect(html).not.toContain('class="drawn-map"')
    expect(wordsOf(html)).not.toMatch(/undefined|NaN|null/)
  })

  test('says that nothing is published instead of showing nothing', async () => {
    const page = wordsOf(await (await app.request('/territoires/commune/35238')).text())
    expect(page).toContain('Aucun indicateur n’est publié pour ce territoire')
    expect(page).not.toContain('Superficie')
  })
})
