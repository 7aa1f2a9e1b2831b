/** A small pack of invented figures, and the command run on it. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vi } from 'vitest'
import { indicatorsCommand } from './indicators.ts'

// Codes are true ones, so that other regions are told from unknown codes; figures are invented.
export const source = {
  id: 'trial-2022',
  title: 'Recensement d’essai, 2022',
  publisher: 'Maillage',
  url: null,
  licence: 'EUPL-1.2',
  licenceConfirmed: true,
  vintage: '2022',
  note: null,
}
export const old = { ...source, id: 'trial-2016', title: 'Recensement d’essai, 2016', vintage: '2016' }
const words = { fr: 'Essai', en: 'Trial' }
export const defined = (code: string, aggregate: string, secret: boolean) => ({
  code,
  theme: 'employment',
  unit: 'percent',
  label: words,
  definition: words,
  aggregate,
  vintages: [{ year: 2016, series: 'rp', source: 'trial-2016', note: null }],
  secret,
})
const names = { the: words, of: words, in: words }

export const manifest = {
  code: '32',
  name: 'Essai',
  names,
  seat: null,
  schoolZone: null,
  agency: null,
  contactEmail: null,
  sources: [old],
  territories: { source: 'trial-2016', areaSource: null, populationYear: 2023 },
  contours: null,
  indicators: 'indicators.json',
  studies: [],
  links: [],
  organisations: [],
}

/** Three communes of one EPCI, one of an EPCI that crosses the border. */
export const files = {
  'region.json': `${JSON.stringify(manifest, null, 2)}\n`,
  'indicators.json': `${JSON.stringify([defined('unemployment', 'labour-force', false), defined('poverty', 'population', true)], null, 1)}\n`,
  'communes.csv':
    'code,name,departement,epci,population\n02001,Abbécourt,02,200018083,1000\n62104,Bellebrune,62,200018083,900\n62022,Alincthun,62,200018083,40\n80018,Allenay,80,247600588,253\n',
  'epci.csv':
    'code,name,type,departements,population,population_inside\n200018083,Desvres,CC,62 02,1940,1940\n247600588,Villes Sœurs,CC,76 80,35390,253\n',
  'departements.csv': 'code,name\n02,Aisne\n62,Pas-de-Calais\n80,Somme\n',
  'indicators-communes.csv':
    'code,approximated,former_until,unemployment_2016,poverty_2016\n02001,,,10.5,\n62104,*,,8,12.5\n62022,,2022,7,\n80018,unemployment_2016,,6,3\n',
  'indicators-epci.csv':
    'code,approximated,unemployment_2022,poverty_2016\n200018083,,99,11\n247600588,,13.25,9\n',
  'indicators-departements.csv': 'code,approximated\n02,\n62,\n80,\n',
}

export const unemployment = {
  code: 'unemployment',
  year: 2022,
  series: 'rp',
  value: { sum: ['CHOM_H', 'CHOM_F'], over: ['ACT'], times: 100 },
}
export const poverty = { code: 'poverty', year: 2022, series: 'rp', value: { column: 'PAUVRES' } }
export const mapping = {
  source,
  territories: [{ kind: 'commune', column: 'CODGEO', pad: 5 }],
  indicators: [unemployment, poverty],
}
export const table =
  'CODGEO;LIBGEO;CHOM_H;CHOM_F;ACT;PAUVRES\n2001;Abbécourt;20,5;20,5;400;s\n62104;Bellebrune;0;0;300;0\n62022;Alincthun;s;1;20;N/A\n35238;Rennes;1;1;10;5\n62999;Nulle part;1;1;10;5\n80018;Allenay;dix;2;100;4,256\n80018;Allenay;6;4;100;4,256\n80018;Allenay;6;4;100;4,256\n'

export async function pack(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-'))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

export async function contents(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const name of (await readdir(folder)).sort()) found[name] = await readFile(join(folder, name), 'utf8')
  return found
}

/** Runs the command as an operator does; gives what it printed. */
export async function run(folder: string, wanted: unknown, content: string | Uint8Array, ...rest: string[]) {
  const aside = await mkdtemp(join(tmpdir(), 'vintage-'))
  const [tableFile, file] = [join(aside, 'table.json'), join(aside, 'fichier.csv')]
  await writeFile(tableFile, typeof wanted === 'string' ? wanted : JSON.stringify(wanted))
  await writeFile(file, content)
  const said = vi.spyOn(console, 'log').mockImplementation(() => {})
  try {
    await indicatorsCommand([tableFile, file, '--into', folder, ...rest], { regionPack: 'nowhere' })
    return said.mock.calls.join('\n').replaceAll(aside, '').replaceAll(folder, 'PAQUET')
  } finally {
    said.mockRestore()
  }
}
