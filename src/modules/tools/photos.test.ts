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
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { eraseToolDocuments, eraseToolPhotos } from './index.ts'
import { aTool } from './testing.ts'

const db = await testDatabase()
await seedTerritories(db)
const museum = await anOrganisation(db).named('Musée des Lampes').inCommune('59249').save()
const owner = await aPerson(db).contributorOf(museum.id).save()
const stranger = await aPerson(db).save()
const files = folderFiles(mkdtempSync(join(tmpdir(), 'maillage-tool-photos-')))
const app = createApp(testServices(db, { files }))
const parts = [
  { name: 'Lampe', quantity: 2, value: 30, module: null },
  { name: 'Prisme', quantity: 4, value: null, module: null },
]
await aTool(db).named('Malle').heldBy(museum.id).with({ parts }).save()
const path = '/outils/malle/photos'

async function send(person: TestPerson, words: Record<string, string>) {
  const picture = await sharp({ create: { width: 1200, height: 600, channels: 3, background: '#2456a4' } })
    .jpeg()
    .toBuffer()
  const body = new FormData()
  body.append('file', new File([new Uint8Array(picture)], 'malle.jpg'))
  for (const [name, value] of Object.entries(words)) body.append(name, value)
  return app.request(path, { method: 'POST', headers: signedIn(person), body })
}
const act = (id: string, fields: Record<string, string>, person = owner) =>
  app.request(`${path}/${id}`, {
    method: 'POST',
    headers: signedIn(person),
    body: new URLSearchParams(fields),
  })
const alts = async (address: string) =>
  [...(await (await app.request(address)).text()).matchAll(/alt="([^"]*)"/g)].map((found) => found[1])
const idOf = async (alt: string) =>
  (await db.selectFrom('tool_photo').where('alt_fr', '=', alt).select('id').executeTakeFirstOrThrow()).id

test('photos are shown in order with their words; the first one is that of the list', async () => {
  for (const altFr of ['La malle fermée', 'La malle ouverte'])
    expect((await send(owner, { altFr, credit: 'Marie Exemple' })).status).toBe(303)
  expect(await alts('/outils/malle')).toEqual(['La malle fermée', 'La malle ouverte'])
  expect(await alts('/outils')).toEqual(['La malle fermée'])
  expect((await act(await idOf('La malle ouverte'), { act: 'first' })).status).toBe(303)
  expect(await alts('/outils/malle')).toEqual(['La malle ouverte', 'La malle fermée'])
  expect(await alts('/outils')).toEqual(['La malle ouverte'])
  const file = await app.request(`/fichiers/outil/${await idOf('La malle ouverte')}/480.webp`)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/webp'])
})

