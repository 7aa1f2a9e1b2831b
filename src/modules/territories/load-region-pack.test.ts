import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { silentProgress } from '#platform/progress.ts'
import { loadRegionPack } from './load-region-pack.ts'
import { readDefinitions, readValues } from './pack/indicator-files.ts'
import { readRegionManifest } from './pack/manifest.ts'
import { samplePackFolder } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-06-01T00:00:00Z')
// The whole region: seconds on a quiet machine, minutes on one that runs every test at once.
const wholePack = 240_000

async function figureOf(kind: string, code: string, indicator: string, year: number) {
  return await db
    .selectFrom('indicator_value')
    .select(['value', 'status'])
    .where('kind', '=', kind)
    .where('code', '=', code)
    .where('indicator', '=', indicator)
    .where('year', '=', year)
    .executeTakeFirst()
}

async function countsByKind(): Promise<Record<string, number>> {
  const { rows } = await sql<{
    kind: string
    count: number
  }>`SELECT kind, count(*)::int AS count FROM territory GROUP BY kind`.execute(db)
  return Object.fromEntries(rows.map((row) => [row.kind, row.count]))
}

async function stateOf(): Promise<unknown> {
  const { rows } = await sql`
    SELECT (SELECT count(*) FROM territory) AS territories, (SELECT count(*) FROM territory_membership) AS memberships,
      (SELECT count(*) FROM territory_neighbour) AS neighbours, (SELECT sum(value) FROM indicator_value) AS sum,
      (SELECT count(*) FROM search_entry) AS entries, (SELECT value FROM search_revision) AS revision`.execute(
    db,
  )
  return rows[0]
}

beforeAll(async () => {
  await loadRegionPack(db, samplePackFolder, silentProgress, now)
}, wholePack)

describe('the shipped pack', () => {
  test('has every territory of the region', async () => {
    expect(await countsByKind()).toEqual({ commune: 3782, epci: 92, departement: 5, region: 1 })
  })

  test('writes one search entry for each territory', async () => {
    const { rows } = await sql<{
      count: number
    }>`SELECT count(*)::int AS count FROM search_entry WHERE kind = 'territory'`.execute(db)
    expect(rows[0]?.count).toBe(3880)
  })

  test('holds the figures of its files', async () => {
    // Line 59249 of indicators-communes.csv, a commune approximated from its IRIS.
    expect(await figureOf('commune', '59249', 'population', 2022)).toEqual({
      value: 11528,
      status: 'approximated',
    })
    expect(await figureOf('commune', '59249', 'population', 2023)).toEqual({
      value: 11449,
      status: 'published',
    })
    expect(await figureOf('commune', '59249', 'unemployment', 2022)).toEqual({
      value: 28.45,
      status: 'approximated',
    })
    expect(await figureOf('epci', '200043404', 'median-income', 2021)).toMatchObject({ status: 'published' })
    expect(await figureOf('departement', '59', 'unemployment', 2022)).toEqual({
      value: 14.92,
      status: 'published',
    })
  })

  test('tells secrecy from absence, and neither is zero', async () => {
    expect(await figureOf('commune', '02012', 'median-income', 2021)).toEqual({
      value: null,
      status: 'secret',
    })
    // Seven inhabitants, no active one in the sample: no rate, but no secrecy either.
    expect(await figureOf('commune', '80270', 'unemployment', 2022)).toEqual({
      value: null,
      status: 'unavailable',
    })
    // A true zero stays a zero.
    expect(await figureOf('commune', '02001', 'farmers', 2011)).toEqual({ value: 0, status: 'published' })
  })

  test('says of a cell what an empty one would not say', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pack-'))
    for (const name of ['communes', 'epci', 'departements'])
      await writeFile(join(folder, `indicators-${name}.csv`), 'code,poverty_2022,managers_2022\n')
    await writeFile(
      join(folder, 'indicators-communes.csv'),
      'code,poverty_2022,managers_2022\n02001,nd,s\n02002,,\n02003,0,0\n',
    )
    const definition = (
      await readDefinitions(samplePackFolder, await readRegionManifest(samplePackFolder))
    )[0]
    if (!definition) throw new Error('no definition')
    const vintages = [{ year: 2022, series: 'rp', source: 'insee-rp-2022', note: null }]
    const { values } = await readValues(folder, [
      { ...definition, code: 'poverty', secret: true, vintages },
      { ...definition, code: 'managers', secret: false, vintages },
    ])
    expect(values.map((each) => [each.code, each.indicator, each.value, each.status])).toEqual([
      ['02001', 'poverty', null, 'unavailable'],
      ['02001', 'managers', null, 'secret'],
      ['02002', 'poverty', null, 'secret'],
      ['02002', 'managers', null, 'unavailable'],
      ['02003', 'poverty', 0, 'published'],
      ['02003', 'managers', 0, 'published'],
    ])
  })

  test('does not pass off the figures of a former commune as those of the merged one', async () => {
    expect(await figureOf('commune', '62447', 'population', 2022)).toEqual({
      value: null,
      status: 'unavailable',
    })
    expect(await figureOf('commune', '62447', 'population', 2023)).toEqual({
      value: 4480,
      status: 'published',
    })
  })

  test('sums populations, weighs shares, never combines medians', async () => {
    expect(await figureOf('region', '32', 'population', 2022)).toEqual({
      value: 525558 + 2616909 + 830725 + 1460184 + 565540,
      status: 'published',
    })
    expect(await figureOf('region', '32', 'unemployment', 2022)).toMatchObject({ status: 'approximated' })
    expect(await figureOf('region', '32', 'median-income', 2021)).toBeUndefined()
  })

  test('leaves alone what it cannot compute for an EPCI partly outside the region', async () => {
    expect(await figureOf('epci', '247600588', 'population', 2022)).toEqual({
      value: 35612,
      status: 'published',
    })
    expect(await figureOf('epci', '247600588', 'farmers', 2022)).toBeUndefined()
  })

  test('knows who contains whom and who touches whom', async () => {
    const containers = await db
      .selectFrom('territory_membership')
      .select(['kind', 'code'])
      .where('member_kind', '=', 'commune')
      .where('member_code', '=', '59249')
      .orderBy('kind')
      .execute()
    expect(containers).toEqual([
      { kind: 'departement', code: '59' },
      { kind: 'epci', code: '200043404' },
      { kind: 'region', code: '32' },
    ])
    const neighbours = await db
      .selectFrom('territory_neighbour')
      .select('neighbour_code')
      .where('kind', '=', 'departement')
      .where('code', '=', '60')
      .orderBy('neighbour_code')
      .execute()
    expect(neighbours.map((each) => each.neighbour_code)).toEqual(['02', '80'])
  })
})

