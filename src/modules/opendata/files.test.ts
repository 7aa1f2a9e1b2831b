import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import type { FeatureCollection } from 'geojson'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { organisationColumns } from '#modules/directory/index.ts'
import { regionManifest } from '#modules/territories/index.ts'
import { samplePackFolder } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { datasets } from './datasets.ts'
import { describeSets } from './describe-sets.ts'
import { digitalPlacesSchema, shortened } from './digital-places.ts'
import { indicatorColumns, termColumns, territoryColumns } from './territory-columns.ts'
import { secret, seedOpenData } from './testing.ts'

const db = await testDatabase()
await seedOpenData(db)
const app = createApp(testServices(db))
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const text = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer()).toString() // unlike text(), it keeps the byte order mark
const rows = (csv: string): Record<string, string>[] => parse(csv, { columns: true })

const files = datasets.flatMap((set) => set.files)

describe.each(files.map((file) => file.name))('/donnees/%s', (name) => {
  test('is kept under a dated name, may be read by other sites, and is not sent twice', async () => {
    const answer = await get(`/donnees/${name}`)
    const [base, extension] = name.split('.')
    expect([
      answer.status,
      answer.headers.get('content-disposition'),
      answer.headers.get('access-control-allow-origin'),
    ]).toEqual([200, `attachment; filename="${base}-2026-11-23.${extension}"`, '*'])
    expect(await answer.text()).not.toBe('')
    const again = await get(`/donnees/${name}`, { 'if-none-match': answer.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    const head = await app.request(`/donnees/${name}`, { method: 'HEAD' })
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([
      200,
      answer.headers.get('etag'),
      '',
    ])
  })

  test('is compressed for who asks, in both languages', async () => {
    for (const prefix of ['', '/en']) {
      const plain = await text(`${prefix}/donnees/${name}`)
      const packed = await get(`${prefix}/donnees/${name}`, { 'accept-encoding': 'gzip' })
      expect(packed.headers.get('content-encoding')).toBe('gzip')
      expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(plain)
    }
  })

  test('holds nothing that is not published', async () => {
    expect((await text(`/donnees/${name}`)).toLowerCase()).not.toContain(secret)
  })
})

describe('organisations', () => {
  test('CSV: the described columns, one row each, safe in a spreadsheet', async () => {
    const csv = await text('/donnees/organisations.csv')
    const read = rows(csv)
    expect(csv.charCodeAt(0)).not.toBe(0xfeff)
    expect(Object.keys(read[0] ?? {})).toEqual(organisationColumns.map((column) => column.name))
    expect(read.map((row) => row.nom)).toEqual([
      'Écomusée de l’Avesnois',
      "'=Espace numérique",
      'Fablab',
      'Fablab',
      'Réseau sans adresse',
    ])
    expect(read[0]).toMatchObject({
      identifiant: 'ecomusee-de-l-avesnois',
      autres_noms: 'Musée du textile',
      type: 'museum',
      themes: 'nature|industry',
      description: 'Une « filature » ; des machines.',
      code_commune: '59249',
      code_epci: '200043404',
      longitude: '4.0561',
      precision: 'address',
      siret: '21590249700019',
      reseaux: '',
      structure_parente: '',
    })
    expect(rows(await text('/en/donnees/organisations.csv'))[0]).toMatchObject({
      type: 'museum',
      type_libelle: 'Museum',
      description: 'A spinning mill.',
    })
  })

  test('GeoJSON: one feature each, with the columns as properties; no point is no geometry', async () => {
    const { type, features } = JSON.parse(await text('/donnees/organisations.geojson')) as FeatureCollection
    expect([type, features.length]).toEqual(['FeatureCollection', 5])
    expect(features[0]?.geometry).toEqual({ type: 'Point', coordinates: [4.0561, 50.0172] })
    expect(features[0]?.properties).toMatchObject({
      themes: ['nature', 'industry'],
      siret: ['21590249700019'],
    })
    expect(features.at(-1)?.geometry).toBeNull()
  })

  test('NDJSON: each line is what the API gives', async () => {
    const lines = (await text('/donnees/organisations.ndjson'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const { data } = await (await get('/api/v1/organisations?limit=100')).json()
    const bySlug = (a: { slug: string }, b: { slug: string }) => (a.slug < b.slug ? -1 : 1)
    expect(lines.sort(bySlug)).toEqual(data.sort(bySlug))
  })
})

describe('digital mediation places', () => {
  test('every row fits the national schema, read here apart from the writer', async () => {
    const csv = await text('/donnees/lieux-mediation-numerique.csv')
    const read = rows(csv)
    expect(csv.split('\r\n')[0]?.split(',')).toEqual(digitalPlacesSchema.fields.map((field) => field.name))
    expect(new Set(read.map((row) => row.id)).size).toBe(read.length)
    for (const row of read) {
      for (const { name, type, constraints } of digitalPlacesSchema.fields) {
        const cell = row[name] ?? ''
        if (cell === '') expect([name, constraints?.required ?? false]).toEqual([name, false])
        else {
          if (constraints?.pattern) expect(cell).toMatch(new RegExp(constraints.pattern))
          if (constraints?.maxLength) expect(cell.length).toBeLessThanOrEqual(constraints.maxLength)
          if (type === 'number') expect(Number.isFinite(Number(cell))).toBe(true)
          if (type === 'date') expect(new Date(cell).toISOString().slice(0, 10)).toBe(cell)
        }
      }
    }
    expect(read).toMatchObject([
      {
        id: 'fablab',
        pivot: '00000000000000',
        nom: 'Fablab',
        commune: 'Lille',
        code_postal: '59000',
        code_insee: '59350',
        adresse: '2 rue des Canonniers',
        frais_a_charge: 'Gratuit',
        prise_en_charge_specifique: 'Handicaps moteurs',
        typologie: 'TIERS_LIEUX',
        latitude: '50.6292',
      },
    ])
  })

  test('those left out are counted, and said on the page', async () => {
    const sets = await describeSets(db, samplePackFolder)
    expect(sets.find((set) => set.id === 'lieux-mediation-numerique')).toMatchObject({ rows: 1, leftOut: 1 })
    expect(await text('/donnees')).toContain('1\u00a0structure manque à ce fichier')
  })

  test('territories credit their contours too', async () => {
    const sets = await describeSets(db, samplePackFolder)
    const { contours } = await regionManifest(samplePackFolder)
    expect(sets.find((set) => set.id === 'territoires')?.sources.map((source) => source.id)).toContain(
      contours?.source,
    )
  })

  test('the vendored schema has the 32 fields of version 1.0.1', () => {
    expect([digitalPlacesSchema.version, digitalPlacesSchema.fields.length]).toEqual(['1.0.1', 32])
    expect(
      digitalPlacesSchema.fields.filter((field) => field.constraints?.required).map((field) => field.name),
    ).toEqual(['id', 'pivot', 'nom', 'commune', 'code_postal', 'adresse', 'date_maj'])
  })

  test.each([
    ['court', 10, 'court'],
    ['un deux trois', 9, 'un deux…'],
    ['x'.repeat(300), 280, `${'x'.repeat(279)}…`],
  ])('%s, in %i characters', (given, length, kept) => {
    expect(shortened(given, length)).toBe(kept)
  })
})

describe('territories', () => {
  test('CSV and GeoJSON hold the same territories; contours to five decimals', async () => {
    const read = rows(await text('/donnees/territoires.csv'))
    const { features } = JSON.parse(await text('/donnees/territoires.geojson')) as FeatureCollection
    expect(Object.keys(read[0] ?? {})).toEqual(territoryColumns.map((column) => column.name))
    expect(features.map((each) => each.id)).toEqual(read.map((row) => `${row.genre}/${row.code}`))
    expect(features.filter((each) => each.geometry?.type.endsWith('Polygon')).length).toBe(read.length - 1) // the region has only a centre
    expect(JSON.stringify(features)).not.toMatch(/\d\.\d{6}/)
    expect(read.find((row) => row.code === '59249')).toMatchObject({
      nom: 'Fourmies',
      population: '11449',
      annee_population: '2023',
      epci: '200043404',
      departements: '59',
      regions: '32',
    })
  })

  test.each([
    ['communes', 'commune'],
    ['epci', 'epci'],
    ['departements', 'departement'],
  ])('%s.geojson holds one kind', async (name, kind) => {
    const { features } = JSON.parse(await text(`/donnees/${name}.geojson`)) as FeatureCollection
    expect(features.length).toBeGreaterThan(0)
    expect(features.every((each) => each.properties?.genre === kind)).toBe(true)
  })

  test('indicators: as many rows as values; a value that is not known is empty, never 0', async () => {
    const read = rows(await text('/donnees/indicateurs.csv'))
    const { rows: stored } = await sql<{
      count: number
      secret: number
    }>`SELECT count(*)::int AS count, count(*) FILTER (WHERE value IS NULL)::int AS secret FROM indicator_value`.execute(
      db,
    )
    expect(Object.keys(read[0] ?? {})).toEqual(indicatorColumns.map((column) => column.name))
    expect([read.length, read.filter((row) => row.valeur === '').length]).toEqual([
      stored[0]?.count,
      stored[0]?.secret,
    ])
    for (const row of read)
      expect(row.valeur === '').toBe(row.statut === 'secret' || row.statut === 'unavailable')
    expect(new Set(read.map((row) => `${row.genre}/${row.code}/${row.indicateur}/${row.annee}`)).size).toBe(
      read.length,
    )
  })
})

test('vocabularies', async () => {
  const read = rows(await text('/donnees/vocabulaires.csv'))
  expect(Object.keys(read[0] ?? {})).toEqual(termColumns.map((column) => column.name))
  expect(read.find((row) => row.vocabulaire === 'theme' && row.code === 'nature')).toMatchObject({
    libelle_en: expect.any(String),
    libelle_fr: 'Nature, environnement, sciences de la Terre',
  })
})
