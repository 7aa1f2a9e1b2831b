import { expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { writeJournal } from '#modules/journal/index.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'

const db = await testDatabase()
const services = testServices(db)
const app = createApp(services)
const lea = await aPerson(db).named('Léa').withRole('moderator').save()
const observer = await aPerson(db).withRole('observer').save()
const member = await aPerson(db).named('Max').save()
const museum = await anOrganisation(db).named('Musée <b>d’essai</b>').save()
await db.deleteFrom('journal_entry').execute()
await inTransaction(db, async (tx) => {
  await writeJournal(
    tx,
    lea.actor,
    [
      {
        action: 'organisation.edit',
        object: { kind: 'organisation', id: museum.id },
        organisationId: museum.id,
        changes: { name: { from: '=cmd()', to: '<script>alert(1)</script>' } },
      },
      {
        action: 'person.edit',
        object: { kind: 'person', id: member.id },
        changes: { name: { from: 'Maximilien Secret', to: 'Max' } },
        personal: true,
      },
    ],
    services.now(),
  )
})
await db
  .insertInto('moderation_case')
  .values({ kind: 'report', organisation_id: museum.id, opened_at: services.now() })
  .execute()

const get = async (path: string, person?: TestPerson) => {
  const answer = await app.request(path, { headers: person ? signedIn(person) : {} })
  return { status: answer.status, html: await answer.text(), headers: answer.headers }
}

test('the journal reads as sentences, with what changed, and nothing typed becomes an element', async () => {
  const { html } = await get('/administration/journal', lea)
  expect(pageText(html)).toContain('Léa a modifié la structure Musée &lt;b>d’essai&lt;/b>')
  expect(html).not.toContain('<script>alert')
  expect(pageText(html)).toContain('Maximilien Secret')
  const english = await get('/en/administration/journal?acte=organisation.edit', lea)
  expect(pageText(english.html)).toContain('Léa edited the organisation')
  expect(pageText(english.html)).not.toContain('Maximilien')
})

test('an observer reads without personal details, in the page and in the export', async () => {
  for (const path of ['/administration/journal', '/administration/journal.csv', '/administration']) {
    const { status, html } = await get(path, observer)
    expect(status).toBe(200)
    expect(html).not.toContain('Secret')
  }
})

test('the export holds the lines of the same filter, safe for a spreadsheet', async () => {
  const { html, headers } = await get('/administration/journal.csv?acte=organisation', lea)
  expect(headers.get('content-disposition')).toContain('journal-2026-11-23.csv')
  const lines = html.trim().split('\r\n')
  expect(lines.length).toBe(2)
  expect(lines[1]).toContain('organisation.edit')
  expect(lines[1]).toContain(museum.slug)
})

test('the first page says what waits, and tells observers that they only read', async () => {
  const forLea = pageText((await get('/administration', lea)).html)
  expect(forLea).toContain('1 erreur signalée')
  expect(forLea).not.toContain('sans pouvoir y changer')
  expect(pageText((await get('/administration', observer)).html)).toContain('sans pouvoir y changer')
})

test.each(['/administration', '/administration/journal', '/administration/journal.csv'])(
  '%s is closed to members and visitors',
  async (path) => {
    expect((await get(path, member)).status).toBe(403)
    expect((await get(path)).status).toBe(303)
  },
)
