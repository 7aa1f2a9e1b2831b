import { glob, mkdir, mkdtemp, readFile, rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildRegionPack, PackError, readMapping } from '#modules/territories/index.ts'
import { CommandError } from './command-error.ts'
import { indicatorsCommand } from './indicators.ts'
import {
  contents,
  defined,
  files,
  manifest,
  mapping,
  old,
  pack,
  poverty,
  run,
  source,
  table,
  unemployment,
} from './testing.ts'

const written = {
  ...files,
  'indicators-communes.csv':
    'code,approximated,former_until,unemployment_2016,poverty_2016,unemployment_2022,poverty_2022\n02001,,,10.5,,10.25,\n62104,* -unemployment_2022 -poverty_2022,,8,12.5,0,0\n62022,,2022,7,,s,nd\n80018,unemployment_2016,,6,3,10,4.26\n',
  // 41 ÷ 700: the commune under secrecy has 2 % of the inhabitants; the EPCI that crosses the border keeps its own figure.
  'indicators-epci.csv':
    'code,approximated,unemployment_2022,poverty_2016\n200018083,unemployment_2022,5.86,11\n247600588,,13.25,9\n',
  'indicators-departements.csv':
    'code,approximated,unemployment_2022\n02,,10.25\n62,unemployment_2022,0\n80,,10\n',
  'region.json': `${JSON.stringify({ ...manifest, sources: [old, source] }, null, 2)}\n`,
  'indicators.json': `${JSON.stringify(
    [defined('unemployment', 'labour-force', false), defined('poverty', 'population', true)].map((each) => ({
      ...each,
      vintages: [...each.vintages, { year: 2022, series: 'rp', source: 'trial-2022', note: null }],
    })),
    null,
    1,
  )}\n`,
}

test('a publisher’s file becomes columns: ratios, secrecy and absence apart, larger territories computed; twice changes nothing', async () => {
  const folder = await pack()
  const trial = await run(folder, mapping, table, '--dry-run')
  expect(await contents(folder)).toEqual(files)
  const report = await run(folder, mapping, table)
  expect(await contents(folder)).toEqual(written)
  expect(report).toBe(`Millésime ajouté : Recensement d’essai, 2022
  fichier : /fichier.csv (utf-8, 8 lignes)
  communes : 4 sur 4
  lignes d’ailleurs que la région : 1
  codes inconnus : 1 (62999)
  refus : 2
    ligne 7 : 80018 : « dix » n’est pas un nombre positif (colonne « CHOM_H »)
    ligne 9 : 80018 : une ligne précédente a déjà donné « CHOM_H » de ce territoire
  unemployment_2022 : communes 3 (1 sous secret) ; EPCI 1 (calculé des communes, dont 1 approchées) ; départements 3 (calculé des communes, dont 1 approchées)
  poverty_2022 : communes 2 (1 sous secret, 1 sans valeur)
  territoires dont ces années ne seront pas montrées (« former_until » : l’ancienne commune) : 1
  écrits dans PAQUET : indicators-communes.csv, indicators-epci.csv, indicators-departements.csv, region.json, indicators.json`)
  expect(trial).toBe(
    report.replace('Millésime ajouté', 'Essai sans rien écrire').replace('écrits dans', 'changeraient dans'),
  )
  expect(await run(folder, mapping, table)).toContain('rien ne change dans PAQUET')
  expect(await contents(folder)).toEqual(written)
})

test.each([
  ['UTF-8 with its mark, tabs', new TextEncoder().encode(`\ufeff${table.replaceAll(';', '\t')}`)],
  ['Latin-1', Buffer.from(table, 'latin1')],
  ['UTF-16', Buffer.from(`\ufeff${table}`, 'utf16le')],
  ['commas', table.replaceAll(',', '.').replaceAll(';', ',')],
])('the same file in %s gives the same pack', async (_, content) => {
  const folder = await pack()
  await run(folder, mapping, content)
  expect(await contents(folder)).toEqual(written)
})

