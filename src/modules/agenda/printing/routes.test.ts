import { expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { AppError } from '#platform/errors.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../../app.ts'
import { loadSeasons } from '../load-seasons.ts'
import { emptyEvent } from '../model.ts'
import { anEvent } from '../testing.ts'
import { writeEvent } from '../write-event.ts'

const db = await testDatabase()
await seedTerritories(db)
await loadSeasons(db)
const season = { code: 'fete-de-la-science', year: 2025 }
await anEvent(db).named('Atelier fusées').with({ season }).inCommune('59249').on('2026-12-05T14:00').save()
await anEvent(db).named('Nuit des lampes').inCommune('59350').on('2026-12-12T20:00').save()
await anEvent(db).named('Déjà passé').inCommune('59350').on('2026-10-10T14:00').save()

const app = createApp(testServices(db))
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })
const bytes = async (path: string) => Buffer.from(await (await get(path)).arrayBuffer())

test.each([
  ['/agenda.pdf', 'agenda-2026-11-23.pdf'],
  ['/agenda.pdf?par=lieu', 'agenda-2026-11-23.pdf'],
  ['/agenda.pdf?quand=passes', 'agenda-2026-11-23.pdf'],
  ['/agenda/selection.pdf?e=atelier-fusees,nuit-des-lampes', 'selection-2026-11-23.pdf'],
  ['/agenda/selection.pdf?e=deja-passe', 'selection-2026-11-23.pdf'],
  ['/agenda/fete-de-la-science/2025.pdf', 'fete-de-la-science-2025.pdf'],
  ['/agenda/atelier-fusees.pdf', 'atelier-fusees.pdf'],
  ['/en/agenda.pdf', 'agenda-2026-11-23.pdf'],
  ['/en/agenda/atelier-fusees.pdf', 'atelier-fusees.pdf'],
])('%s is a PDF under a clear name, and is not sent twice', async (path, filename) => {
  const answer = await get(path)
  expect(answer.status).toBe(200)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `inline; filename="${filename}"`,
    'cache-control': 'no-cache',
    'x-robots-tag': 'noindex',
  })
  expect(
    Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  const again = await get(path, { 'If-None-Match': answer.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('arrangements, languages and filters each have their own version', async () => {
  const paths = [
    '/agenda.pdf',
    '/agenda.pdf?par=lieu',
    '/en/agenda.pdf',
    '/agenda.pdf?q=fusées',
    '/agenda.pdf?quand=30-jours',
  ]
  const versions = await Promise.all(paths.map(async (path) => (await get(path)).headers.get('etag')))
  expect(new Set(versions).size).toBe(paths.length)
})

test('what is not published leaves no trace; what is published does', async () => {
  const before = await bytes('/agenda.pdf')
  await anEvent(db).named('Projet secret').inCommune('59350').on('2026-12-12T09:00').unpublished().save()
  expect(await bytes('/agenda.pdf')).toEqual(before)
  expect((await get('/agenda/projet-secret.pdf')).status).toBe(404)
  const version = (await get('/agenda.pdf')).headers.get('etag')
  await anEvent(db).named('Annonce publique').inCommune('59350').on('2026-12-12T09:00').save()
  const after = await get('/agenda.pdf', { 'If-None-Match': version ?? '' })
  expect(after.status).toBe(200)
  expect(Buffer.from(await after.arrayBuffer())).not.toEqual(before)
})

test('a place typed is recognised, and the arrangement kept', async () => {
  const answer = await get('/agenda.pdf?pres=fourmies&par=lieu')
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    '/agenda.pdf?pres=commune/59249&par=lieu',
  ])
})

test('nothing to print: said, with a way on', async () => {
  for (const path of ['/agenda.pdf?q=zzzz', '/agenda/selection.pdf', '/agenda/semaine-du-cerveau/2026.pdf'])
    expect([path, (await get(path)).status]).toEqual([path, 404])
  const page = await (await get('/agenda.pdf?q=zzzz')).text()
  expect(pageText(page)).toContain('Il n’y a rien à imprimer ici')
  expect(page).toContain('href="/agenda?q=zzzz"')
  expect((await get('/agenda/nulle-part/2026.pdf')).status).toBe(404)
})

test('more than a programme can hold is refused, with parts to choose', async () => {
  await inTransaction(db, async (tx) => {
    for (let at = 0; at < 340; at++) {
      const sessions = Array.from({ length: 6 }, (_, day) => {
        const begin = new Date(Date.UTC(2027, 0, 4 + day, 9))
        return { begin, end: new Date(begin.getTime() + 3_600_000) }
      })
      const event = {
        ...emptyEvent,
        titleFr: `Cours ${at}`,
        languages: ['fr'],
        mode: 'online' as const,
        onlineLink: 'https://ex.fr',
        sessions,
      }
      await writeEvent(tx, event, { state: 'published' }, new Date('2026-11-20T10:00:00Z'))
    }
  })
  const answer = await get('/agenda.pdf?mode=online')
  const page = await answer.text()
  expect(answer.status).toBe(422)
  expect(pageText(page)).toContain('Un programme a au plus 2 000 séances')
  expect(page).toContain('href="/agenda.pdf?mode=online&amp;quand=30-jours"')
  expect(page).toContain('href="/agenda.csv?mode=online"')
  expect((await get('/agenda.pdf?mode=online&au=2027-01-05')).status).toBe(200)
}, 60_000)

test('pages lead to what may be printed of them', async () => {
  const links: [string, string][] = [
    ['/agenda?q=fusées', '/agenda.pdf?q=fus%C3%A9es'],
    ['/en/agenda', '/en/agenda.pdf'],
    ['/agenda/selection?e=atelier-fusees', '/agenda/selection.pdf?e=atelier-fusees'],
    ['/agenda/atelier-fusees', '/agenda/atelier-fusees.pdf'],
    ['/agenda/fete-de-la-science/2025', '/agenda/fete-de-la-science/2025.pdf'],
  ]
  for (const [page, link] of links) expect(await (await get(page)).text()).toContain(`href="${link}"`)
})

test('a site that is busy typesetting says when to come back', async () => {
  const typesetter = { typeset: () => Promise.reject(new AppError('busy')), stop: async () => {} }
  const busy = await createApp(testServices(db, { typesetter })).request('/agenda/atelier-fusees.pdf')
  expect([busy.status, busy.headers.get('retry-after'), busy.headers.get('content-type')]).toEqual([
    503,
    '60',
    'text/html; charset=UTF-8',
  ])
  expect(await busy.text()).toContain('Le site compose déjà beaucoup de documents')
})

test('a visitor may ask for sixty new documents in ten minutes; those already made are free, and pages that say there is none', async () => {
  let typeset = 0
  const typesetter = {
    typeset: async () => {
      typeset++
      return new TextEncoder().encode('%PDF-')
    },
    stop: async () => {},
  }
  const site = createApp(testServices(db, { typesetter }))
  const status = async (path: string) => (await site.request(path)).status
  for (let at = 1; at <= 61; at++) expect(await status(`/agenda.pdf?q=zzzz${at}`)).toBe(404)
  expect(await status('/agenda/atelier-fusees.pdf')).toBe(200)
  for (let day = 5; day < 64; day++)
    expect(
      await status(`/agenda.pdf?q=fusées&au=${new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10)}`),
    ).toBe(200)
  for (let at = 0; at < 20; at++) expect(await status('/agenda/atelier-fusees.pdf')).toBe(200)
  expect(await status('/agenda/nuit-des-lampes.pdf')).toBe(429)
  expect(typeset).toBe(60)
})
