import { beforeAll, describe, expect, test } from 'vitest'
import { federatedSite } from './testing.ts'

const now = new Date('2026-11-26T14:00:00Z')
const site = await federatedSite(now)
const { db, app, museum, get, read } = site
const origin = 'http://localhost'
const agenda = `${origin}/federation/agenda`
const museumActor = `${origin}/federation/organisations/${museum.slug}`
let ids: Record<string, string> = {}

beforeAll(async () => {
  ids = await site.seedEvents()
})

describe('actors', () => {
  test('the agenda is an application', async () => {
    expect(await read('/federation/agenda')).toMatchObject({
      id: agenda,
      type: 'Application',
      preferredUsername: 'agenda',
      url: `${origin}/agenda`,
      inbox: `${agenda}/inbox`,
      outbox: `${agenda}/outbox`,
    })
  })

  test('an organisation says its name, its page and its site, nothing of its people', async () => {
    const { '@context': _, summary, ...actor } = await read(`/federation/organisations/${museum.slug}`)
    expect(summary).toContain('ne se suit pas encore')
    expect(actor).toEqual({
      id: museumActor,
      type: 'Organization',
      preferredUsername: museum.slug,
      name: 'Musée & co',
      url: `${origin}/annuaire/${museum.slug}`,
      inbox: `${museumActor}/inbox`,
      outbox: `${museumActor}/outbox`,
      manuallyApprovesFollowers: true,
      discoverable: true,
      attachment: [
        {
          type: 'PropertyValue',
          name: 'Site web',
          value:
            '<a href="https://musee.example/?a=1&amp;b=2" rel="nofollow">https://musee.example/?a=1&amp;b=2</a>',
        },
      ],
    })
  })

  test('under a former slug leads to the present one', async () => {
    await db
      .insertInto('organisation_former_slug')
      .values({ slug: 'ancien-musee', organisation_id: museum.id })
      .execute()
    const answer = await get('/federation/organisations/ancien-musee/outbox?page=true')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      301,
      `/federation/organisations/${museum.slug}/outbox?page=true`,
    ])
  })

  test('a person with a browser reads their page', async () => {
    for (const [path, page] of [
      ['/federation/agenda', '/agenda'],
      [`/federation/organisations/${museum.slug}`, `/annuaire/${museum.slug}`],
      [`/federation/evenements/${ids['Du musée']}`, '/agenda/du-musee'],
    ] as const) {
      const answer = await get(path, 'text/html,*/*;q=0.8')
      expect([answer.status, answer.headers.get('location')]).toEqual([303, page])
      expect(answer.headers.get('vary')?.split(', ')).toContain('Accept')
    }
  })

  test.each(['bibliotheque', 'inconnue', '%00', 'A'.repeat(3000)])('%s is nobody', async (slug) => {
    for (const rest of ['', '/outbox', '/inbox'])
      expect((await get(`/federation/organisations/${slug}${rest}`)).status).toBe(404)
  })

  test('these addresses have no language', async () => {
    for (const path of [
      '/federation/agenda',
      '/.well-known/nodeinfo',
      `/federation/evenements/${ids['Du musée']}`,
    ])
      expect((await get(`/en${path}`)).status).toBe(404)
  })
})

describe('inboxes take nothing', () => {
  test.each(['/federation/agenda/inbox', `/federation/organisations/${museum.slug}/inbox`])(
    '%s',
    async (path) => {
      const follow = { type: 'Follow', actor: 'https://ailleurs.example/u/lea', object: agenda }
      const answer = await app.request(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/activity+json' },
        body: JSON.stringify(follow),
      })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
      expect((await answer.json()).detail).toContain('rien ne peut lui être envoyé')
      expect(await read(path)).toMatchObject({ type: 'OrderedCollection', totalItems: 0, orderedItems: [] })
    },
  )
})

describe('outboxes', () => {
  type Page = {
    id: string
    next?: string
    orderedItems: { type: string; actor: string; object: { name: string } }[]
  }
  async function walk(outbox: string) {
    const { first, totalItems } = await read(outbox)
    const pages: Page[] = []
    for (let next: string | undefined = first; next; next = pages.at(-1)?.next) {
      const page: Page = await read(next)
      expect(page).toMatchObject({ id: next, type: 'OrderedCollectionPage', partOf: outbox })
      pages.push(page)
    }
    return {
      totalItems,
      sizes: pages.map((page) => page.orderedItems.length),
      items: pages.flatMap((page) => page.orderedItems),
    }
  }

  test('the agenda creates its own events and announces those of organisations, the last published first', async () => {
    const { totalItems, sizes, items } = await walk(`${agenda}/outbox`)
    expect([totalItems, sizes]).toEqual([24, [20, 4]])
    expect(items.map(({ object }) => object.name)).toEqual([
      'De personne',
      'Du musée',
      ...Array.from({ length: 22 }, (_, at) => `Série ${21 - at}`),
    ])
    expect(items.slice(0, 2)).toMatchObject([
      { type: 'Create', actor: agenda, object: { type: 'Event', attributedTo: agenda } },
      { type: 'Announce', actor: agenda, cc: [museumActor], object: { attributedTo: museumActor } },
    ])
  })

  test('an organisation creates its own', async () => {
    const { totalItems, items } = await walk(`${museumActor}/outbox`)
    expect(totalItems).toBe(1)
    expect(items).toEqual([
      {
        id: `${origin}/federation/evenements/${ids['Du musée']}#create`,
        type: 'Create',
        actor: museumActor,
        published: '2026-11-20T10:30:00.000Z',
        to: ['https://www.w3.org/ns/activitystreams#Public'],
        cc: [],
        object: expect.objectContaining({
          type: 'Event',
          name: 'Du musée',
          url: `${origin}/agenda/du-musee`,
        }),
      },
    ])
  })

  test.each(['x', '1.x', "1.' OR 1=1", '99999999999999999999.00000000-0000-0000-0000-000000000000'])(
    'a page « %s » is none',
    async (cursor) => {
      expect(
        (await get(`/federation/agenda/outbox?page=true&apres=${encodeURIComponent(cursor)}`)).status,
      ).toBe(404)
    },
  )
})
