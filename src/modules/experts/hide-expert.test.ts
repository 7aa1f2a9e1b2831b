import { beforeAll, expect, test } from 'vitest'
import { aPerson } from '#modules/accounts/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText } from '#platform/http/testing.ts'
import { anExpert } from './testing.ts'
import { requestDesk } from './testing-requests.ts'

const db = await testDatabase()
const { get, post } = requestDesk(db)
beforeAll(async () => {
  await seedTerritories(db)
})

test('a moderator hides a sheet with a reason; the observer still reads it; the person is written to', async () => {
  const ada = await anExpert(db).named('Ada Discrète').save()
  const path = `/experts/${ada.slug}`
  const moderator = await aPerson(db).withRole('moderator').save()
  const observer = await aPerson(db).withRole('observer').save()
  const member = await aPerson(db).save()
  const administrator = await aPerson(db).withRole('administrator').save()
  for (const [who, status] of [
    [member, 403],
    [observer, 403],
    [moderator, 422],
  ] as const)
    expect((await post(`${path}/masquer`, { reason: '' }, who)).status).toBe(status)
  expect((await post(`${path}/masquer`, { reason: 'Le texte cite quelqu’un.' }, moderator)).status).toBe(303)
  expect((await get(path)).status).toBe(410)
  expect((await get(path, member)).status).toBe(410)
  expect(pageText(await (await get(path, observer)).text())).toContain('Motif : Le texte cite quelqu’un.')
  expect(pageText(await (await get('/experts')).text())).not.toContain('Ada Discrète')
  expect(pageText(await (await get('/compte/expertise', ada)).text())).toContain('Le texte cite quelqu’un.')
  const mail = await db
    .selectFrom('mail')
    .where('person_id', '=', ada.id)
    .selectAll()
    .executeTakeFirstOrThrow()
  expect([mail.kind, mail.subject]).toEqual(['decision', 'Votre fiche a été masquée'])
  expect(JSON.stringify(mail.body)).toContain('Le texte cite quelqu’un.')
  expect((await post(`${path}/retablir`, {}, administrator)).status).toBe(303)
  expect((await get(path)).status).toBe(200)
})
