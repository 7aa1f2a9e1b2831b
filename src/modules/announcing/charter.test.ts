import { beforeEach, expect, test } from 'vitest'
import { exportPerson, loadSeasons } from '#modules/agenda/index.ts'
import { pageText } from '#platform/http/testing.ts'
import { announcingSite } from './testing.ts'

const { db, lea, museum, moderator, get, post, night } = await announcingSite()
await loadSeasons(db)
await db.updateTable('organisation').where('id', '=', museum.id).set({ event_trust: true }).execute()
await db.insertInto('season_edition').values({ season: 'pint-of-science', year: 2100 }).execute()

const season = 'pint-of-science/2100'
const send = (title: string, fields: Record<string, string> = {}, person = lea) =>
  post(
    '/agenda/proposer',
    { ...night(), titleFr: title, season, act: 'submit', another: '1', ...fields },
    person,
  )
const accepted = () =>
  db
    .selectFrom('event_charter as c')
    .innerJoin('event as e', 'e.id', 'c.event_id')
    .orderBy('c.version')
    .select(['e.slug', 'c.season', 'c.version', 'c.person_id'])
    .execute()
const setCharter = async (version: number | null) => {
  if (version !== null)
    await db
      .insertInto('season_charter')
      .values({ season: 'pint-of-science', version, text_fr: `Charte ${version}`, since: new Date() })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await db
    .updateTable('season')
    .where('code', '=', 'pint-of-science')
    .set({ charter_version: version })
    .execute()
}

beforeEach(async () => {
  await db.deleteFrom('event').execute()
  await setCharter(1)
})

test('the charter of a season is asked, and kept with its version and who accepted it', async () => {
  const form = await (await get('/agenda/proposer', lea)).text()
  expect(form).toContain('href="/agenda/pint-of-science/charte"')
  const without = await send('Soirée au bar')
  const page = await without.text()
  expect([without.status, page.includes('href="#charter"'), page.includes('value="Soirée au bar"')]).toEqual([
    422,
    true,
    true,
  ])
  const sent = await send('Soirée au bar', { charter: 'pint-of-science/1' })
  expect([sent.status, sent.headers.get('location')]).toEqual([303, '/agenda/soiree-au-bar'])
  expect(await accepted()).toEqual([
    { slug: 'soiree-au-bar', season: 'pint-of-science', version: 1, person_id: lea.id },
  ])
  const edit = pageText(await (await get('/agenda/soiree-au-bar/modifier', lea)).text())
  expect(edit).toContain('Charte de « Pint of Science » acceptée le')
  expect(await exportPerson(db, lea.id)).toMatchObject({
    charters: [{ event: 'soiree-au-bar', season: 'pint-of-science', version: 1 }],
  })
})

test('another version is asked anew of what is sent afterwards, not of what is published', async () => {
  await send('Première', { charter: 'pint-of-science/1' })
  await setCharter(2)
  expect((await send('Deuxième', { charter: 'pint-of-science/1' })).status).toBe(422)
  expect((await send('Deuxième', { charter: 'nuits-des-etoiles/2' })).status).toBe(422)
  const changed = await post('/agenda/premiere/modifier', {
    ...night(),
    titleFr: 'Première fois',
    season,
    act: 'submit',
  })
  expect(changed.status).toBe(303)
  expect((await accepted()).map(({ version }) => version)).toEqual([1])
})

test('without a charter, outside of the season and by the team, nothing is asked', async () => {
  expect((await send('Hors saison', { season: '' })).status).toBe(303)
  expect((await send('De l’équipe', {}, moderator)).status).toBe(303)
  await setCharter(null)
  expect((await send('Sans charte')).status).toBe(303)
  expect(await accepted()).toEqual([])
})

test('after its deadline an edition takes nothing new, and lets what is in it be corrected', async () => {
  await setCharter(null)
  const until = (day: string | null) =>
    db
      .updateTable('season_edition')
      .where('season', '=', 'pint-of-science')
      .where('year', '=', 2100)
      .set({ submit_until: day })
      .execute()
  expect((await send('À temps')).status).toBe(303)
  await until('2020-01-01')
  const late = await send('Trop tard')
  expect([late.status, pageText(await late.text())]).toEqual([
    422,
    expect.stringContaining('Ce temps fort ne reçoit plus de rendez-vous.'),
  ])
  expect(await (await get('/agenda/proposer', lea)).text()).not.toContain(`value="${season}"`)
  const fields = { ...night(), titleFr: 'À temps, corrigé', season, act: 'submit' }
  expect((await post('/agenda/a-temps/modifier', fields)).status).toBe(303)
  await until(null)
})
