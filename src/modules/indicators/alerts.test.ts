import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { aTool } from '#modules/tools/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { raisedBy } from './alert-model.ts'
import { evaluateAlerts, refreshLive, shipRules } from './index.ts'
import { seedIndicators } from './testing.ts'

const db = await testDatabase()
const app = createApp(testServices(db))
const fourmies = '59249'
const monday = new Date('2026-11-23T03:00:00Z')
const tuesday = new Date('2026-11-24T03:00:00Z')
let moderator: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  await seedIndicators(db)
  moderator = await aPerson(db).withRole('moderator').save()
})

const post = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: signedIn(moderator) })
const mails = () =>
  db.selectFrom('mail').where('kind', '=', 'alert').select(['subject', 'body', 'person_id']).execute()
const actors = async (kind: string, code: string) =>
  (
    await sql<{ value: number; status: string }>`SELECT value, status FROM indicator_value
      WHERE indicator = 'actors' AND year = 2026 AND kind = ${kind} AND code = ${code}`.execute(db)
  ).rows[0]

test('what is raised: under, over, a fall, a gap on the bad side, none left; nothing where nothing is known', () => {
  const row = { code: 'a', value: 6, before: 10, region: 8, most: 12 }
  const codes = (
    kind: Parameters<typeof raisedBy>[0]['kind'],
    threshold: number | null,
    one = {},
    direction = 'more',
  ) => raisedBy({ kind, threshold }, direction as 'more', [{ ...row, ...one }]).length
  expect([codes('below', 7), codes('below', 6), codes('above', 5), codes('above', 6)]).toEqual([1, 0, 1, 0])
  expect([codes('drop', 40), codes('drop', 41), codes('drop', 10, { before: null })]).toEqual([1, 0, 0])
  expect([codes('gap', 25), codes('gap', 26), codes('gap', 25, {}, 'less')]).toEqual([1, 0, 0])
  expect([
    codes('none-left', null),
    codes('none-left', null, { value: 0 }),
    codes('none-left', null, { value: 0, most: 0 }),
  ]).toEqual([0, 1, 0])
  expect(codes('below', 7, { value: null })).toBe(0)
})

describe('counted on the site, then watched', () => {
  let epci: string

  test('actors are counted in what contains them; where nobody is, there are none', async () => {
    await anOrganisation(db).named('Musée des Lampes').inCommune(fourmies).save()
    await anOrganisation(db).named('Fablab').inCommune('59350').save()
    await refreshLive(db, monday)
    epci = (
      await sql<{
        code: string
      }>`SELECT code FROM territory_membership WHERE member_kind = 'commune' AND member_code = ${fourmies} AND kind = 'epci'`.execute(
        db,
      )
    ).rows[0]?.code as string
    expect(await actors('epci', epci)).toEqual({ value: 1, status: 'published' })
    expect(await actors('departement', '59')).toEqual({ value: 2, status: 'published' })
    expect(await actors('departement', '02')).toEqual({ value: 0, status: 'published' })
    const page = await (await app.request('/observatoire/indicateurs/actors')).text()
    expect(page).toContain('2026 est en cours')
  })

  test('where the site shows demonstration data, its figure says that it leaves it out; no other does', async () => {
    const said = async (code: string) =>
      (await (await app.request(`/observatoire/vues/chiffre/${code}`)).text()).includes(
        'Données de démonstration non comptées.',
      )
    expect(await said('tools-rate')).toBe(false)
    const { id } = await aTool(db).named('Malle fictive').save()
    await db.updateTable('tool').set({ demo: true }).where('id', '=', id).execute()
    await refreshLive(db, monday)
    expect([await said('tools-rate'), await said('actors')]).toEqual([true, false])
    expect(await (await app.request('/observatoire/indicateurs')).text()).toContain('non comptées')
  })

  test('a rule needs a name, an indicator, a threshold that makes sense', async () => {
    const answer = await post('/administration/alertes', {
      title: '',
      indicator: 'x',
      kind: 'drop',
      level: 'epci',
      threshold: '-1',
    })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    for (const field of ['title', 'indicator', 'threshold']) expect(html, field).toContain(`href="#${field}"`)
  })

  test('the last actor gone raises one alert, told once', async () => {
    const rule = {
      title: 'Plus aucun acteur',
      indicator: 'actors',
      kind: 'none-left',
      level: 'epci',
      tell: 'moderator',
    }
    expect((await post('/administration/alertes', rule)).status).toBe(303)
    expect(await evaluateAlerts(db, monday)).toBe(0)
    await db
      .updateTable('organisation')
      .set({ status: 'proposed' })
      .where('name', '=', 'Musée des Lampes')
      .execute()
    await refreshLive(db, tuesday)
    expect(await evaluateAlerts(db, tuesday)).toBe(1)
    expect(await evaluateAlerts(db, tuesday)).toBe(0)
    const sent = await mails()
    expect(sent.length).toBe(1)
    expect([sent[0]?.person_id, sent[0]?.subject]).toEqual([
      moderator.id,
      'Observatoire : 1\u00a0nouvelle alerte',
    ])
  })

  test('it is acknowledged once, with a note; and is over when somebody comes', async () => {
    const list = await (await app.request('/administration/alertes', { headers: signedIn(moderator) })).text()
    const id = /name="note-([0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
    expect((await post(`/administration/alertes/${id}`, {})).status).toBe(422)
    const note = { [`note-${id}`]: 'Contact pris avec la médiathèque' }
    expect((await post(`/administration/alertes/${id}`, note)).status).toBe(303)
    expect((await post(`/administration/alertes/${id}`, note)).status).toBe(409)
    const answered = await app.request('/administration/alertes?etat=repondues', {
      headers: signedIn(moderator),
    })
    expect(await answered.text()).toContain('Contact pris avec la médiathèque')
    await anOrganisation(db).named('Médiathèque').inCommune(fourmies).save()
    await refreshLive(db, tuesday)
    await evaluateAlerts(db, tuesday)
    expect(await db.selectFrom('alert').select('over_at').execute()).toEqual([{ over_at: tuesday }])
    const acts = await db
      .selectFrom('journal_entry')
      .select('action')
      .where('object_kind', '=', 'alert-rule')
      .orderBy('id')
      .execute()
    expect(acts.map(({ action }) => action)).toEqual([
      'alert-rule.create',
      'alert.raise',
      'alert.acknowledge',
    ])
  })

  test('years that are over are frozen, and counted no more; figures told late wait for the end of January', async () => {
    await refreshLive(db, new Date('2027-01-10T03:00:00Z'))
    const frozen = async () =>
      (
        await sql<{
          indicator: string
        }>`SELECT indicator FROM indicator_vintage WHERE year = 2026 AND frozen_at IS NOT NULL ORDER BY indicator`.execute(
          db,
        )
      ).rows.map(({ indicator }) => indicator)
    expect(await frozen()).toEqual([
      'actors',
      'actors-rate',
      'coming-events-rate',
      'museum-reach',
      'tools-rate',
    ])
    await refreshLive(db, new Date('2027-02-01T03:00:00Z'))
    expect((await frozen()).length).toBe(8)
    expect(await actors('departement', '59')).toEqual({ value: 2, status: 'published' })
  })
})

