import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '#platform/db/testing.ts'
import { silentProgress } from '#platform/progress.ts'
import { buildRegionPack } from './build-pack.ts'
import { loadRegionPack } from './load-region-pack.ts'
import { readContours } from './pack/contours.ts'
import { readNational } from './pack/national-files.ts'
import { getSurroundings } from './sheet-store.ts'
import { findTerritories, getTerritory } from './store.ts'

// Reads the divisions of the whole country and loads a region.
vi.setConfig({ testTimeout: 120_000 })

const db = await testDatabase()
const newFolder = () => mkdtemp(join(tmpdir(), 'region-'))

test('a pack of Bretagne is built, then loads without contours nor indicators', async () => {
  const folder = join(await newFolder(), 'bretagne')
  const built = await buildRegionPack('53', folder)
  const national = readNational().communes.filter((each) => each.region === '53')
  expect(built).toEqual({
    name: 'Bretagne',
    communes: national.length,
    epci: expect.any(Number),
    departements: 4,
  })
  const load = await loadRegionPack(db, folder, silentProgress)
  expect(load).toMatchObject({
    loaded: true,
    territories: built.communes + built.epci + built.departements + 1,
    values: 0,
  })
  expect(await readContours(folder)).toBeNull()
  const rennes = (await findTerritories(db, 'rennes', { kinds: ['commune'] }))[0]
  expect(rennes).toMatchObject({
    code: '35238',
    name: 'Rennes',
    point: null,
    area: null,
    populationYear: 2023,
  })
  expect((await getSurroundings(db, 'commune', '35238'))?.containers.map((each) => each.name)).toEqual([
    'Rennes Métropole',
    'Ille-et-Vilaine',
    'Bretagne',
  ])
})

test('an EPCI that crosses the region’s border keeps its whole population and says where the rest is', async () => {
  const folder = join(await newFolder(), 'normandie')
  await buildRegionPack('28', folder)
  await loadRegionPack(db, folder, silentProgress)
  const sisters = await getTerritory(db, 'epci', '247600588')
  expect(sisters?.facts.departementsOutside).toEqual(['80'])
  expect(sisters?.population).toBe(35390)
  expect(sisters?.facts.populationInside).toBe(35390 - 13674)
})

test('an unknown region is refused with the list of codes', async () => {
  await expect(buildRegionPack('99', await newFolder())).rejects.toThrow(
    /Aucune région n’a le code « 99 ».*53 Bretagne/,
  )
})

test('a folder that holds something is left as it is', async () => {
  const folder = await newFolder()
  await writeFile(join(folder, 'mine.txt'), 'mine')
  await expect(buildRegionPack('53', folder)).rejects.toThrow(/n’est pas vide/)
  expect(await readdir(folder)).toEqual(['mine.txt'])
})
