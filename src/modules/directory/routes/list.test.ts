import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices, pageText as text } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { organisationColumns } from '../organisation-columns.ts'
import { anOrganisation } from '../testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const get = async (path: string) => {
  const response = await app.request(path, { redirect: 'manual' })
  return {
    status: response.status,
    location: response.headers.get('location'),
    headers: response.headers,
    body: await response.text(),
  }
}
const shown = (html: string) =>
  [...html.matchAll(/<h3><a href="(?:\/en)?\/annuaire\/([^"?]+)"/g)].map((match) => match[1])
const exported = async (path: string) =>
  parse((await get(path)).body, { columns: true }) as Record<string, string>[]

beforeAll(async () => {
  await seedTerritories(db)
  await anOrganisation(db)
    .named('Écomusée de l’Avesnois')
    .inCommune('59249')
    .at(4.0477, 50.0179, 'place Maria Blondeau')
    .ofType('museum')
    .about('industry')
    .save()
  await anOrganisation(db)
    .named('Palais des Beaux-Arts')
    .inCommune('59350')
    .at(3.0626, 50.6302, 'place de la République')
    .ofType('museum')
    .about('fine-arts')
    .save()
  await anOrganisation(db)
    .named('Forum des sciences')
    .inCommune('59009')
    .at(3.1426, 50.6209, '1 place de l’Hôtel de ville')
    .ofType('science-centre')
    .about('astronomy')
    .for('families')
    .save()
  await anOrganisation(db)
    .named('=HYPERLINK("https://evil.example")')
    .described('@SUM(1)')
    .inCommune('80021')
    .ofType('association')
    .with({ phone: '+33322000000' })
    .save()
})

describe('the list', () => {
  test('shows every organisation by name, with its total, its filters and their counts', async () => {
    const { status, body } = await get('/annuaire')
    expect(status).toBe(200)
    expect(shown(body)).toEqual([
      'ecomusee-de-l-avesnois',
      'forum-des-sciences',
      'hyperlink-https-evil-example',
      'palais-des-beaux-arts',
    ])
    const page = text(body)
    expect(page).toContain('4 structures')
    expect(page).toContain('Musée, écomusée, muséum (2)')
    expect(page).toContain('Astronomie et espace (1)')
    expect(page).toContain('Source test, Maillage, 2026 (Licence Ouverte 2.0)')
  })

  test.each([
    ['/annuaire?type=museum', ['ecomusee-de-l-avesnois', 'palais-des-beaux-arts']],
    ['/annuaire?type=museum&theme=industry', ['ecomusee-de-l-avesnois']],
    ['/annuaire?type=museum,science-centre&theme=astronomy', ['forum-des-sciences']],
    ['/annuaire?public=families', ['forum-des-sciences']],
    ['/annuaire?q=ecomusee+avesnoi', ['ecomusee-de-l-avesnois']],
    ['/annuaire?territoire=commune/59350', ['palais-des-beaux-arts']],
    ['/annuaire?pres=50.63,3.06&rayon=10', ['palais-des-beaux-arts', 'forum-des-sciences']],
    ['/annuaire?pres=commune/59350&rayon=10', ['palais-des-beaux-arts', 'forum-des-sciences']],
  ])('%s', async (path, expected) => expect(shown((await get(path)).body)).toEqual(expected))

  test('each condition can be taken away on its own', async () => {
    const { body } = await get('/annuaire?q=musee&type=museum&theme=industry&pres=commune/59249&rayon=20')
    for (const without of [
      '/annuaire?type=museum&amp;theme=industry&amp;pres=commune/59249&amp;rayon=20',
      '/annuaire?q=musee&amp;theme=industry&amp;pres=commune/59249&amp;rayon=20',
      '/annuaire?q=musee&amp;type=museum&amp;pres=commune/59249&amp;rayon=20',
      '/annuaire?q=musee&amp;type=museum&amp;theme=industry"',
    ])
      expect(body).toContain(`href="${without}`)
    expect(text(body)).toContain('À moins de 20 km de Fourmies')
  })

  test('the map and the files keep the filters', async () => {
    const { body } = await get('/annuaire?type=museum&tri=maj')
    for (const href of [
      '/carte?type=museum',
      '/annuaire.csv?type=museum&amp;tri=maj',
      '/annuaire.geojson?type=museum&amp;tri=maj',
    ])
      expect(body).toContain(`href="${href}"`)
    expect(body).toContain('<input type="hidden" name="tri" value="maj"')
  })

  test('an empty list says what to try, with the number of results each would have', async () => {
    const { status, body } = await get('/annuaire?type=science-centre&pres=commune/59249&rayon=5')
    expect(status).toBe(200)
    expect(shown(body)).toEqual([])
    const page = text(body)
    expect(page).toContain('Aucune structure ne répond à tout cela.')
    expect(page).toContain('retirer le filtre « Centre de sciences » (1 structure)')
    expect(page).toContain('chercher dans toute la région (1 structure)')
    expect(page).not.toContain('chercher jusqu’à 15 km')
    expect(page).toContain('voir tout l’annuaire')
  })

  test('an unknown filter is told and left aside', async () => {
    const { status, body } = await get('/annuaire?type=museum&theme=alchemy')
    expect(status).toBe(200)
    expect(text(body)).toContain('Filtre inconnu, laissé de côté : alchemy.')
  })

  test.each([
    '/annuaire?page=99999',
    '/annuaire?page=-3',
    '/annuaire?rayon=abc&pres=999,999',
    '/annuaire?bbox=1,2',
    '/annuaire?q=%00%FF',
    `/annuaire?q=${'x'.repeat(5000)}`,
    '/annuaire?tri=rien',
  ])('impossible values are no failure: %s', async (path) => expect((await get(path)).status).toBe(200))

  test('speaks English', async () => {
    const { body } = await get('/en/annuaire?type=museum')
    expect(text(body)).toContain('2 organisations')
    expect(text(body)).toContain('Museum (2)')
    expect(body).toContain('action="/en/annuaire"')
  })

  test('escapes what was asked', async () => {
    const { body } = await get(
      `/annuaire?q=${encodeURIComponent('"><script>alert(1)</script>')}&pres=${encodeURIComponent('<img src=x>')}`,
    )
    expect(body).not.toContain('<script>alert')
    expect(body).not.toContain('<img src=x')
  })
})

