import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { eraseEventPhotos } from './edit-event-photo.ts'
import { anEvent } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
const owner = await aPerson(db).contributorOf(museum.id).save()
const observer = await aPerson(db).withRole('observer').save()
const stranger = await aPerson(db).save()
const files = folderFiles(mkdtempSync(join(tmpdir(), 'maillage-event-photos-')))
const app = createApp(testServices(db, { files }))
const held = { organiserId: museum.id }
const event = await anEvent(db).named('Nuit des lampes').with(held).on('2026-12-05T18:00').save()
const draft = await anEvent(db).named('Nuit secrète').with(held).on('2026-12-05T18:00').unpublished().save()

const picture = (width = 1200) =>
  sharp({ create: { width, height: 600, channels: 3, background: '#2456a4' } })
    .jpeg()
    .toBuffer()
const get = (path: string, person?: TestPerson) =>
  app.request(path, { headers: person ? signedIn(person) : {} })
async function send(slug: string, person?: TestPerson, words: Record<string, string> = {}) {
  const body = new FormData()
  body.append('file', new File([new Uint8Array(await picture())], 'nuit.jpg'))
  const all = { altFr: 'Des lampes dans la nuit', credit: 'Marie Exemple', ...words }
  for (const [name, value] of Object.entries(all)) body.append(name, value)
  const headers: Record<string, string> = person ? signedIn(person) : { 'Sec-Fetch-Site': 'same-origin' }
  return app.request(`/agenda/${slug}/photo`, { method: 'POST', headers, body })
}
const act = (slug: string, id: string, fields: Record<string, string>) =>
  app.request(`/agenda/${slug}/photo/${id}`, {
    method: 'POST',
    headers: signedIn(owner),
    body: new URLSearchParams(fields),
  })
const shown = async () =>
  (await get('/agenda/nuit-des-lampes')).text().then((html) => /rendez-vous\/([0-9a-f-]{36})/.exec(html)?.[1])

test('a photo is shown with its words, on the page, for machines and in feeds', async () => {
  expect((await send(event.slug, owner)).headers.get('location')).toBe(
    '/agenda/nuit-des-lampes/photo?fait=mise',
  )
  const html = await (await get('/agenda/nuit-des-lampes')).text()
  const id = await shown()
  expect(html).toContain('alt="Des lampes dans la nuit"')
  expect(pageText(html)).toContain('Photo : Marie Exemple')
  const large = `http://localhost/fichiers/rendez-vous/${id}/960.webp`
  expect(html).toContain(`"image":["${large}"`)
  const feed = (await (await get('/agenda.json')).json()) as { items: { image?: string }[] }
  expect(feed.items.map((item) => item.image)).toEqual([large])
  expect((await (await get('/agenda.ics')).text()).replaceAll('\r\n ', '')).toContain(
    `IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:${large}`,
  )
  const file = await get(`/fichiers/rendez-vous/${id}/960.webp`)
  const { format, width } = await sharp(await file.arrayBuffer()).metadata()
  expect([file.headers.get('cache-control'), file.headers.get('cross-origin-resource-policy')]).toEqual([
    'public, max-age=31536000, immutable',
    'cross-origin',
  ])
  expect([format, width]).toEqual(['webp', 960])
})

test('another takes its place; words change; removed, it may be put back for thirty days', async () => {
  const first = (await shown()) ?? ''
  await send(event.slug, owner, { altFr: 'Une autre lampe' })
  const second = (await shown()) ?? ''
  expect(second).not.toBe(first)
  expect((await get(`/fichiers/rendez-vous/${first}/480.webp`)).status).toBe(404)
  await act(event.slug, second, { act: 'words', altFr: 'Deux lampes', altEn: 'Two lamps', credit: 'Léa' })
  const english = await (await get('/en/agenda/nuit-des-lampes')).text()
  expect(english).toContain('alt="Two lamps"')
  const wrong = await act(event.slug, second, { act: 'words', altFr: ' ', credit: 'Léa' })
  expect([wrong.status, pageText(await wrong.text())]).toEqual([
    422,
    expect.stringContaining('Dites ce que montre'),
  ])
  await act(event.slug, second, { act: 'remove' })
  expect(await shown()).toBeUndefined()
  await act(event.slug, first, { act: 'restore' })
  expect(await shown()).toBe(first)
  expect(await eraseEventPhotos({ db, files }, new Date('2026-12-20T10:00:00Z'))).toBe(0)
  expect(await eraseEventPhotos({ db, files }, new Date('2026-12-24T10:00:00Z'))).toBe(1)
  expect((await act(event.slug, second, { act: 'restore' })).status).toBe(404)
  const { rows } = { rows: await db.selectFrom('stored_file').select('id').execute() }
  expect(rows).toHaveLength(1)
})

test('others may not, and the photo of what is not published is for its people', async () => {
  const answers: number[] = []
  for (const person of [undefined, stranger, observer]) answers.push((await send(event.slug, person)).status)
  expect(answers).toEqual([401, 403, 403])
  expect((await send(draft.slug, stranger)).status).toBe(404)
  await send(draft.slug, owner)
  const page = await (await get(`/agenda/${draft.slug}/photo`, owner)).text()
  const id = /rendez-vous\/([0-9a-f-]{36})/.exec(page)?.[1]
  const statuses: number[] = []
  for (const person of [undefined, stranger, observer, owner])
    statuses.push((await get(`/fichiers/rendez-vous/${id}/480.webp`, person)).status)
  expect(statuses).toEqual([404, 404, 200, 200])
  // A photo belongs to its event: another event's address does not reach it.
  expect((await act(event.slug, id ?? '', { act: 'remove' })).status).toBe(404)
})
