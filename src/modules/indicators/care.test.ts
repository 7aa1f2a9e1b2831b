import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { recordValues } from '#modules/territories/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { seedIndicators } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
let moderator: TestPerson
const lille = '200093201'
const back = '/administration/indicateurs'

beforeAll(async () => {
  await seedTerritories(db)
  await seedIndicators(db)
  moderator = await aPerson(db).withRole('moderator').save()
})

const post = (path: string, fields: Record<string, string>, person = moderator) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(person) })
const standing = async (indicator: string, year: number, code = lille) =>
  (
    await sql<{ value: number; status: string }>`SELECT value, status FROM indicator_value
      WHERE indicator = ${indicator} AND year = ${year}::smallint AND code = ${code}`.execute(db)
  ).rows[0]
const upload = async (code: string, csv: string, fields: Record<string, string> = {}) => {
  const body = new FormData()
  body.set('fichier', new File([csv], 'valeurs.csv', { type: 'text/csv' }))
  for (const [name, value] of Object.entries({ importReason: 'Bilan annuel', ...fields }))
    body.set(name, value)
  const answer = await app.request(`${back}/${code}/import`, {
    method: 'POST',
    body,
    headers: signedIn(moderator),
  })
  return { status: answer.status, html: (await answer.text()).replace(/[\u202f\u00a0]/g, ' ') }
}

describe('a value corrected', () => {
  const correction = { level: 'epci', code: lille, year: '2022', value: '13,5', reason: 'Erreur de relevé' }

  test('needs a reason, a known territory, a number', async () => {
    for (const [wrong, field] of [
      [{ reason: '' }, 'reason'],
      [{ code: '999' }, 'code'],
      [{ value: 'beaucoup' }, 'value'],
      [{ status: 'secret' }, 'status'],
      [{ level: 'canton' }, 'level'],
    ] as const) {
      const answer = await post(`${back}/unemployment/valeur`, { ...correction, ...wrong })
      expect([answer.status, (await answer.text()).includes(`href="#${field}"`)], field).toEqual([422, true])
    }
  })

  test('takes the place of the one that stood, which stays readable with why and who', async () => {
    const before = await standing('unemployment', 2022)
    expect((await post(`${back}/unemployment/valeur`, correction)).status).toBe(303)
    expect(await standing('unemployment', 2022)).toEqual({ value: 13.5, status: 'published' })
    const { rows } = await sql<
      Record<string, unknown>
    >`SELECT was, value, origin, changed_by, reason FROM indicator_change
      WHERE indicator = 'unemployment' ORDER BY id DESC LIMIT 1`.execute(db)
    expect(rows).toEqual([
      {
        was: before?.value,
        value: 13.5,
        origin: 'hand',
        changed_by: moderator.id,
        reason: 'Erreur de relevé',
      },
    ])
    expect(await (await app.request('/observatoire/indicateurs/unemployment')).text()).toContain(
      'Erreur de relevé',
    )
    expect(
      await db.selectFrom('journal_entry').select('action').where('object_id', '=', 'unemployment').execute(),
    ).toEqual([{ action: 'indicator.correct' }])
  })

  test('holds while the pack says again what was corrected, and gives way when it says something new', async () => {
    const give = (value: number) =>
      recordValues(
        db,
        { origin: 'pack', kind: 'epci', codes: [lille], indicators: ['unemployment'], years: [2022] },
        [{ code: lille, indicator: 'unemployment', year: 2022, value, status: 'published' }],
        new Date('2026-03-01T00:00:00Z'),
      )
    const { rows } = await sql<{
      was: number
    }>`SELECT was FROM indicator_change WHERE indicator = 'unemployment' ORDER BY id LIMIT 1`.execute(db)
    await give(rows[0]?.was ?? 0)
    expect((await standing('unemployment', 2022))?.value).toBe(13.5)
    await give(12.25)
    expect((await standing('unemployment', 2022))?.value).toBe(12.25)
  })
})

test('an indicator by hand: created, filled by a file with its refused lines told, frozen, then only corrected', async () => {
  const typed = {
    code: 'classes-patrimoine',
    labelFr: 'Classes du patrimoine',
    labelEn: 'Heritage classes',
    definitionFr: 'Classes accueillies.',
    definitionEn: 'Classes received.',
    theme: 'other',
    unit: 'count',
    direction: 'more',
    source: 'Bilan des classes',
  }
  expect((await post(back, { ...typed, labelFr: '' })).status).toBe(422)
  expect((await post(back, typed)).status).toBe(303)
  expect((await post(back, typed)).status).toBe(422)
  const csv = `niveau;code;annee;valeur\r\nepci;${lille};2025;1 204,5\r\nepci;000;2025;3\r\ndepartement;59;2025;douze\r\nepci;${lille};2025;4\r\n`
  const report = await upload('classes-patrimoine', csv)
  expect(report.status).toBe(200)
  expect(report.html).toContain('1 valeur enregistrée')
  expect(report.html).toContain('3 lignes refusées')
  expect(report.html).toContain('Aucun territoire « epci/000 »')
  expect(await standing('classes-patrimoine', 2025)).toEqual({ value: 1204.5, status: 'published' })
  expect((await upload('classes-patrimoine', csv)).html).toContain('1 valeur était déjà celle-là')
  expect((await post(`${back}/classes-patrimoine/figer`, { annee: '2025' })).status).toBe(303)
  const late = await upload('classes-patrimoine', `niveau,code,annee,valeur\nepci,${lille},2025,7\n`)
  expect(late.html).toContain('2025 est figée')
  expect((await standing('classes-patrimoine', 2025))?.value).toBe(1204.5)
  const correction = { level: 'epci', code: lille, year: '2025', value: '1205', reason: 'Vérifié' }
  expect((await post(`${back}/classes-patrimoine/valeur`, correction)).status).toBe(303)
  expect((await standing('classes-patrimoine', 2025))?.value).toBe(1205)
  expect((await app.request('/observatoire/indicateurs/classes-patrimoine')).status).toBe(200)
})

