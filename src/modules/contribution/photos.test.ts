import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPerson, signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { folderFiles } from '#platform/files/file-store.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { erasePhotos } from './edit-photos.ts'

const db = await testDatabase()
const files = folderFiles(await mkdtemp(join(tmpdir(), 'maillage-photos-')))
const app = createApp(testServices(db, { files }))
let museum: { id: string; slug: string }
let owner: TestPerson
let observer: TestPerson
let other: TestPerson

beforeAll(() => seedTerritories(db))
beforeEach(async () => {
  museum = await anOrganisation(db).named('Musée des Lampes').ofType('museum').inCommune('59249').save()
  const elsewhere = await anOrganisation(db).named('Ailleurs').inCommune('59249').save()
  owner = await aPerson(db).ownerOf(museum.id).save()
  other = await aPerson(db).ownerOf(elsewhere.id).save()
  observer = await aPerson(db).withRole('observer').save()
})

const picture = (width = 1000, height = 700) =>
  sharp({ create: { width, height, channels: 3, background: '#0f766e' } })
const send = (
  content: Uint8Array,
  person?: TestPerson,
  fields: Record<string, string> = {},
  name = 'photo.jpg',
) => {
  const body = new FormData()
  body.set('file', new File([new Uint8Array(content)], name))
  for (const [key, value] of Object.entries({ altFr: 'Une lampe', credit: 'Léa', ...fields }))
    body.set(key, value)
  const headers = person ? signedIn(person) : { 'Sec-Fetch-Site': 'same-origin' }
  return app.request(`/annuaire/${museum.slug}/photos`, { method: 'POST', headers, body })
}
const act = (id: string, fields: Record<string, string>, person = owner) =>
  app.request(`/annuaire/${museum.slug}/photos/${id}`, {
    method: 'POST',
    headers: signedIn(person),
    body: new URLSearchParams(fields),
  })
const shown = () =>
  db
    .selectFrom('organisation_photo')
    .where('organisation_id', '=', museum.id)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .selectAll()
    .execute()
const get = (path: string, person?: TestPerson) =>
  app.request(path, { headers: person ? signedIn(person) : {} })

describe('a photo sent', () => {
  test.each([
    ['jpeg', () => picture().jpeg().toBuffer()],
    ['png', () => picture().png().toBuffer()],
    ['webp', () => picture().webp().toBuffer()],
    ['avif', () => picture().avif().toBuffer()],
  ])('%s is shown, in WebP, at its widths', async (_format, make) => {
    expect((await send(await make(), owner)).status).toBe(303)
    const [photo] = await shown()
    const served = await get(`/fichiers/photo/${photo?.id}/960.webp`)
    expect([
      served.status,
      served.headers.get('content-type'),
      served.headers.get('cache-control'),
      served.headers.get('x-content-type-options'),
    ]).toEqual([200, 'image/webp', 'public, max-age=31536000, immutable', 'nosniff'])
    const { format, width, height } = await sharp(await served.arrayBuffer()).metadata()
    expect([format, width, height]).toEqual(['webp', 960, 672])
    expect((await get(`/fichiers/photo/${photo?.id}/1600.webp`)).status).toBe(404)
  })

  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"/>')

  test('is refused with words, what was typed kept', async () => {
    const response = await send(svg, owner, { altFr: 'Ma lampe' })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(pageText(html)).toContain('Ce fichier n’est pas une photo JPEG, PNG, WebP ou AVIF.')
    expect(html).toContain('value="Ma lampe"')
    const silent = await send(await picture().jpeg().toBuffer(), owner, { altFr: ' ', credit: '' })
    expect([silent.status, (await shown()).length]).toEqual([422, 0])
  })

  test('beyond the limit of the address, before it is read', async () => {
    expect((await send(Buffer.alloc(12 * 1024 * 1024, 1), owner)).status).toBe(413)
    // Elsewhere a megabyte is much.
    const headers = signedIn(owner)
    const body = new URLSearchParams({ descriptionFr: 'x'.repeat(1024 * 1024) })
    const there = `/annuaire/${museum.slug}/modifier/presentation`
    expect((await app.request(there, { method: 'POST', headers, body })).status).toBe(413)
  })

  test('by others is refused', async () => {
    const content = await picture().jpeg().toBuffer()
    const statuses: number[] = []
    for (const person of [undefined, other, observer]) statuses.push((await send(content, person)).status)
    expect([statuses, (await shown()).length]).toEqual([[401, 403, 403], 0])
  })
})

