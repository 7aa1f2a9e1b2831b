import { expect, test } from 'vitest'
import { loadVocabularies } from '#modules/directory/index.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { loadDemoExperts, removeDemoExperts } from './demo.ts'
import { anExpert } from './testing.ts'

test('invented people are loaded once, said to be so, unreachable, and leave without a trace', async () => {
  const db = await testDatabase()
  await seedTerritories(db)
  await loadVocabularies(db)
  const now = new Date('2026-11-23T10:00:00Z')
  const real = await anExpert(db).named('Vraie Personne').save()
  expect([await loadDemoExperts(db, now), await loadDemoExperts(db, now)]).toEqual([8, 0])
  const app = createApp(testServices(db))
  expect(pageText(await (await app.request('/experts')).text())).toContain('9 personnes')
  const html = await (await app.request('/experts/camille-exemple')).text()
  expect(pageText(html)).toContain('Fiche de démonstration : cette personne n’existe pas.')
  expect(html).toContain('content="noindex"')
  const addresses = await db
    .selectFrom('person')
    .where('email', 'like', 'demonstration-%')
    .select('email')
    .execute()
  expect(addresses.every(({ email }) => email?.endsWith('.invalid'))).toBe(true)

  expect(await removeDemoExperts(db)).toBe(8)
  expect((await app.request('/experts/camille-exemple')).status).toBe(404)
  expect(pageText(await (await app.request('/experts')).text())).toContain('1 personne')
  expect((await db.selectFrom('person').select('id').execute()).map(({ id }) => id)).toEqual([real.id])
})
