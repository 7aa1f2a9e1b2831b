import { expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { aFeed, harvestOf } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadVocabularies(db)
const harvest = harvestOf(db, { now: new Date('2026-11-23T10:00:00Z') })
const app = createApp(testServices(db, { files: harvest.services.files }))
const moderator = await aPerson(db).withRole('moderator').save()
const get = (path: string) => app.request(path, { headers: signedIn(moderator) })
const post = (path: string, fields: Record<string, string>) =>
  app.request(path, { method: 'POST', headers: signedIn(moderator), body: new URLSearchParams(fields) })

test('a source is deleted once that is confirmed; its file and reports go, its events stay', async () => {
  const file = { name: 'reste.csv', content: new TextEncoder().encode('titre;date\nReste;05/12/2026\n') }
  const given = { name: 'Agenda du musée', file }
  const id = await aFeed(harvest.services, moderator.actor, 'csv', given, new Date('2026-11-23T10:00:00Z'))
  const path = `/administration/sources/${id}`
  await post(`${path}/moissonner`, {})
  expect((await post(`${path}/supprimer`, { accord: 'oui' })).status).toBe(409)
  await harvest.run()
  const { file_id: kept } = await db
    .selectFrom('event_feed')
    .where('id', '=', id)
    .select('file_id')
    .executeTakeFirstOrThrow()
  const hasty = await post(`${path}/supprimer`, {})
  expect([hasty.status, (await hasty.text()).includes('Cochez la case pour confirmer.')]).toEqual([422, true])
  const done = await post(`${path}/supprimer`, { accord: 'oui' })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/administration/sources?fait=supprimee'])
  expect(pageText(await (await get('/administration/sources?fait=supprimee')).text())).toContain(
    'La source est supprimée.',
  )
  expect((await get(path)).status).toBe(404)
  expect(await harvest.services.files.get(`events/${kept}`)).toBeNull()
  const event = await app.request('/agenda/reste')
  expect([event.status, pageText(await event.text()).includes('Agenda du musée')]).toEqual([200, true])
})