describe('photos there', () => {
  const add = async (altFr: string) => {
    await send(await picture(500, 300).png().toBuffer(), owner, { altFr })
    return (await shown()).find((photo) => photo.alt_fr === altFr)?.id ?? ''
  }

  test('are put in order, described, removed, put back', async () => {
    const [one, two] = [await add('Une'), await add('Deux')]
    await act(two, { act: 'up' })
    expect((await shown()).map((photo) => photo.alt_fr)).toEqual(['Deux', 'Une'])
    await act(one, { altFr: 'Première', altEn: 'First', credit: 'Marc' })
    expect((await shown())[1]).toMatchObject({ alt_fr: 'Première', alt_en: 'First', credit: 'Marc' })
    expect((await act(one, { altFr: '', credit: 'Marc' })).status).toBe(422)
    await act(one, { act: 'remove' })
    expect((await shown()).map((photo) => photo.id)).toEqual([two])
    expect((await get(`/fichiers/photo/${one}/480.webp`)).status).toBe(404)
    expect((await get(`/fichiers/photo/${one}/480.webp`, owner)).headers.get('cache-control')).toBe(
      'private, no-store',
    )
    await act(one, { act: 'restore' })
    expect((await shown()).map((photo) => photo.id)).toEqual([two, one])
    const acts = await db
      .selectFrom('journal_entry')
      .where('organisation_id', '=', museum.id)
      .where('object_kind', '=', 'photo')
      .select('action')
      .execute()
    expect(acts.map((line) => line.action).sort()).toEqual([
      'photo.add',
      'photo.add',
      'photo.edit',
      'photo.move',
      'photo.remove',
      'photo.restore',
    ])
  })

  test('are changed through their own organisation only', async () => {
    const id = await add('Une')
    const elsewhere = await db
      .selectFrom('organisation')
      .where('name', '=', 'Ailleurs')
      .select('slug')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    const mine = await db
      .selectFrom('organisation')
      .where('id', 'in', [...other.actor.memberships.keys()])
      .select('slug')
      .executeTakeFirstOrThrow()
    for (const slug of [elsewhere.slug, mine.slug]) {
      const response = await app.request(`/annuaire/${slug}/photos/${id}`, {
        method: 'POST',
        headers: signedIn(other),
        body: new URLSearchParams({ act: 'remove' }),
      })
      expect([403, 404]).toContain(response.status)
    }
    expect((await act(id, { act: 'remove' }, other)).status).toBe(403)
    expect((await shown()).length).toBe(1)
  })

  test('are eight at most', async () => {
    for (let at = 0; at < 8; at++) await add(`Photo ${at}`)
    const response = await send(await picture(500, 300).png().toBuffer(), owner)
    expect([response.status, (await shown()).length]).toEqual([422, 8])
  })

  test('stand on the public page with their authors, and for machines', async () => {
    const id = await add('Une lampe allumée')
    const html = await (await get(`/annuaire/${museum.slug}`)).text()
    expect(html).toContain(`srcset="/fichiers/photo/${id}/480.webp 480w"`)
    expect(html).toContain('loading="lazy"')
    expect(pageText(html)).toContain('Photo : Léa')
    expect(pageText(html)).toContain('Fiche tenue par la structure')
    expect(html).not.toContain('Modifier cette fiche')
    expect(html).toContain('"@type":"ImageObject"')
    expect(await (await get(`/annuaire/${museum.slug}`, owner)).text()).toContain('Modifier cette fiche')
  })

  test('of a record that is not public are for its editors only', async () => {
    const id = await add('Une')
    await db.updateTable('organisation').where('id', '=', museum.id).set({ status: 'proposed' }).execute()
    const statuses: number[] = []
    for (const person of [undefined, other, observer, owner])
      statuses.push((await get(`/fichiers/photo/${id}/480.webp`, person)).status)
    expect(statuses).toEqual([404, 404, 404, 200])
  })

  test('are erased with their files thirty days after their removal', async () => {
    const id = await add('Une')
    const { file_id: fileId } = await db
      .selectFrom('organisation_photo')
      .where('id', '=', id)
      .select('file_id')
      .executeTakeFirstOrThrow()
    await act(id, { act: 'remove' })
    await erasePhotos({ db, files }, new Date('2026-12-23T09:59:59Z'))
    expect(await files.get(`photo/${fileId}/480.webp`)).not.toBe(null)
    await erasePhotos({ db, files }, new Date('2026-12-23T10:00:01Z'))
    expect(await files.get(`photo/${fileId}/480.webp`)).toBe(null)
    expect(await db.selectFrom('stored_file').where('id', '=', fileId).selectAll().execute()).toEqual([])
  })

  test.each(['../../etc/passwd', '480', '480.webp.png', '-480.webp', '48000.webp'])(
    '%s is no file',
    async (file) => {
      const id = await add('Une')
      expect((await get(`/fichiers/photo/${id}/${encodeURIComponent(file)}`)).status).toBe(404)
      expect((await get(`/fichiers/photo/not-an-id/480.webp`)).status).toBe(404)
    },
  )
})
