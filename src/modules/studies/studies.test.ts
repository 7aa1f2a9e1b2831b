import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { PackError } from '#modules/territories/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { loadStudies, parseStudy } from './load-studies.ts'
import { barsOf, type StudyTable } from './model.ts'
import { seedStudies } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
const app = createApp(testServices(db))
/** A page, its spaces as they are typed. */
const text = async (path: string) =>
  (await (await app.request(path)).text()).replaceAll(/[\u202f\u00a0]/g, ' ')
const api = async (path: string) => (await app.request(path)).json()

type Rows = { rows: { label: string; count: number | null; percent: number | null }[] }
const figures = async (table: string) =>
  ((await api(`/api/v1/studies/enquete-2019/tables/${table}`)) as Rows).rows

// As printed in « Enquête sur la médiation scientifique et technique », Ombelliscience, 2019.
const published = {
  types: [
    ['Bibliothèque', 140, 54],
    ['Structure sociale généraliste', 49, 19],
    ['Structure environnementale', 19, 7],
    ['Espace de fabrication numérique', 13, 5],
    ['Structure jeunesse', 12, 5],
    ['Diffusion culturelle et création artistique', 10, 4],
    ['Insertion professionnelle', 10, 4],
    ['Autre', 5, 2],
  ],
  departements: [
    ['Somme', null, 27],
    ['Aisne', null, 22],
    ['Nord', null, 16],
    ['Oise', null, 14],
    ['Pas-de-Calais', null, 13],
  ],
  'taux-types': [
    ['Insertion', null, 27],
    ['Fabrication numérique', null, 25],
    ['Environnement', null, 25],
    ['Centres sociaux', null, 25],
    ['Bibliothèques', null, 15],
    ['Jeunesse', null, 9],
    ['Arts et culture', null, 8],
  ],
  thematiques: [
    ['Nature, environnement, développement durable, sciences de la terre', null, 86],
    ['Innovations technologiques, numérique, fabrication', null, 58],
    ['Santé, corps humain, sciences de la vie', null, 49],
    ['Sciences et société', null, 40],
    ['Histoire et patrimoine technique et industriel', null, 26],
    ['Astronomie', null, 20],
    ['Histoire des sciences', null, 13],
    ['Mathématiques, physique, chimie', null, 10],
    ['Autres', null, 3],
  ],
  freins: [
    ['Moyens', null, null],
    ['Moyens financiers', null, 60],
    ['Temps', null, 47],
    ['Matériel', null, 44],
    ['Espace', null, 26],
    ['Compétences', null, null],
    ['Compétences scientifiques et techniques', null, 55],
    ['Techniques de médiation', null, 20],
    ['Connaissance des ressources et acteurs', null, null],
    ['Connaissance des ressources', null, null],
    ['Connaissance des acteurs', null, null],
    ['Intérêt de l’équipe ou de la gouvernance', null, null],
    ['Ne sait pas', null, null],
  ],
  enjeux: [
    ['Transmission de savoirs et méthodes', null, 93],
    ['Apprentissage', null, 58],
    ['Réflexion', null, 49],
    ['Réappropriation des savoirs et techniques', null, 21],
    ['Expérimentation', null, 19],
    ['Animation de groupe', null, 87],
    ['Loisir', null, 62],
    ['Animation', null, 54],
    ['Interactions', null, 24],
  ],
} as const

test('a region without studies says so, honestly', async () => {
  expect((await text('/observatoire/etudes')).includes('Aucune étude n’est encore publiée ici')).toBe(true)
  expect(await api('/api/v1/studies')).toEqual({ data: [], pagination: { total: 0, limit: 0, after: null } })
  expect((await app.request('/observatoire/etudes/enquete-2019')).status).toBe(404)
  await seedStudies(db)
})

test.each(Object.entries(published))(
  '%s: exactly the published figures, in the API and on the page',
  async (id, rows) => {
    const given = await figures(id)
    expect(given.map((row) => [row.label, row.count, row.percent])).toEqual(rows)
    // The table of the page, cell by cell, is made of the same figures.
    expect(cells(await text(`/observatoire/etudes/enquete-2019/${id}`))).toEqual(
      rows.map(([label, count, percent]) => [
        label,
        ...(id === 'types' ? [String(count)] : []),
        percent === null ? 'non publié' : `${percent} %`,
      ]),
    )
  },
)

test('the kinds add up to 258, as the document says', async () => {
  expect((await figures('types')).reduce((sum, row) => sum + (row.count ?? 0), 0)).toBe(258)
})

