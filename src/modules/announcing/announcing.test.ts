import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditableEvent } from '#modules/agenda/index.ts'
import { anEvent } from '#modules/agenda/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { fieldsOf } from './testing-forms.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
let museum: { id: string; slug: string }
let contributor: TestPerson
let moderator: TestPerson
let stranger: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  museum = await anOrganisation(db).named('Écomusée').inCommune('59249').save()
  contributor = await aPerson(db).contributorOf(museum.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
  stranger = await aPerson(db).save()
})
beforeEach(() => db.deleteFrom('event').execute())

const get = (path: string, person?: TestPerson) =>
  app.request(path, { redirect: 'manual', headers: person ? signedIn(person) : {} })
const post = (path: string, person: TestPerson, fields: Record<string, string | string[]>) => {
  const body = new URLSearchParams()
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) body.append(name, value)
  return app.request(path, { method: 'POST', redirect: 'manual', headers: signedIn(person), body })
}

const read = async (answer: Response) => pageText(await answer.text())

async function aDraft(title = 'Atelier fusées'): Promise<string> {
  const answer = await post('/agenda/proposer', contributor, { organiser: museum.id, titleFr: title })
  expect(answer.status).toBe(303)
  return (answer.headers.get('location') ?? '').replace('/modifier', '')
}

const weekly = {
  'rule-kind': 'week',
  'rule-weekdays': ['2'],
  'rule-from': '2026-12-01',
  'rule-until': '2026-12-31',
  'rule-begin': '18:00',
  'rule-end': '19h30',
  'rule-except': '22/12/2026',
}
const hall = { 'places-0-name': 'Salle des machines', 'places-0-commune': 'Fourmies' }
const beginnings = async (path: string) =>
  (await getEditableEvent(db, path.split('/').at(-1) ?? ''))?.content.sessions.map(({ begin }) =>
    begin.toISOString(),
  )

