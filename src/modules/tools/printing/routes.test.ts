import { expect, test } from 'vitest'
import { signedIn, type TestPerson } from '#modules/accounts/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { emptyTool } from '../model.ts'
import { aTool } from '../testing.ts'
import { aCatalogue } from '../testing-catalogue.ts'
import { writeTool } from '../write-tool.ts'

const now = new Date('2026-11-20T10:00:00Z')

const { db, app, museum, lea, tom, moderator, send } = await aCatalogue()
const kit = await aTool(db)
  .named('Malle aux étoiles')
  .about('astronomy')
  .heldBy(museum.id)
  .withCopies(2)
  .withCopyIn('retired')
  .save()
await aTool(db).named('Jeu des marées').with({ kind: 'game' }).withCopies(1, '59350').save()

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const as = (person: TestPerson, path: string) => get(path, signedIn(person))
const bytes = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer())
const labels = `/outils/${kit.slug}/exemplaires/etiquettes.pdf`

test.each([
  ['/outils.pdf', 'outils-2026-11-23.pdf'],
  ['/outils.pdf?theme=astronomy&du=2026-12-07&au=2026-12-09', 'outils-2026-11-23.pdf'],
  ['/en/outils.pdf', 'outils-2026-11-23.pdf'],
  ['/outils/malle-aux-etoiles.pdf', 'malle-aux-etoiles.pdf'],
  ['/en/outils/malle-aux-etoiles.pdf', 'malle-aux-etoiles.pdf'],
])('%s is a PDF under a clear name, and is not sent twice', async (path, filename) => {
  const answer = await get(path)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${filename}"`,
    'cache-control': 'no-cache',
  })
  expect(Buffer.from(await answer.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-/)
  const again = await get(path, { 'If-None-Match': answer.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('a sheet and a catalogue are new when their tool changes: its dates, its words', async () => {
  const etag = async (path: string) => (await get(path)).headers.get('etag')
  const paths = ['/outils/malle-aux-etoiles.pdf', '/outils.pdf']
  const before = await Promise.all(paths.map(etag))
  const taken = await send(lea, `/outils/${kit.slug}/exemplaires/${kit.copies[0]}/dates`, {
    periodKind: 'repair',
    periodFrom: '2026-11-24',
    periodTo: '2026-12-24',
  })
  const other = await send(lea, `/outils/${kit.slug}/exemplaires/${kit.copies[1]}/dates`, {
    periodKind: 'closure',
    periodFrom: '2026-11-24',
    periodTo: '2026-12-20',
  })
  expect([taken.status, other.status]).toEqual([303, 303])
  const after = await Promise.all(paths.map(etag))
  expect(after.map((each, at) => each === before[at])).toEqual([false, false])
})

test('a draft is printed for its people alone, leaves no trace in the catalogue, and stays out of shared caches', async () => {
  const before = await bytes('/outils.pdf')
  await aTool(db).named('Projet secret').heldBy(museum.id).unpublished().save()
  expect(await bytes('/outils.pdf')).toEqual(before)
  expect((await get('/outils/projet-secret.pdf')).status).toBe(404)
  expect((await as(tom, '/outils/projet-secret.pdf')).status).toBe(404)
  const own = await as(lea, '/outils/projet-secret.pdf')
  expect([own.status, own.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  expect((await get('/outils/nulle-part.pdf')).status).toBe(404)
})

test('labels are for the people of the holder and moderators', async () => {
  const statuses = await Promise.all([get(labels), as(tom, labels), as(lea, labels), as(moderator, labels)])
  expect(statuses.map(({ status }) => status)).toEqual([303, 403, 200, 200])
  expect((await as(lea, '/outils/nulle-part/exemplaires/etiquettes.pdf')).status).toBe(404)
  const answer = await as(lea, labels)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'inline; filename="etiquettes-malle-aux-etoiles.pdf"',
    'cache-control': 'private, no-store',
  })
  // Whoever knows the version of labels has no right to them.
  const version = answer.headers.get('etag') ?? ''
  expect((await app.request(labels, { headers: { 'If-None-Match': version } })).status).toBe(303)
  expect((await get(labels, { ...signedIn(lea), 'If-None-Match': version })).status).toBe(304)
})

test('copies to label are chosen, with the first free place of the sheet', async () => {
  const page = await (await as(lea, `/outils/${kit.slug}/exemplaires`)).text()
  const form = page.slice(page.indexOf('etiquettes.pdf'))
  expect([...form.matchAll(/name="c" value="([^"]+)" checked/g)].map((found) => found[1])).toEqual(
    kit.copies.slice(0, 2),
  )
  const [first, second, retired] = kit.copies
  const answers = await Promise.all(
    [`?c=${first}&c=${second}&place=21`, `?c=${first}&place=1`].map((asked) => as(lea, labels + asked)),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(2)
  for (const asked of ['?place=1', `?c=${retired}&place=1`, '?c=zzz&place=3']) {
    const none = await as(lea, labels + asked)
    expect([asked, none.status]).toEqual([asked, 404])
    expect(pageText(await none.text())).toContain('Il n’y a pas d’étiquette à imprimer')
  }
  for (const asked of ['?place=0', '?place=22', '?place=1.5', '?place=x', '?place=']) {
    const wrong = await as(lea, labels + asked)
    expect([asked, wrong.status]).toEqual([asked, 422])
    expect(await wrong.text()).toContain(`href="/outils/${kit.slug}/exemplaires#etiquettes"`)
  }
})

test('a place typed is recognised; nothing to print is said, with a way on', async () => {
  const answer = await get('/outils.pdf?pres=fourmies')
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/outils.pdf?pres=commune/59249'])
  const none = await get('/outils.pdf?q=zzzz')
  const page = await none.text()
  expect([none.status, pageText(page).includes('Il n’y a aucun outil à imprimer ici')]).toEqual([404, true])
  expect(page).toContain('href="/outils?q=zzzz"')
})

test('pages lead to what may be printed of them', async () => {
  const links: [string, string][] = [
    ['/outils?theme=astronomy', '/outils.pdf?theme=astronomy'],
    ['/en/outils', '/en/outils.pdf'],
    ['/outils/malle-aux-etoiles', '/outils/malle-aux-etoiles.pdf'],
  ]
  for (const [page, link] of links) expect(await (await get(page)).text()).toContain(`href="${link}"`)
})

test('a site that is busy typesetting says when to come back', async () => {
  const typesetter = { typeset: () => Promise.reject(new AppError('busy')), stop: async () => {} }
  const busy = await createApp(testServices(db, { typesetter })).request('/outils/malle-aux-etoiles.pdf')
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '60'])
})

test('more than a catalogue can hold is refused, with parts to choose', async () => {
  await inTransaction(db, async (tx) => {
    for (let at = 0; at < 500; at++) {
      const tool = {
        ...emptyTool,
        kind: 'exhibition' as const,
        titleFr: `Exposition ${at}`,
        summaryFr: 'Une.',
      }
      await writeTool(tx, tool, { state: 'published', holder: { id: museum.id, name: null } }, now)
    }
  })
  const answer = await get('/outils.pdf')
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(pageText(page)).toContain('Un catalogue imprimé a au plus 500 outils, soit environ 250 pages.')
  expect(page).toContain('href="/outils.pdf?type=tool-game"')
  expect(page).toContain('href="/outils.csv"')
  expect((await get('/outils.pdf?type=tool-game')).status).toBe(200)
}, 120_000)
