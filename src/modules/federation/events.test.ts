import { beforeAll, describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/connect.ts'
import { eventContext } from './model.ts'
import { federatedSite } from './testing.ts'

const now = new Date('2026-11-26T14:00:00Z')
const site = await federatedSite(now)
const { db, app, get, read } = site
const origin = 'http://localhost'
let ids: Record<string, string> = {}

beforeAll(async () => {
  ids = await site.seedEvents()
})

describe('an event', () => {
  test('is the same under its id and at its page, for who asks for an activity', async () => {
    const byId = await get(`/federation/evenements/${ids['Du musée']}`, '*/*')
    expect([byId.headers.get('content-type'), byId.headers.get('vary')?.split(', ')]).toEqual([
      'application/activity+json; charset=utf-8',
      expect.arrayContaining(['Accept']),
    ])
    const object = await byId.json()
    expect(object).toMatchObject({
      '@context': eventContext,
      id: `${origin}/federation/evenements/${ids['Du musée']}`,
      startTime: '2026-12-05T20:00:00+01:00',
      location: { address: { addressLocality: 'Fourmies' } },
    })
    for (const page of ['/agenda/du-musee', '/en/agenda/du-musee']) expect(await read(page)).toEqual(object)
  })

  test('its page is a page for anybody else, and says that it varies and where the activity is', async () => {
    for (const accept of ['text/html,*/*;q=0.8', '*/*', 'application/ld+json']) {
      const answer = await get('/agenda/du-musee', accept)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
      expect(answer.headers.get('vary')?.split(', ')).toContain('Accept')
      expect(await answer.text()).toContain(
        `<link rel="alternate" type="application/activity+json" href="/federation/evenements/${ids['Du musée']}"/>`,
      )
    }
  })

  test('answers 304 to who has it', async () => {
    const first = await get('/agenda/du-musee')
    const etag = first.headers.get('etag') ?? ''
    expect(etag).not.toBe((await get('/agenda/du-musee', 'text/html')).headers.get('etag'))
    const again = await app.request('/agenda/du-musee', {
      headers: { Accept: 'application/activity+json', 'If-None-Match': etag },
    })
    expect(again.status).toBe(304)
  })

  test('no page of the agenda is mistaken for one', async () => {
    for (const path of ['/agenda/selection', '/agenda/proposer', '/agenda/nulle-part', '/agenda'])
      expect((await get(path)).headers.get('content-type') ?? '').not.toContain('activity+json')
  })

  test('removed, it leaves a tombstone; merged, it leads to the other', async () => {
    const set = (id: string, into: string | null) =>
      inTransaction(db, (tx) =>
        tx
          .updateTable('event')
          .where('id', '=', id)
          .set({ state: 'removed', merged_into: into, updated_at: new Date('2026-11-25T08:00:00Z') })
          .execute(),
      )
    const [gone, kept, merged] = ['Série 0', 'Série 1', 'Série 2'].map((title) => ids[title] ?? '')
    await set(gone ?? '', null)
    await set(merged ?? '', kept ?? '')
    for (const path of [`/federation/evenements/${gone}`, '/agenda/serie-0']) {
      const answer = await get(path)
      expect([answer.status, await answer.json()]).toEqual([
        410,
        {
          '@context': 'https://www.w3.org/ns/activitystreams',
          id: `${origin}/federation/evenements/${gone}`,
          type: 'Tombstone',
          formerType: 'Event',
          deleted: '2026-11-25T08:00:00.000Z',
        },
      ])
    }
    const answer = await get(`/federation/evenements/${merged}`)
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/federation/evenements/${kept}`])
  })

  test.each(['x', '00000000-0000-0000-0000-000000000000', "'"])('%s is none', async (id) => {
    expect((await get(`/federation/evenements/${id}`)).status).toBe(404)
  })
})