test('words that lack come back, nobody else may, another tool’s photo is not there', async () => {
  const refused = await send(owner, { altFr: '', credit: 'Marie' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="Marie"')
  expect((await send(stranger, { altFr: 'Une autre', credit: 'X' })).status).toBe(403)
  await aTool(db).named('Jeu').heldBy(museum.id).save()
  const elsewhere = await app.request(`/outils/jeu/photos/${await idOf('La malle ouverte')}`, {
    method: 'POST',
    headers: signedIn(owner),
    body: new URLSearchParams({ act: 'remove' }),
  })
  expect(elsewhere.status).toBe(404)
})

test('a removed photo leaves at once, may be put back, and is erased after thirty days', async () => {
  const id = await idOf('La malle fermée')
  await act(id, { act: 'remove' })
  expect(await alts('/outils/malle')).toEqual(['La malle ouverte'])
  expect((await app.request(`/fichiers/outil/${id}/480.webp`)).status).toBe(404)
  await act(id, { act: 'restore' })
  expect(await alts('/outils/malle')).toEqual(['La malle ouverte', 'La malle fermée'])
  await act(id, { act: 'remove' })
  expect(await eraseToolPhotos({ db, files }, new Date('2026-12-20T10:00:00Z'))).toBe(0)
  expect(await eraseToolPhotos({ db, files }, new Date('2026-12-24T10:00:00Z'))).toBe(1)
  expect((await act(id, { act: 'restore' })).status).toBe(404)
})

test('a part has one photo, which follows its name, and leaves with it', async () => {
  const partIds = async () =>
    Object.fromEntries(
      (await db.selectFrom('tool_part').select(['name', 'id']).execute()).map(({ name, id }) => [name, id]),
    )
  const { Lampe: lamp = '', Prisme: prism = '' } = await partIds()
  const words = { credit: 'Marie Exemple', part: lamp }
  expect((await send(owner, { ...words, altFr: '' })).status).toBe(422)
  for (const altFr of ['Une lampe éteinte', 'Une lampe allumée'])
    expect((await send(owner, { ...words, altFr })).status).toBe(303)
  expect(await alts('/outils/malle')).toEqual(['La malle ouverte', 'Une lampe allumée'])
  // The card stays that of the whole; what was replaced may come back, and takes its place again.
  expect(await alts('/outils')).toEqual(['La malle ouverte'])
  expect((await act(await idOf('Une lampe éteinte'), { act: 'restore' })).status).toBe(303)
  expect(await alts('/outils/malle')).toEqual(['La malle ouverte', 'Une lampe éteinte'])
  expect((await act(await idOf('Une lampe éteinte'), { act: 'first' })).status).toBe(404)
  // Programs read them too, and can fetch them.
  const api = await (await app.request('/api/v1/tools/malle')).json()
  const [photo] = api.photos
  expect([photo.alt, photo.credit]).toEqual(['La malle ouverte', 'Marie Exemple'])
  expect(api.parts.map((part: { photo: { alt: string } | null }) => part.photo?.alt)).toEqual([
    'Une lampe éteinte',
    undefined,
  ])
  expect((await app.request(new URL(api.parts[0].photo.url).pathname)).status).toBe(200)
  // Of no part of this tool.
  expect((await send(owner, { ...words, altFr: 'X', part: museum.id })).status).toBe(404)

  const edit = async (rows: [id: string, name: string][]) => {
    const page = await (await app.request('/outils/malle/modifier', { headers: signedIn(owner) })).text()
    const form = new URLSearchParams({
      structure: museum.id,
      version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? '',
      kind: 'kit',
      titleFr: 'Malle',
      summaryFr: 'Pour essayer.',
      theme: 'astronomy',
      audience: 'families',
      borrowers: 'everyone',
      lendable: 'yes',
      act: 'publish',
    })
    for (const [id, name] of rows)
      for (const [field, value] of [
        ['partId', id],
        ['partName', name],
        ['partQuantity', '1'],
      ] as const)
        form.append(field, value)
    const answer = await app.request('/outils/malle/modifier', {
      method: 'POST',
      headers: signedIn(owner),
      body: form,
    })
    expect(answer.status).toBe(303)
  }
  await edit([
    ['', 'Miroir'],
    [lamp, 'Lampe de poche'],
    [lamp, 'Copie de la ligne'],
    [museum.id, 'D’une autre'],
  ])
  const present = await partIds()
  expect([present['Lampe de poche'], present.Prisme]).toEqual([lamp, undefined])
  expect(Object.keys(present).sort()).toEqual([
    'Copie de la ligne',
    'D’une autre',
    'Lampe de poche',
    'Miroir',
  ])
  expect(Object.values(present)).not.toContain(prism)
  expect(await alts('/outils/malle')).toEqual(['La malle ouverte', 'Une lampe éteinte'])
  await edit([['', 'Miroir']])
  expect(await alts('/outils/malle')).toEqual(['La malle ouverte'])
  expect(await eraseToolPhotos({ db, files }, new Date('2027-02-24T10:00:00Z'))).toBe(2)
})

const pdf = (words = '') => `%PDF-1.4\n1 0 obj<<${words}>>endobj\ntrailer<<>>\n%%EOF\n`
function bring(person: TestPerson, title: string, content: string) {
  const body = new FormData()
  body.append('title', title)
  if (content) body.append('file', new File([content], 'guide.pdf', { type: 'application/pdf' }))
  return app.request('/outils/malle/documents', { method: 'POST', headers: signedIn(person), body })
}
const documentsOf = async (address = '/outils/malle') =>
  [
    ...(await (await app.request(address)).text()).matchAll(
      /href="(\/outils\/malle\/documents\/[^"]+)"[^>]*>([^<]+)</g,
    ),
  ].map(([, href = '', title]) => ({ href, title }))