describe('loading again', () => {
  test('an unchanged pack changes nothing', async () => {
    const before = await stateOf()
    const load = await loadRegionPack(db, samplePackFolder, silentProgress, now)
    expect(load.loaded).toBe(false)
    expect(await stateOf()).toEqual(before)
  })

  test(
    'a changed pack updates in place what places refer to',
    async () => {
      await sql`INSERT INTO vocabulary_term (vocabulary, code, label_fr, label_en) VALUES ('type', 'museum', 'Musée', 'Museum') ON CONFLICT DO NOTHING`.execute(
        db,
      )
      const organisation = await db
        .insertInto('organisation')
        .values({ slug: 'musee', name: 'Musée', type: 'museum' })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db
        .insertInto('place')
        .values({ organisation_id: organisation.id, commune: '02001', precision: 'commune' })
        .execute()
      const folder = join(await mkdtemp(join(tmpdir(), 'pack-')), 'pack')
      await cp(samplePackFolder, folder, { recursive: true })
      const communes = await readFile(join(folder, 'communes.csv'), 'utf8')
      // One commune renamed, one commune gone that a place stands in, one gone that nothing refers to.
      const changed = communes
        .split('\n')
        .filter((line) => !/^(02001|02002),/.test(line))
        .join('\n')
        .replace('59249,Fourmies,', '59249,Fourmies-la-Neuve,')
      await writeFile(join(folder, 'communes.csv'), changed)
      for (const name of ['indicators-communes.csv']) {
        const text = await readFile(join(folder, name), 'utf8')
        await writeFile(
          join(folder, name),
          text
            .split('\n')
            .filter((line) => !/^(02001|02002),/.test(line))
            .join('\n'),
        )
      }
      const manifest = JSON.parse(await readFile(join(folder, 'region.json'), 'utf8'))
      await writeFile(join(folder, 'region.json'), JSON.stringify({ ...manifest, contours: null }))
      const load = await loadRegionPack(db, folder, silentProgress, now)
      expect(load.kept).toEqual([{ kind: 'commune', code: '02001' }])
      expect(await countsByKind()).toMatchObject({ commune: 3781 })
      const renamed = await db
        .selectFrom('territory')
        .select('name')
        .where('kind', '=', 'commune')
        .where('code', '=', '59249')
        .executeTakeFirst()
      expect(renamed?.name).toBe('Fourmies-la-Neuve')
      const entry = await db
        .selectFrom('search_entry')
        .select('title')
        .where('kind', '=', 'territory')
        .where('id', '=', 'commune/02001')
        .execute()
      expect(entry).toEqual([])
    },
    wholePack,
  )
})