test('a break is another series with its note; without the note it is refused', async () => {
  const folder = await pack()
  const broken = { ...poverty, series: 'rp-new' }
  await expect(run(folder, { ...mapping, indicators: [broken] }, table)).rejects.toThrow(
    'Indicateur poverty 2022 : la série « rp-new » n’est pas celle de 2016 (« rp »). Une rupture se dit',
  )
  expect(await contents(folder)).toEqual(files)
  const note = { fr: 'Nouvelle définition.', en: 'New definition.' }
  await run(folder, { ...mapping, indicators: [{ ...broken, note }] }, table)
  const [, after] = JSON.parse((await contents(folder))['indicators.json'] ?? '')
  expect(after.vintages).toEqual([
    { year: 2016, series: 'rp', source: 'trial-2016', note: null },
    { year: 2022, series: 'rp-new', source: 'trial-2022', note },
  ])
})

test('a file of one figure a line gives several levels', async () => {
  const folder = await pack()
  const where = { EMPSTA: '2' }
  const long = {
    source,
    territories: ['commune', 'epci', 'departement'].map((kind) => ({
      kind,
      column: 'GEO',
      where: { NIVEAU: kind, ANNEE: '2022' },
    })),
    indicators: [
      {
        ...unemployment,
        value: {
          sum: [{ column: 'VALEUR', where }],
          over: [{ column: 'VALEUR', where: { EMPSTA: '1T2' } }],
          times: 100,
        },
      },
    ],
  }
  const line = (level: string, code: string, state: string, value: number, year = 2022) =>
    `${level};${code};${year};${state};${value}\n`
  const content = `NIVEAU;GEO;ANNEE;EMPSTA;VALEUR\n${line('commune', '02001', '2', 5)}${line('commune', '02001', '1T2', 50)}${line('commune', '02001', '2', 9, 2017)}${line('epci', '247600588', '2', 3)}${line('epci', '247600588', '1T2', 20)}${line('departement', '62', '33', 7)}`
  expect(await run(folder, long, content)).toContain('lignes que la table ne demande pas : 2')
  expect((await contents(folder))['indicators-epci.csv']).toBe(
    'code,approximated,unemployment_2022,poverty_2016\n200018083,,,11\n247600588,,15,9\n',
  )
  expect((await contents(folder))['indicators-communes.csv']).toContain('02001,,,10.5,,10\n')
  // The file has no département: those are computed.
  expect((await contents(folder))['indicators-departements.csv']).toBe(
    'code,approximated,unemployment_2022\n02,,10\n62,,\n80,,\n',
  )
})

test('what is wrong is told with its place, and nothing is written', async () => {
  const folder = await pack()
  const one = (change: object) => ({ ...mapping, indicators: [{ ...unemployment, ...change }] })
  const refused: [unknown, string, RegExp][] = [
    ['{', table, /table\.json n’est pas du JSON valide/],
    [
      { ...mapping, territories: [{ kind: 'canton', column: 'C' }] },
      table,
      /table\.json :\n.*\n.*territories\[0\]\.kind/,
    ],
    [
      one({ value: { sum: ['CHOM'], over: ['ACT'] } }),
      table,
      /indicateur unemployment 2022 : « CHOM »\nColonnes du fichier \(6\) : « CODGEO »/,
    ],
    [{ ...mapping, territories: [{ kind: 'commune', column: 'COM' }] }, table, /territories\[0\] : « COM »/],
    [
      { ...mapping, territories: [{ kind: 'epci', column: 'CODGEO' }] },
      table,
      /Aucune ligne ne parle d’un territoire de la région Essai : 8 lignes lues/,
    ],
    [one({ code: 'chomage' }), table, /Le paquet n’a pas d’indicateur « chomage ».*unemployment, poverty/],
    [{ ...mapping, indicators: [poverty, poverty] }, table, /donne deux fois poverty 2022/],
    [
      { ...mapping, territories: [{ kind: 'commune', column: 'CODGEO', arrondissements: 'sum' }] },
      table,
      /Indicateur poverty 2022 : « arrondissements » vaut « sum », mais ce taux ne s’additionne pas/,
    ],
    [mapping, 'CODGEO;ACT\n', /aucune ligne lisible/],
  ]
  for (const [wanted, content, message] of refused) {
    const failed = await run(folder, wanted, content).catch((error: Error) => error)
    expect(failed, String(message)).toBeInstanceOf(PackError)
    expect((failed as Error).message).toMatch(message)
  }
  await expect(indicatorsCommand([], { regionPack: folder })).rejects.toThrow(CommandError)
  await expect(run(folder, mapping, '')).rejects.toThrow(/est vide/)
  expect(await contents(folder)).toEqual(files)
})

