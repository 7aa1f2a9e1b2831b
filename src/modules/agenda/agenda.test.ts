import ICAL from 'ical.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { findEvent } from './event-store.ts'
import { anEvent } from './testing.ts'
import { writeEvent } from './write-event.ts'

const db = await testDatabase()
// A Thursday afternoon.
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
const get = (path: string) => app.request(path)
const html = async (path: string) => (await get(path)).text()
/** Titles of a list, in its order. */
const titles = async (query: string) =>
  [...(await html(`/agenda${query}`)).matchAll(/<h3><a href="\/agenda\/[^"]*">(.*?)<\/a>/g)].map((found) =>
    found[1]?.replaceAll(/<[^>]*>/g, ''),
  )

beforeAll(async () => {
  await seedTerritories(db)
  await anEvent(db)
    .named('Ciel')
    .about('astronomy')
    .inCommune('59249')
    .on('2026-11-28T20:00', '2026-12-05T20:00')
    .save()
  await anEvent(db)
    .named('Robots')
    .about('digital')
    .inCommune('59350')
    .on('2026-11-26T14:30')
    .with({ fee: 'free', ageMin: 8, ageMax: 12, descriptionFr: 'Des **robots** <script>alert(1)</script>.' })
    .save()
  await anEvent(db).named('Dunes').about('nature').inCommune('59350').on('2026-12-20T10:00').save()
  await anEvent(db).named('Fossiles').about('nature').inCommune('59249').on('2026-10-10T10:00').save()
  await anEvent(db)
    .named('Secret')
    .about('nature')
    .inCommune('59249')
    .on('2026-12-01T10:00')
    .unpublished()
    .save()
})

describe('the list', () => {
  test.each([
    ['', ['Robots', 'Ciel', 'Dunes']],
    ['?quand=aujourd-hui', ['Robots']],
    ['?quand=demain', []],
    ['?quand=week-end', ['Ciel']],
    ['?quand=vacances', ['Dunes']],
    ['?quand=passes', ['Fossiles']],
    ['?quand=passes&theme=nature', ['Fossiles']],
    ['?quand=passes&theme=digital', []],
    ['?quand=passes&q=fossile', ['Fossiles']],
    ['?quand=passes&du=2026-10-11', []],
    ['?du=2026-12-01&au=2026-12-31', ['Ciel', 'Dunes']],
    ['?du=2026-12-05&au=2026-12-05', ['Ciel']],
    ['?theme=nature', ['Dunes']],
    ['?conditions=free', ['Robots']],
    ['?age=11-14', ['Robots']],
    ['?age=adult', []],
    ['?territoire=commune/59249', ['Ciel']],
    ['?pres=commune/59249&rayon=20', ['Ciel']],
    ['?pres=commune/59350', ['Robots', 'Dunes', 'Ciel']],
    ['?q=robot', ['Robots']],
    ['?tri=nom', ['Ciel', 'Dunes', 'Robots']],
  ])('%s', async (query, expected) => {
    expect(await titles(query)).toEqual(expected)
  })

  test('says when, and how many other dates there are', async () => {
    const text = pageText(await html('/agenda'))
    expect(text).toContain('jeudi 26 novembre, 14:30 – 16:30')
    expect(text).toContain('samedi 28 novembre, 20:00 – 22:00')
    expect(text).toContain('1 autre date')
    expect(text).toContain('3 rendez-vous')
  })

  test('when nothing answers, says what to do next', async () => {
    const text = pageText(await html('/agenda?theme=nature&territoire=commune/59249'))
    expect(text).toContain('Rien n’est annoncé sous ces conditions.')
    expect(text).toContain('chercher dans toute la région (1 rendez-vous)')
  })

  test('is in English too', async () => {
    const text = pageText(await html('/en/agenda?quand=week-end'))
    expect(text).toContain('Saturday 28 November, 20:00 – 22:00')
    expect(text).toContain('This weekend')
  })

  test('names the school holidays that come', async () => {
    expect(pageText(await html('/agenda'))).toContain('30 jours Vacances de Noël Passés')
    expect(pageText(await html('/en/agenda?quand=vacances'))).toContain('Christmas holidays')
  })
})

