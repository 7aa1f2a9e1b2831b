import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { loadVocabularies } from '#modules/directory/index.ts'
import { loadSurveys } from '#modules/surveys/index.ts'
import { samplePackFolder } from '#modules/territories/testing.ts'
import { loadDemoOnce } from '../../cli/demo.ts'
import { loadDemoSurveys, removeDemoSurveys } from './demo.ts'
import { keepOldReports } from './keep-old-reports.ts'
import { aDesk, base } from './testing-desk.ts'

const { db, get, cells } = await aDesk()
const now = new Date('2026-11-27T08:00:00Z')
const slug = 'demonstration-proximite'

test('the demonstration campaign, through the engine, gives the published figures of 2019 to the unit', async () => {
  await loadVocabularies(db)
  await loadSurveys(db, samplePackFolder, now)
  expect(await loadDemoSurveys(db, now, samplePackFolder)).toBe(258)
  expect(await loadDemoSurveys(db, now, samplePackFolder)).toBe(0)
  const counts = async (question: string) =>
    Object.fromEntries(
      (await cells(`${base}/${slug}/analyse.csv?question=${question}`)).map((line) => [
        line.category,
        Number(line.count),
      ]),
    )
  const rounded = async (question: string) =>
    Object.fromEntries(
      (await cells(`${base}/${slug}/analyse.csv?question=${question}`)).map((line) => [
        line.category,
        Math.round(Number(line.percent)),
      ]),
    )
  expect(await counts('q06')).toEqual({
    bibliotheque: 140,
    social: 49,
    environnement: 19,
    fabrication: 13,
    jeunesse: 12,
    culture: 10,
    insertion: 10,
    other: 5,
  })
  expect(Object.values(await rounded('q11'))).toEqual([86, 58, 49, 40, 26, 20, 13, 10, 3])
  expect(await rounded('q13')).toEqual({ aucune: 55, une: 15, plusieurs: 30 })
  expect((await rounded('q17')).financiers).toBe(60)
  // Rates as published: 27, 22, 16, 14 and 13 % by département.
  const asked = await db
    .selectFrom('survey_contact')
    .select(({ fn }) => ['departement', 'state', fn.countAll<string>().as('count')])
    .groupBy(['departement', 'state'])
    .execute()
  const of = (departement: string, state?: string) =>
    asked
      .filter((each) => each.departement === departement && (!state || each.state === state))
      .reduce((sum, { count }) => sum + Number(count), 0)
  expect(
    ['80', '02', '59', '60', '62'].map((code) => Math.round((100 * of(code, 'completed')) / of(code))),
  ).toEqual([27, 22, 16, 14, 13])
})

test('its report is public, marked, and goes with the demonstration', async () => {
  const page = await (await get(`/enquetes/${slug}/resultats`, null)).text()
  expect(page).toContain('Enquête de démonstration : les réponses sont fictives.')
  expect(page).toContain('140')
  // Published before reports were kept: the job keeps it, as it reads.
  const before = await cells(`/enquetes/${slug}/resultats.csv`, null)
  await db.updateTable('survey_campaign').set({ report: null }).where('slug', '=', slug).execute()
  expect([await keepOldReports(db, now), await keepOldReports(db, now)]).toEqual([1, 0])
  const unkept = await db
    .selectFrom('survey_campaign')
    .select('slug')
    .where('state', '=', 'published')
    .where('report', 'is', null)
    .execute()
  expect(unkept).toEqual([])
  expect(await cells(`/enquetes/${slug}/resultats.csv`, null)).toEqual(before)
  expect(await removeDemoSurveys(db)).toBe(258)
  expect((await get(`/enquetes/${slug}/resultats`, null)).status).toBe(404)
  expect(await db.selectFrom('survey_contact').select('id').execute()).toEqual([])
})

test('a set loaded before surveys had one gets theirs at the next start: once, and never over somebody’s work', async () => {
  const campaigns = () => db.selectFrom('survey_campaign').select(['slug', 'demo']).orderBy('slug').execute()
  const start = (at = now) => loadDemoOnce(db, at, samplePackFolder)
  const state = (value: string) =>
    db
      .insertInto('setting')
      .values({ name: 'demonstration', value: JSON.stringify(value), updated_at: now })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: JSON.stringify(value) }))
      .execute()
  await removeDemoSurveys(db)
  await state('removed')
  await start()
  expect((await campaigns()).filter(({ demo }) => demo)).toEqual([])
  await state('loaded')
  // A person writes on the questionnaire of the pack: it waits.
  const person = await db.selectFrom('person').select('id').executeTakeFirstOrThrow()
  const version = db
    .updateTable('survey_version')
    .where('survey_id', 'in', (eb) => eb.selectFrom('survey').where('pack_code', 'is not', null).select('id'))
  await sql`ALTER TABLE survey_version DISABLE TRIGGER survey_version_frozen`.execute(db)
  await version.set({ frozen_at: null, updated_by: person.id }).execute()
  await sql`ALTER TABLE survey_version ENABLE TRIGGER survey_version_frozen`.execute(db)
  await start()
  expect((await campaigns()).filter(({ demo }) => demo)).toEqual([])
  await version.set({ updated_by: null }).execute()
  await start()
  await start()
  expect((await campaigns()).filter(({ demo }) => demo)).toEqual([{ slug, demo: true }])
  // A campaign that a person made under that name stays theirs.
  await db.updateTable('survey_campaign').where('slug', '=', slug).set({ demo: false }).execute()
  await start()
  expect((await campaigns()).filter((each) => each.slug === slug)).toEqual([{ slug, demo: false }])
})