test('a document of a tool is downloaded as it was brought by whoever reads its page; only its people bring some', async () => {
  expect((await bring(owner, 'Guide d’animation', pdf('/A (un)'))).status).toBe(303)
  const [guide, ...others] = await documentsOf()
  expect([guide?.title, others]).toEqual(['Guide d’animation', []])
  const file = await app.request(guide?.href ?? '')
  expect([
    file.headers.get('content-type'),
    file.headers.get('content-disposition'),
    await file.text(),
  ]).toEqual(['application/pdf', 'attachment; filename="guide-d-animation.pdf"', pdf('/A (un)')])
  const api = (await (await app.request('/api/v1/tools/malle')).json()) as { documents: object[] }
  expect(api.documents).toEqual([
    {
      title: 'Guide d’animation',
      bytes: pdf('/A (un)').length,
      format: 'application/pdf',
      url: `http://localhost${guide?.href}`,
    },
  ])
  expect((await bring(stranger, 'Le mien', pdf())).status).toBe(403)
  for (const [title, content, said] of [
    ['', pdf(), 'Donnez un titre au document.'],
    ['Notice', '', 'Choisissez un fichier PDF.'],
    ['Notice', '<html>', 'Ce fichier n’est pas un PDF'],
    ['Notice', pdf('/S /JavaScript'), 'Ce PDF contient des scripts'],
  ] as const) {
    const answer = await bring(owner, title, content)
    const page = await answer.text()
    expect([answer.status, page.includes(said), title === '' || page.includes(`value="${title}"`)]).toEqual([
      422,
      true,
      true,
    ])
  }
  expect(await documentsOf()).toHaveLength(1)
})

test('a removed document is nobody’s but its people’s, comes back, and is erased after thirty days', async () => {
  const [guide] = await documentsOf()
  const id = /([0-9a-f-]{36})\.pdf$/.exec(guide?.href ?? '')?.[1] ?? ''
  const press = (act: string, person = owner, tool = 'malle') =>
    app.request(`/outils/${tool}/documents`, {
      method: 'POST',
      headers: signedIn(person),
      body: new URLSearchParams({ act, id }),
    })
  expect([
    (await press('remove', stranger)).status,
    (await press('remove', owner, 'jeu')).status,
    (await press('restore')).status,
    (await press('remove')).status,
  ]).toEqual([403, 404, 404, 303])
  expect(await documentsOf()).toEqual([])
  const asked = await Promise.all([
    app.request(guide?.href ?? ''),
    app.request(guide?.href ?? '', { headers: signedIn(owner) }),
    app.request(guide?.href.replace('/malle/', '/jeu/') ?? '', { headers: signedIn(owner) }),
  ])
  expect(asked.map(({ status }) => status)).toEqual([404, 200, 404])
  expect((await press('restore')).status).toBe(303)
  expect(await documentsOf()).toHaveLength(1)
  await press('remove')
  const row = await db.selectFrom('tool_document').select('file_id').executeTakeFirstOrThrow()
  expect(await eraseToolDocuments({ db, files }, new Date())).toBe(0)
  expect(await eraseToolDocuments({ db, files }, new Date(Date.now() + 31 * 86_400_000))).toBe(1)
  expect(await files.get(`document/${row.file_id}`)).toBeNull()
  expect((await app.request(guide?.href ?? '', { headers: signedIn(owner) })).status).toBe(404)
})