describe('near a commune, without script', () => {
  test('a name leads to the list around that commune', async () => {
    expect(await get('/annuaire?type=museum&pres=lille&rayon=20')).toMatchObject({
      status: 302,
      location: '/annuaire?type=museum&pres=commune/59350&rayon=20',
    })
    expect(await get('/en/annuaire?pres=Fourmies+(59249)')).toMatchObject({
      status: 302,
      location: '/en/annuaire?pres=commune/59249',
    })
  })

  test('an unknown name is told, and the rest of the question stands', async () => {
    const { status, body } = await get('/annuaire?type=museum&pres=Xyzzyville')
    expect(status).toBe(200)
    expect(text(body)).toContain('Aucune commune de la région ne ressemble à « Xyzzyville ».')
    expect(shown(body)).toHaveLength(2)
  })

  test('the distance is shown, and sorts the list', async () => {
    const { body } = await get('/annuaire?pres=commune/59249')
    expect(shown(body)[0]).toBe('ecomusee-de-l-avesnois')
    expect(text(body)).toMatch(/Fourmies · à [\d,]+ k?m/)
    expect(body).toContain('value="Fourmies (59249)"')
  })
})

describe('the files hold exactly what the list shows', () => {
  test.each([
    '',
    '?type=museum',
    '?q=sciences',
    '?pres=commune/59350&rayon=10',
    '?type=museum&theme=astronomy',
  ])('%s', async (query) => {
    const listed = shown((await get(`/annuaire${query}`)).body)
    expect((await exported(`/annuaire.csv${query}`)).map((row) => row.identifiant)).toEqual(listed)
    const collection = JSON.parse((await get(`/annuaire.geojson${query}`)).body)
    expect(collection.type).toBe('FeatureCollection')
    expect(collection.features.map((feature: { id: string }) => feature.id)).toEqual(listed)
  })

  test('the CSV file is UTF-8 without mark, with the documented columns, and no formula', async () => {
    const { headers, body } = await get('/annuaire.csv')
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(
      'attachment; filename="annuaire-hauts-de-france-2026-11-23.csv"',
    )
    expect(body.charCodeAt(0)).not.toBe(0xfeff)
    expect(body.split('\r\n')[0]).toBe(organisationColumns.map((column) => column.name).join(','))
    const row = (await exported('/annuaire.csv')).find(
      (each) => each.identifiant === 'hyperlink-https-evil-example',
    )
    expect(row).toMatchObject({
      nom: '\'=HYPERLINK("https://evil.example")',
      description: "'@SUM(1)",
      telephone: '+33322000000',
    })
  })

  test('a file not changed is not sent again', async () => {
    const first = await get('/annuaire.csv?type=museum')
    const etag = first.headers.get('etag') ?? ''
    const second = await app.request('/annuaire.csv?type=museum', { headers: { 'If-None-Match': etag } })
    expect(second.status).toBe(304)
    expect((await get('/annuaire.csv')).headers.get('etag')).not.toBe(etag)
  })
})