describe('the rules that come with the program', () => {
  const back = '/administration/alertes'
  const list = async (query = '', lang = '') =>
    (await (await app.request(`${lang}${back}${query}`, { headers: signedIn(moderator) })).text()).replace(
      /[\u202f\u00a0]/g,
      ' ',
    )
  const rule = (shipped: string) =>
    db
      .selectFrom('alert_rule')
      .select(['id', 'title', 'threshold', 'tell', 'active'])
      .where('shipped', '=', shipped)
      .executeTakeFirstOrThrow()

  test('cover each kind, in the language of who reads; put once, they stay as a site sets them', async () => {
    await shipRules(db, monday)
    const kinds = await db
      .selectFrom('alert_rule')
      .select('kind')
      .distinct()
      .where('shipped', 'is not', null)
      .execute()
    expect(kinds.map(({ kind }) => kind).sort()).toEqual(['below', 'drop', 'gap', 'none-left'])
    expect(await list('', '/en')).toContain('Blank zone')
    const { id } = await rule('blank-zone')
    const set = (fields: Record<string, string>) =>
      post(`${back}/regles/${id}`, {
        acte: 'regler',
        [`title-${id}`]: 'Zone blanche',
        [`threshold-${id}`]: '100,5',
        [`tell-${id}`]: 'nobody',
        ...fields,
      })
    const wrong = await set({ [`threshold-${id}`]: 'peu', [`title-${id}`]: '' })
    const html = await wrong.text()
    expect([
      wrong.status,
      html.includes(`href="#threshold-${id}"`),
      html.includes(`href="#title-${id}"`),
    ]).toEqual([422, true, true])
    expect((await set({})).status).toBe(303)
    await shipRules(db, tuesday)
    expect(await rule('blank-zone')).toMatchObject({
      title: 'Zone blanche',
      threshold: 100.5,
      tell: 'nobody',
    })
  })

  test('one that tells nobody fills the list without a mail; the list is read by state, rule and level', async () => {
    await refreshLive(db, tuesday)
    const before = (await mails()).length
    expect(await evaluateAlerts(db, tuesday)).toBeGreaterThan(0)
    expect((await mails()).length).toBe(before)
    const { id } = await rule('blank-zone')
    expect(await list(`?regle=${id}`)).toMatch(/\d alertes? atten/)
    expect(await list(`?regle=${id}&niveau=commune`)).toContain('0 alerte attend')
    expect(await list('?etat=finies')).toContain('ne sont plus le cas')
    expect(await list('?etat=repondues')).toContain('Contact pris avec la médiathèque')
    // Those of a site that begins are written to nobody.
    await db.updateTable('alert_rule').set({ tell: 'moderator' }).execute()
    await db.deleteFrom('alert').execute()
    expect(await evaluateAlerts(db, tuesday, { quiet: true })).toBeGreaterThan(0)
    expect((await mails()).length).toBe(before)
  })
})
