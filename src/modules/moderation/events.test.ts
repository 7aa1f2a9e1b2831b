import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { getEditableEvent, saveEvent } from '#modules/agenda/index.ts'
import { aContent, anEvent } from '#modules/agenda/testing.ts'
import { loadVocabularies } from '#modules/directory/index.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices, pageText as textOf } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { sendDigests } from './send-digests.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const queue = '/administration/moderation'
const pairs = '/administration/doublons/rendez-vous'
let museum: { id: string; slug: string }
let author: TestPerson
let moderator: TestPerson
let observer: TestPerson

beforeAll(async () => {
  await seedTerritories(db)
  await loadVocabularies(db)
  museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
  author = await aPerson(db).contributorOf(museum.id).save()
  moderator = await aPerson(db).withRole('moderator').save()
  observer = await aPerson(db).withRole('observer').save()
})
beforeEach(async () => {
  for (const table of ['moderation_case', 'mail', 'event'])
    await sql`DELETE FROM ${sql.table(table)}`.execute(db)
})

/** Text as a reader sees it. */
const pageText = (html: string) => textOf(html).replaceAll('&lt;', '<')
const get = async (path: string, person = moderator) => {
  const answer = await app.request(path, { headers: signedIn(person) })
  return { status: answer.status, html: await answer.text() }
}
const post = (path: string, fields: Record<string, string>, person = moderator) =>
  app.request(path, { method: 'POST', headers: signedIn(person), body: new URLSearchParams(fields) })
const announce = async () => {
  const input = aContent({
    titleFr: 'Atelier <fusées>',
    places: [{ name: 'Salle', address: null, postcode: null, commune: '59249', locality: null, point: null }],
    sessions: [{ begin: new Date('2026-12-05T13:00:00Z'), end: new Date('2026-12-05T15:00:00Z'), place: 0 }],
    terms: { theme: ['astronomy'], audience: [], format: [], access: [] },
  })
  const { slug } = await saveEvent(db, author.actor, { organiserId: museum.id, input, act: 'submit' }, now)
  const { id } = await db.selectFrom('moderation_case').select('id').executeTakeFirstOrThrow()
  return { slug, path: `${queue}/${id}` }
}

test('an event announced is read in the queue, with what looks like it, and is published there', async () => {
  await anEvent(db).named('Atelier fusées').inCommune('59249').on('2026-12-05T10:00').save()
  const { slug, path } = await announce()
  expect(pageText((await get(`${queue}?genre=event`)).html)).toContain('Musée des Lampes : Atelier <fusées>')
  const page = await get(path)
  const text = pageText(page.html)
  for (const words of [
    'Atelier <fusées>',
    '5 décembre 2026 à 14:00',
    'Salle, Fourmies',
    'Astronomie',
    'Rendez-vous qui y ressemblent',
    'Publier le rendez-vous',
  ])
    expect(text).toContain(words)
  expect(page.html).not.toContain('<fusées>')
  expect(page.html).not.toContain('value="dismiss"')
  expect((await post(path, { acte: 'dismiss' })).status).toBe(409)
  expect((await post(path, { acte: 'accept' })).status).toBe(303)
  expect((await getEditableEvent(db, slug))?.state).toBe('published')
})

test('the mail to the author can be read before; the digest names the event', async () => {
  const { path } = await announce()
  const preview = pageText(await (await post(path, { acte: 'preview', mots: 'Il manque le lieu.' })).text())
  expect(preview).toContain('Non publié : Atelier <fusées>')
  await sendDigests(db, now)
  const mail = await db
    .selectFrom('mail')
    .where('kind', '=', 'moderation-digest')
    .select('body')
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(mail.body)).toContain('Atelier <fusées>, Musée des Lampes')
})

test('an organisation that is trusted publishes at once; only the team says so', async () => {
  const { path } = await announce()
  expect((await post(`${path}/confiance`, { confiance: 'oui' }, observer)).status).toBe(403)
  expect((await post(`${path}/confiance`, { confiance: 'oui' })).status).toBe(303)
  expect(pageText((await get(path)).html)).toContain('Cette structure publie sans attendre.')
  expect((await get(path, observer)).html).not.toContain('/confiance"')
  const again = await saveEvent(
    db,
    author.actor,
    {
      organiserId: museum.id,
      input: (await getEditableEvent(db, 'atelier-fusees'))?.content ?? aContent(),
      act: 'submit',
    },
    now,
  )
  expect(again.state).toBe('published')
  await post(`${path}/confiance`, { confiance: 'non' })
})

test('two events that look alike are merged, parted, kept', async () => {
  const one = await anEvent(db).named('Nuit des étoiles').inCommune('59249').on('2026-12-05T20:00').save()
  const other = await anEvent(db)
    .named('La nuit des étoiles')
    .inCommune('59249')
    .on('2026-12-05T20:00')
    .save()
  const text = async (person = moderator) => pageText((await get(pairs, person)).html)
  expect(await text(observer)).toContain('La nuit des étoiles')
  expect((await get(pairs, observer)).html).not.toContain('value="garder-a"')
  const ids = { a: one.id, b: other.id }
  expect((await post(pairs, { ...ids, acte: 'garder-a' }, observer)).status).toBe(403)
  expect((await post(pairs, { ...ids, acte: 'garder-a' })).headers.get('location')).toBe(
    `${pairs}?fait=reuni`,
  )
  expect((await app.request(`/agenda/${other.slug}`)).headers.get('location')).toBe(`/agenda/${one.slug}`)
  expect((await post(pairs, { ...ids, acte: 'garder-b' })).status).toBe(409)
  expect((await post(pairs, { a: other.id, acte: 'annuler' })).status).toBe(303)
  expect((await app.request(`/agenda/${other.slug}`)).status).toBe(200)
  // Parted by somebody, they are two.
  expect(await text()).toContain('Aucun rendez-vous ne se ressemble.')
  expect((await post(pairs, { a: 'x', acte: 'garder-a' })).status).toBe(422)
})