describe('announcing', () => {
  test('who looks after nothing is led to claim or propose an organisation; a visitor signs in', async () => {
    const page = await read(await get('/agenda/proposer', stranger))
    expect(page).toContain('Vous ne vous occupez d’aucune')
    expect((await get('/agenda/proposer')).headers.get('location')).toContain('/connexion')
    const refused = await post('/agenda/proposer', stranger, { organiser: museum.id, titleFr: 'Atelier' })
    expect(refused.status).toBe(403)
  })

  test('a weekly event with one exception, from its title to the moderators’ queue', async () => {
    const path = await aDraft()
    const form = await fieldsOf(await get(`${path}/modifier`, contributor))
    const expanded = await post(`${path}/modifier`, contributor, {
      ...form,
      ...weekly,
      ...hall,
      act: 'expand-recurrence',
    })
    expect(expanded.status).toBe(200)
    const listed = await fieldsOf(expanded)
    expect(Object.entries(listed).flatMap(([name, [day]]) => (name.endsWith('-day') ? [day] : []))).toEqual([
      '2026-12-01',
      '2026-12-08',
      '2026-12-15',
      '2026-12-29',
    ])
    const sent = await post(`${path}/modifier`, contributor, { ...listed, act: 'submit' })
    expect(sent.headers.get('location')).toBe('/compte/evenements?fait=envoye')
    const event = await getEditableEvent(db, 'atelier-fusees')
    expect(event?.state).toBe('submitted')
    expect(event?.content.places).toMatchObject([{ name: 'Salle des machines', commune: '59249' }])
    expect(await beginnings(path)).toEqual(
      ['01', '08', '15', '29'].map((day) => `2026-12-${day}T17:00:00.000Z`),
    )
  })

  test('dates to repeat that nobody added to the list are added when it is sent', async () => {
    const path = await aDraft()
    const form = await fieldsOf(await get(`${path}/modifier`, contributor))
    await post(`${path}/modifier`, contributor, { ...form, ...weekly, ...hall, act: 'submit' })
    expect(await beginnings(path)).toHaveLength(4)
  })

  test('what is wrong is told field by field, and everything typed is still there', async () => {
    const path = await aDraft()
    const form = await fieldsOf(await get(`${path}/modifier`, contributor))
    const typed = {
      ...form,
      ...hall,
      summaryFr: '« Oui » <b>&</b> "non"',
      ageMin: 'douze',
      sourceUrl: 'nulle part',
      'sessions-0-day': '31/02/2027',
      'sessions-0-begin': 'midi',
      'places-0-commune': 'Nulleville',
      'booking-0-for': 'school',
      'booking-0-value': 'demandez',
    }
    const answer = await post(`${path}/modifier`, contributor, { ...typed, act: 'submit' })
    expect(answer.status).toBe(422)
    const again = await fieldsOf(answer.clone())
    for (const [name, value] of Object.entries(typed)) expect(again[name], name).toEqual([value].flat())
    const links = [...(await answer.text()).matchAll(/<li><a href="#([\w-]+)">/g)].map(([, id]) => id)
    expect(links.slice(0, 6).toSorted()).toEqual(
      ['ageMin', 'sourceUrl', 'sessions-0-day', 'places-0-commune', 'booking-0-value'].toSorted(),
    )
  })

  test('a draft keeps what is typed, right or wrong, and is resumed', async () => {
    const path = await aDraft()
    const form = await fieldsOf(await get(`${path}/modifier`, contributor))
    const kept = await post(`${path}/modifier`, contributor, { ...form, ageMin: 'douze', act: 'keep' })
    expect(kept.headers.get('location')).toBe(`${path}/modifier?fait=brouillon`)
    expect((await fieldsOf(await get(`${path}/modifier`, contributor))).ageMin).toEqual(['douze'])
    const auto = await post(`${path}/modifier`, contributor, {
      ...form,
      titleFr: 'Atelier lunes',
      act: 'draft',
    })
    expect(auto.status).toBe(200)
    const resumed = await get(`${path}/modifier`, contributor)
    expect((await fieldsOf(resumed.clone())).titleFr).toEqual(['Atelier lunes'])
    expect(await read(resumed)).toContain('Vous reprenez')
    expect((await getEditableEvent(db, 'atelier-fusees'))?.version).toBe(2)
  })

  test('a place is taken from the directory, with its address', async () => {
    const path = await aDraft()
    const form = await fieldsOf(await get(`${path}/modifier`, contributor))
    const found = await post(`${path}/modifier`, contributor, {
      ...form,
      'places-0-search': 'ecomusee',
      act: 'search-place-0',
    })
    expect(await found.text()).toContain(`name="places-0-organisation" value="${museum.id}"`)
    const taken = await fieldsOf(
      await post(`${path}/modifier`, contributor, {
        ...form,
        'places-0-organisation': museum.id,
        act: 'use-place-0',
      }),
    )
    expect([taken['places-0-name'], taken['places-0-commune']]).toEqual([['Écomusée'], ['Fourmies (59249)']])
  })

  test('what looks like it holds it back until one says that it is another', async () => {
    await anEvent(db).named('Atelier fusées').inCommune('59249').on('2026-12-01T18:00').save(now)
    const path = await aDraft('Atelier fusée')
    const form = await fieldsOf(await get(`${path}/modifier`, contributor))
    const sent = { ...form, ...weekly, ...hall, act: 'submit' }
    const held = await post(`${path}/modifier`, contributor, sent)
    expect(held.status).toBe(422)
    const text = await read(held)
    expect(text).toContain('Des rendez-vous ressemblent au vôtre')
    const passed = await post(`${path}/modifier`, contributor, { ...sent, isOther: '1' })
    expect(passed.status).toBe(303)
  })

  test('two people change the same field: the second sees it, and loses nothing', async () => {
    const path = await aDraft()
    const form = await fieldsOf(await get(`${path}/modifier`, contributor))
    const theirs = { ...form, summaryFr: 'À deux mains', descriptionFr: 'Venez', act: 'keep' }
    await post(`${path}/modifier`, moderator, theirs)
    const answer = await post(`${path}/modifier`, contributor, {
      ...form,
      summaryFr: 'À quatre mains',
      keywords: 'eau',
      act: 'keep',
    })
    expect(answer.status).toBe(409)
    const merged = await fieldsOf(answer.clone())
    expect([merged.summaryFr, merged.descriptionFr, merged.keywords]).toEqual([
      ['À quatre mains'],
      ['Venez'],
      ['eau'],
    ])
    expect(await read(answer)).toContain('résumé')
    expect((await post(`${path}/modifier`, contributor, { ...merged, act: 'keep' })).status).toBe(303)
  })

  test('a draft does not exist for those who may not see it', async () => {
    const path = await aDraft()
    expect((await get(`${path}/modifier`, stranger)).status).toBe(404)
    expect((await get(path)).status).toBe(404)
  })
})
