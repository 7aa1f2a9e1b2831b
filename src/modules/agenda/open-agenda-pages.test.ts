import { beforeAll, describe, expect, test } from 'vitest'
import { seedTerritories } from '#modules/territories/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { setEventState } from './event-state.ts'
import { openAgendaUid } from './feeds/open-agenda.ts'
import { anEvent } from './testing.ts'

const db = await testDatabase()
const now = new Date('2026-11-26T14:00:00Z')
const app = createApp(testServices(db, { now: () => now }))
type Answer = {
  total: number
  success: boolean
  sort: string
  after: string[] | null
  events: { uid: number; title?: { fr: string }; removed?: boolean }[]
}
const read = async (query: string): Promise<Answer> =>
  (await app.request(`/agenda.openagenda.json${query}`)).json()
const titles = ({ events }: Answer) => events.map((event) => event.title?.fr ?? event.uid)
const following = (after: string[]) => after.map((value) => `&after[]=${value}`).join('')

/** All pages, as a program that follows `after[]` reads them. */
async function walk(query: string) {
  const pages: Answer[] = []
  for (let after: string[] | null = []; after; ) {
    const page = await read(`?${query}${following(after)}`)
    pages.push(page)
    if (page.events.length === 0) break
    after = page.after
  }
  return pages.map(titles)
}

const gone: string[] = []
beforeAll(async () => {
  await seedTerritories(db)
  const made = async (title: string, day: string, updated: string) =>
    anEvent(db)
      .named(title)
      .about(title === 'Dunes' ? 'nature' : 'astronomy')
      .inCommune('59249')
      .on(`2026-${day}T10:00`)
      .save(new Date(`2026-11-${updated}T10:00:00Z`))
  await made('Ciel', '12-03', '23')
  await made('Dunes', '12-01', '25')
  await made('Robots', '12-02', '24')
  await made('Fossiles', '10-10', '20')
  await anEvent(db).named('Brouillon').on('2026-12-04T10:00').unpublished().save()
  for (const [title, published] of [
    ['Retiré', true],
    ['Jamais vu', false],
  ] as const) {
    const event = anEvent(db).named(title).on('2026-12-05T10:00')
    const { id } = await (published ? event : event.unpublished()).save(new Date('2026-11-21T10:00:00Z'))
    await inTransaction(db, (tx) =>
      setEventState(
        tx,
        id,
        'removed',
        { removedFrom: published ? 'published' : 'draft' },
        new Date('2026-11-25T12:00:00Z'),
      ),
    )
    if (published) gone.push(id)
  }
})

describe('the list as OpenAgenda gives it', () => {
  test('has its envelope, twenty at most', async () => {
    const page = await read('')
    expect({ ...page, events: titles(page) }).toEqual({
      total: 3,
      success: true,
      sort: 'timings.asc',
      after: null,
      events: ['Dunes', 'Robots', 'Ciel'],
    })
  })

  test('is followed page by page, by date or by update', async () => {
    expect(await walk('size=2')).toEqual([['Dunes', 'Robots'], ['Ciel']])
    expect(await walk('size=1&sort=updatedAt.asc')).toEqual([['Ciel'], ['Robots'], ['Dunes']])
    expect(await walk('size=2&quand=passes')).toEqual([['Fossiles']])
    expect(await walk('relative[]=passed')).toEqual([['Fossiles']])
    expect(await walk('relative[]=current&relative[]=upcoming&size=300')).toEqual([
      ['Dunes', 'Robots', 'Ciel'],
    ])
  })

  test('answers the filters of the list, and OpenAgenda’s words', async () => {
    expect(titles(await read('?theme=nature'))).toEqual(['Dunes'])
    expect(titles(await read('?search=robots'))).toEqual(['Robots'])
  })

  test('tells what changed, then what was taken away: only what was public', async () => {
    const since = 'updatedAt[gte]=2026-11-24T00:00:00Z'
    expect(await walk(since)).toEqual([['Robots', 'Dunes']])
    expect(await walk(`${since}&removed=null&size=1`)).toEqual([
      ['Robots'],
      ['Dunes'],
      [openAgendaUid(gone[0] as string)],
      [],
    ])
    const removed = await read(
      `?${since}&removed=null&size=300&after[]=removed&after[]=0&after[]=00000000-0000-0000-0000-000000000000`,
    )
    expect(removed.events).toEqual([
      { uid: openAgendaUid(gone[0] as string), removed: true, updatedAt: '2026-11-25T12:00:00.000Z' },
    ])
    const [uid] = gone.map(openAgendaUid)
    expect(await walk('updatedAt[gte]=2026-11-25T11:00:00Z&removed=null')).toEqual([[uid]])
    expect(await walk('updatedAt[gte]=2026-11-25T12:30:00Z&removed=null')).toEqual([[]])
  })

  test.each([
    '?size=0',
    '?size=-1',
    '?size=99999999999',
    '?size=x',
    '?after[]=timings',
    '?after[]=timings&after[]=1e9',
    '?after[]=updates&after[]=99999999999999&after[]=99999999999999',
    '?after[]=removed&after[]=1&after[]=x',
    '?updatedAt[gte]=hier',
    '?updatedAt[gte]=-271821-04-20',
    '?after[]=removed&after[]=99999999999999&after[]=00000000-0000-0000-0000-000000000000',
  ])('%s is answered all the same', async (query) => {
    expect((await app.request(`/agenda.openagenda.json${query}`)).status).toBe(200)
  })

  test('may be read by other sites, and answers 304', async () => {
    const first = await app.request('/agenda.openagenda.json')
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    const etag = first.headers.get('etag') ?? ''
    const again = await app.request('/agenda.openagenda.json', { headers: { 'If-None-Match': etag } })
    expect(again.status).toBe(304)
  })
})