/** First cells of each line of the page’s table: its label, then its figures. */
function cells(html: string): string[][] {
  const lines = html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>')).split('<tr').slice(1)
  const plain = (part: string) =>
    part
      .replace(/<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ')
      .replaceAll('&#39;', "'")
  return lines.map((line) => [
    ...[...line.matchAll(/<th[^>]*>(.*?)<\/th>/gs)].map((found) => plain(found[1] ?? '')),
    ...[...line.matchAll(/<td class="n">(.*?)<\/td>/gs)].map((found) => plain(found[1] ?? '')),
  ])
}

test('the file of a table and that of the study give the same figures back', async () => {
  const table = parse(await text('/observatoire/etudes/enquete-2019/types.csv'), { columns: true }) as Record<
    string,
    string
  >[]
  expect(table.map((row) => [row.libelle, Number(row.effectif), Number(row.pourcentage)])).toEqual(
    published.types,
  )
  const whole = parse(await text('/observatoire/etudes/enquete-2019.csv'), { columns: true }) as Record<
    string,
    string
  >[]
  const brakes = whole.filter((row) => row.tableau === 'freins')
  expect(brakes.map((row) => row.pourcentage)).toEqual(
    published.freins.map((row) => (row[2] === null ? '' : String(row[2]))),
  )
  expect(brakes[1]?.libelle).toBe('Moyens : Moyens financiers')
  expect((await text('/donnees/etudes.csv')).includes('enquete-2019,2019,Ombelliscience,types')).toBe(true)
})

test('the pages cite the document, and tell what does not add up in it', async () => {
  const page = await text('/observatoire/etudes/enquete-2019')
  expect(page.includes('rubrique « Freins »')).toBe(true)
  expect(page.includes('Part des bibliothèques parmi les envois')).toBe(true)
  expect((await text('/observatoire/etudes/epci-2021')).includes('page 23')).toBe(true)
  expect((await text('/en/observatoire/etudes/plan-2018')).includes('162 votes for, none against')).toBe(true)
  expect((await text('/observatoire')).includes('5 études')).toBe(true)
})

test('of 2017 and 2023, only what their documents tell: each figure cites its own', async () => {
  const table = async (study: string, id: string) =>
    (await api(`/api/v1/studies/${study}/tables/${id}`)) as Rows & { source: string }
  const short = (it: Rows & { source: string }) => [
    it.source,
    ...it.rows.map((row) => row.count ?? row.percent),
  ]
  expect(short(await table('enquete-2017', 'collecte'))).toEqual(['survey-2017-results', 150, 103])
  expect(short(await table('enquete-2017', 'enseignement-superieur'))).toEqual(['survey-2017-comue', 150, 27])
  expect(short(await table('enquete-2023', 'collecte'))).toEqual(['survey-2023-results', null, 174])
  expect(short(await table('enquete-2023', 'importance'))).toEqual(['survey-2023-results', 72, 56])
  expect(short(await table('enquete-2023', 'types'))).toEqual(['survey-2023-studies', 30, 25, 16, 12])
  expect(short(await table('enquete-2023', 'statuts'))).toEqual(['survey-2023-studies', 47, 26])
  const page = await text('/observatoire/etudes/enquete-2017/enseignement-superieur')
  expect(page.includes('ComUE Lille Nord de France')).toBe(true)
})

test('the years side by side: how each was made, no rate that a document does not give', async () => {
  const html = await text('/observatoire/etudes/comparer')
  const lines = html.slice(html.indexOf('<tbody>'), html.indexOf('</tbody>')).split('<tr').slice(1)
  const line = (at: number) =>
    [...(lines[at] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map((found) =>
      (found[1] ?? '').replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' '),
    )
  expect(line(1)).toEqual(['150', 'environ 1 550', '11 intercommunalités', 'non publié'])
  expect(line(3)).toEqual(['non publié', '17 %', 'non publié', 'non publié'])
})

test('search finds a study by the subject of a table', async () => {
  expect((await text('/recherche?q=freins+leviers')).includes('/observatoire/etudes/epci-2021')).toBe(true)
})

test('the sheet of a territory leads to the study that looked at it, and no other sheet does', async () => {
  const link = '/observatoire/etudes/epci-2021'
  // Beauvaisis is one of the eleven; Lille is not.
  expect((await text('/territoires/epci/200067999')).includes(`href="${link}"`)).toBe(true)
  expect((await text('/territoires/epci/200093201')).includes(link)).toBe(false)
})

test('an unchanged pack is not written again', async () => {
  expect(await loadStudies(db, 'data/hauts-de-france', new Date())).toBe(0)
  await sql`UPDATE study SET fingerprint = 'other' WHERE slug = 'plan-2018'`.execute(db)
  expect(await loadStudies(db, 'data/hauts-de-france', new Date())).toBe(5)
})

const file = JSON.parse(await readFile('data/hauts-de-france/studies/enquete-2019.json', 'utf8'))
const broken = (change: (study: typeof file) => void) => {
  const copy = structuredClone(file)
  change(copy)
  return () => parseStudy('studies/enquete-2019.json', JSON.stringify(copy))
}

test('a wrong file is refused with its place and its fault', () => {
  expect(() => parseStudy('studies/x.json', '{')).toThrow(PackError)
  expect(broken((it) => (it.tables[0].rows[0].count = 141))).toThrow(
    'les effectifs font 259, la base dit 258',
  )
  expect(broken((it) => (it.tables[0].rows[0].percent = 540))).toThrow('tables[0].rows[0].percent')
  expect(broken((it) => (it.tables[1].id = 'types'))).toThrow('deux tableaux s’appellent « types »')
  expect(broken((it) => (it.tables[10].rows[1].under = 'nowhere'))).toThrow('détaille « nowhere »')
  expect(broken((it) => (it.findings[0].tables = ['nowhere']))).toThrow(
    'aucun tableau ne s’appelle « nowhere »',
  )
  expect(broken((it) => (it.tables[0].rows[0].cells = { x: 1 }))).toThrow('colonne inconnue, « x »')
  expect(broken((it) => (it.surprise = 1))).toThrow('surprise')
})

test('a chart draws what is known: percentages out of 100, counts out of the greatest, nothing without figures', () => {
  const table = (id: string): StudyTable =>
    parseStudy('f', JSON.stringify(file)).tables.find((each) => each.id === id) as StudyTable
  expect(barsOf(table('types'))?.bars.map((bar) => [bar.value, bar.length])[0]).toEqual([54, 54])
  expect(barsOf({ ...table('types'), shows: ['count'] })?.bars[1]).toMatchObject({ value: 49, length: 35 })
  expect(barsOf(table('freins'))?.bars.length).toBe(6)
  expect(barsOf(table('leviers'))).toBeNull()
})