test('a new year of an indicator that the pack publishes asks for its source', async () => {
  const csv = `niveau,code,annee,valeur\ndepartement,59,2024,14\n`
  const without = await upload('unemployment', csv)
  expect([without.status, without.html.includes('href="#import-source"')]).toEqual([422, true])
  expect(
    (
      await upload('unemployment', csv, {
        'import-source': 'Recensement 2024',
        'import-breakNote': 'Questionnaire nouveau',
      })
    ).status,
  ).toBe(200)
  const page = await (await app.request('/observatoire/indicateurs/unemployment?niveau=departement')).text()
  expect(page).toContain('Questionnaire nouveau')
  expect(page).toContain('Recensement 2024')
})

test('observers read and change nothing', async () => {
  const observer = await aPerson(db).withRole('observer').save()
  const page = await app.request(`${back}/unemployment`, { headers: signedIn(observer) })
  const html = await page.text()
  expect([page.status, html.slice(html.indexOf('<main')).includes('method="post"')]).toEqual([200, false])
})

describe('a target', () => {
  const path = `${back}/unemployment`
  const aims = { aim: '8,5', aimYear: '2030', thresholds: '9 ; 12 ; 15', aimNote: 'Plan régional 2030' }

  test('is a number with its year, with rising classes and a reason', async () => {
    for (const [wrong, field] of [
      [{ aimYear: '' }, 'aim'],
      [{ aim: 'peu' }, 'aim'],
      [{ aimYear: '30' }, 'aimYear'],
      [{ thresholds: '12 ; 9' }, 'thresholds'],
      [{ thresholds: '1 ; 2 ; 3 ; 4' }, 'thresholds'],
      [{ thresholds: '1 ; beaucoup' }, 'thresholds'],
      [{ aimNote: '' }, 'aimNote'],
    ] as const) {
      const answer = await post(`${path}/cible`, { ...aims, ...wrong })
      expect([answer.status, (await answer.text()).includes(`href="#${field}"`)], field).toEqual([422, true])
    }
  })

  test('shows on the page, its classes on the map, its reason in the journal; nothing typed takes it away', async () => {
    expect((await post(`${path}/cible`, aims)).status).toBe(303)
    const page = (
      await (await app.request('/observatoire/indicateurs/unemployment?annee=2022')).text()
    ).replace(/[\u202f\u00a0]/g, ' ')
    expect(page).toContain('8,5 % en 2030')
    expect(page).toContain('Les limites des classes sont fixées')
    const told = await db
      .selectFrom('journal_entry')
      .select('changes')
      .where('action', '=', 'indicator.aim')
      .execute()
    expect(told).toMatchObject([{ changes: { target: { from: null, to: 8.5 }, note: 'Plan régional 2030' } }])
    expect((await post(`${path}/cible`, { aimNote: 'Abandonnée' })).status).toBe(303)
    expect(await (await app.request('/observatoire/indicateurs/unemployment')).text()).not.toContain(
      'en 2030',
    )
  })
})

test('a file of ten thousand lines is read whole: each line refused is told, once for each reason', async () => {
  const wrong = Array.from({ length: 5000 }, (_, at) => `epci;${lille};2022;nombre${at % 2}`)
  const unknown = Array.from({ length: 5000 }, () => `epci;999999999;2022;1`)
  const { status, html } = await upload(
    'employment',
    ['niveau;code;annee;valeur', `departement;59;2022;61,2`, ...wrong, ...unknown].join('\n'),
  )
  expect(status).toBe(200)
  expect(html).toContain('1 valeur enregistrée')
  expect(html).toContain('10 000 lignes refusées')
  expect(html).toContain('5004–10002')
  expect(html).toContain('3, 5, 7, 9')
})

test('the search finds an indicator by its name, and by the words that people use', async () => {
  for (const [path, word] of [
    ['/recherche', 'chômage'],
    ['/recherche', 'précarité'],
    ['/en/recherche', 'joblessness'],
  ])
    expect(
      await (await app.request(`${path}?q=${encodeURIComponent(word as string)}`)).text(),
      word,
    ).toContain('/observatoire/indicateurs/')
})