test('a pack that cannot be written stays as it was', async () => {
  const folder = await pack()
  await mkdir(join(folder, '.indicators.json.new'))
  await expect(run(folder, mapping, table)).rejects.toThrow(/EISDIR/)
  await rmdir(join(folder, '.indicators.json.new'))
  expect(await contents(folder)).toEqual(files)
})

test('the mappings that ship are readable, and write in the series and the notes of the pack', async () => {
  const known = JSON.parse(await readFile('data/hauts-de-france/indicators.json', 'utf8'))
  for await (const file of glob(['data/insee/*.json', 'data/*/mappings/*.json'])) {
    const { indicators, source } = await readMapping(file)
    for (const { code, year, series, note } of indicators) {
      const { vintages } = known.find((each: { code: string }) => each.code === code)
      const same = vintages.find((each: { year: number }) => each.year === year)
      if (same)
        expect({ file, code, series, note }).toEqual({ file, code, series: same.series, note: same.note })
      else expect(source.id, file).toBe('insee-rp-2023')
    }
  }
})

test('a share above 100 % is refused with its line, and arrondissements add up to their commune', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'south-')), 'pack')
  await buildRegionPack('93', folder)
  const { code: _, vintages: __, ...definition } = defined('unemployment', 'labour-force', false)
  const wanted = {
    ...mapping,
    territories: [{ kind: 'commune', column: 'CODGEO', arrondissements: 'sum' }],
    computed: [],
    indicators: [{ ...unemployment, definition }],
  }
  const content = 'CODGEO;CHOM_H;CHOM_F;ACT\n13201;10;10;100\n13202;5;5;200\n13001;80;30;100\n'
  expect(await run(folder, wanted, content)).toContain(
    'ligne 4 : 13001 : unemployment_2022 donne 110 %, plus de 100 %',
  )
  const after = await contents(folder)
  expect(after['indicators-communes.csv']).toMatch(/^13055,,,10$/m)
  expect(after['indicators-communes.csv']).toMatch(/^13001,,,$/m)
  expect(JSON.parse(after['region.json'] ?? '')).toMatchObject({ indicators: 'indicators.json' })
  expect(await run(folder, wanted, content)).toContain('rien ne change')
  expect(await contents(folder)).toEqual(after)
})

test('the value of an EPCI is the ratio of the sums of its communes, whatever they are', async () => {
  const people = fc.integer({ min: 1, max: 100_000 })
  const parts = fc.array(
    fc.tuple(people, people).map(([one, other]) => [Math.min(one, other), Math.max(one, other)] as const),
    { minLength: 3, maxLength: 3 },
  )
  const folder = await pack()
  await fc.assert(
    fc.asyncProperty(parts, async (drawn) => {
      const lines = ['02001', '62104', '62022'].map(
        (code, at) => `${code};${drawn[at]?.[0]};0;${drawn[at]?.[1]}\n`,
      )
      const wanted = { ...mapping, indicators: [unemployment] }
      await run(folder, wanted, `CODGEO;CHOM_H;CHOM_F;ACT\n${lines.join('')}`)
      const sum = (at: 0 | 1) => drawn.reduce((total, each) => total + each[at], 0)
      const cell = (await contents(folder))['indicators-epci.csv']?.split('\n')[1]?.split(',')[2]
      expect(cell).toBe(String(Number(((sum(0) / sum(1)) * 100).toFixed(2))))
    }),
    { numRuns: 10 },
  )
})