describe('a page', () => {
  test('says when, where, for whom; for machines too; its text is harmless', async () => {
    const page = await html('/agenda/robots')
    const text = pageText(page)
    for (const words of ['jeudi 26 novembre, 14:30 – 16:30', 'Salle de Lille', 'De 8 à 12 ans', 'Gratuit'])
      expect(text).toContain(words)
    expect(page).toContain('<strong>robots</strong>')
    expect(page).not.toContain('<script>alert')
    const jsonLd = /<script type="application\/ld\+json"[^>]*>([\s\S]*?)<\/script>/.exec(page)?.[1]
    expect(JSON.parse(jsonLd ?? '')).toMatchObject([
      { '@type': 'Event', startDate: '2026-11-26T14:30:00+01:00' },
    ])
  })

  test('that is over says so; one never published is nowhere', async () => {
    expect(pageText(await html('/agenda/fossiles'))).toContain('Ce rendez-vous est passé.')
    expect((await get('/agenda/secret')).status).toBe(404)
    expect((await get('/agenda/secret.ics')).status).toBe(404)
    expect((await get('/agenda/nulle-part')).status).toBe(404)
    expect(await html('/recherche?q=secret')).not.toContain('/agenda/secret')
  })
})

describe('feeds', () => {
  const summaries = (text: string) =>
    new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents('vevent')
      .map((event) => event.getFirstPropertyValue('summary'))

  test('say what the list shows under the same address', async () => {
    expect(summaries(await html('/agenda.ics'))).toEqual(['Robots', 'Ciel', 'Ciel', 'Dunes'])
    expect(summaries(await html('/agenda.ics?theme=nature'))).toEqual(['Dunes'])
    expect(summaries(await html('/agenda.ics?quand=passes'))).toEqual(['Fossiles'])
    expect(JSON.parse(await html('/agenda.json?quand=week-end')).items).toMatchObject([{ title: 'Ciel' }])
    expect((await html('/agenda.rss')).match(/<item>/g)).toHaveLength(3)
    expect((await html('/agenda.csv')).trim().split('\r\n')).toHaveLength(5)
    expect(JSON.parse(await html('/agenda.geojson')).features).toHaveLength(3)
    expect(JSON.parse(await html('/agenda.openagenda.json?theme=nature')).events).toMatchObject([
      { title: { fr: 'Dunes' }, timings: [{ begin: '2026-12-20T10:00:00+01:00' }], state: 2 },
    ])
    expect(JSON.parse(await html('/agenda.datatourisme.jsonld?theme=nature'))['@graph']).toMatchObject([
      { 'rdfs:label': { fr: ['Dunes'] }, takesPlaceAt: [{ startDate: '2026-12-20', startTime: '10:00:00' }] },
    ])
    expect(JSON.parse(await html('/agenda/dunes.datatourisme.jsonld'))).toMatchObject({
      '@context': { '@vocab': 'https://www.datatourisme.fr/ontology/core#' },
      '@id': 'http://localhost/agenda/dunes',
    })
    expect((await get('/agenda/secret.datatourisme.jsonld')).status).toBe(404)
    expect(summaries(await html('/agenda/ciel.ics'))).toEqual(['Ciel', 'Ciel'])
  })

  test('and so does the API, page by page', async () => {
    const read = async (path: string) => JSON.parse(await html(path))
    const first = await read('/api/v1/events?limit=2&fields=title')
    expect([first.data, first.pagination.total]).toEqual([[{ title: 'Ciel' }, { title: 'Robots' }], 3])
    const rest = await read(`/api/v1/events?limit=2&fields=title&after=${first.pagination.after}`)
    expect(rest.data).toEqual([{ title: 'Dunes' }])
    expect((await read('/api/v1/events?quand=week-end&fields=title')).data).toEqual([{ title: 'Ciel' }])
    expect((await read('/api/v1/events?du=2026-12-10&fields=title')).data).toEqual([{ title: 'Dunes' }])
    expect(await read('/api/v1/events/fossiles?fields=sessions')).toMatchObject({
      sessions: [{ begin: '2026-10-10T11:00:00+02:00', status: 'scheduled' }],
    })
    for (const [path, status] of [
      ['/api/v1/events/secret', 404],
      ['/api/v1/events?du=hier', 422],
      ['/api/v1/events?quand=passes', 422],
      ['/api/v1/events?age=12', 422],
    ] as const)
      expect([path, (await get(path)).status]).toEqual([path, status])
  })

  test.each([
    ['/agenda.ics', 'text/calendar'],
    ['/agenda.datatourisme.jsonld', 'application/ld+json'],
    ['/agenda/dunes.datatourisme.jsonld', 'application/ld+json'],
  ])('%s answers 304 to who has it already, and its type', async (path, type) => {
    const first = await get(path)
    const etag = first.headers.get('etag') ?? ''
    await first.text()
    expect(first.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    expect((await app.request(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
  })

  test('are named by the pages they come from', async () => {
    const page = await html('/agenda/dunes')
    const [id] = /\/federation\/evenements\/[0-9a-f-]{36}/.exec(page) ?? []
    expect(page).toContain(`<link rel="alternate" type="application/activity+json" href="${id}"/>`)
    expect(page).toContain('type="application/ld+json" href="/agenda/dunes.datatourisme.jsonld"')
    expect(await html('/agenda')).toContain('href="/donnees#agenda"')
  })

  test('are the same file until a session is over, or something changes', async () => {
    const askedAt = async (moment: string, etag: string, path = '/agenda.ics') => {
      const later = createApp(testServices(db, { now: () => new Date(moment) }))
      const answer = await later.request(path, { headers: { 'If-None-Match': etag } })
      await answer.text()
      return answer
    }
    const etag = (await askedAt('2026-11-26T14:00:00Z', '')).headers.get('etag') ?? ''
    expect((await askedAt('2026-11-26T14:40:00Z', etag)).status).toBe(304)
    expect((await askedAt('2026-11-29T00:00:00Z', etag)).status).toBe(200)
    expect((await askedAt('2026-11-26T14:40:00Z', etag, '/agenda.ics?theme=astronomy')).status).toBe(200)
  })
})

test('an event written again keeps its address and the ids of the sessions that stay; its sequence tells a move', async () => {
  const made = await anEvent(db)
    .named('Marée')
    .inCommune('59350')
    .on('2027-01-09T10:00', '2027-01-10T10:00')
    .save()
  const before = await findEvent(db, made.slug)
  const again = (on: string[]) =>
    inTransaction(db, async (tx) => {
      const sheet = await findEvent(tx, made.slug)
      const sessions = on.map((text) => {
        const begin = new Date(`${text}:00+01:00`)
        return { begin, end: new Date(begin.getTime() + 2 * 3_600_000), place: 0 }
      })
      const input = {
        ...before,
        titleFr: 'Grande marée',
        terms: { theme: [], audience: [], format: [], access: [] },
        season: null,
        organiserName: null,
        places: (sheet?.places ?? []).map((place) => ({ ...place, commune: place.commune?.code ?? null })),
        sessions,
      }
      return writeEvent(tx, input as never, { id: made.id, state: 'published' }, now)
    })
  expect(await again(['2027-01-09T10:00', '2027-01-10T10:00'])).toEqual(made)
  expect(await findEvent(db, made.slug)).toMatchObject({ titleFr: 'Grande marée', sequence: 0 })
  await again(['2027-01-10T10:00', '2027-01-11T10:00'])
  const after = await findEvent(db, made.slug)
  expect(after?.sequence).toBe(1)
  expect(after?.sessions.map((session) => session.id)[0]).toBe(before?.sessions[1]?.id)
  expect(after?.sessions).toHaveLength(2)
})
