import { beforeAll, describe, expect, test } from 'vitest'
import { anEvent } from '#modules/agenda/testing.ts'
import { inTransaction } from '#platform/db/connect.ts'
import { eventContext } from './model.ts'
import { federatedSite } from './testing.ts'

const now = new Date('2026-11-26T14:00:00Z')
const site = await federatedSite(now)
const { db, app, museum, get, read } = site
const origin = 'http://localhost'
const agenda = `${origin}/federation/agenda`
const museumActor = `${origin}/federation/organisations/${museum.slug}`
const ids: Record<string, string> = {}

beforeAll(async () => {
  const made = async (title: string, minute: number, organiser?: string) => {
    const event = anEvent(db).named(title).about('astronomy').inCommune('59249').on('2026-12-05T20:00')
    const at = new Date(`2026-11-20T10:${String(minute).padStart(2, '0')}:00Z`)
    ids[title] = (await (organiser ? event.by(organiser) : event).save(at)).id
  }
  await made('Du musée', 30, museum.id)
  await made('De personne', 40)
  for (let minute = 0; minute < 22; minute++) await made(`Série ${minute}`, minute)
})

describe('WebFinger', () => {
  const finger = (resource: string, rest = '') =>
    get(`/.well-known/webfinger?resource=${encodeURIComponent(resource)}${rest}`, '*/*')
  const links = (id: string, page: string) => [
    { rel: 'self', type: 'application/activity+json', href: id },
    { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: page },
  ]

  test.each([
    'acct:agenda@localhost',
    'acct:@agenda@localhost',
    'acct:AGENDA@LocalHost',
    agenda,
    `${origin}/agenda`,
  ])('%s is the agenda', async (resource) => {
    const answer = await finger(resource)
    expect([
      answer.status,
      answer.headers.get('content-type'),
      answer.headers.get('access-control-allow-origin'),
    ]).toEqual([200, 'application/jrd+json; charset=utf-8', '*'])
    expect(await answer.json()).toEqual({
      subject: 'acct:agenda@localhost',
      aliases: [agenda, `${origin}/agenda`],
      links: links(agenda, `${origin}/agenda`),
    })
  })

  test('an organisation that has published, by its account, its id or its page', async () => {
    for (const resource of [
      `acct:${museum.slug}@localhost`,
      museumActor,
      `${origin}/annuaire/${museum.slug}`,
    ])
      expect(await (await finger(resource)).json()).toEqual({
        subject: `acct:${museum.slug}@localhost`,
        aliases: [museumActor, `${origin}/annuaire/${museum.slug}`],
        links: links(museumActor, `${origin}/annuaire/${museum.slug}`),
      })
  })

  test('gives the links asked for', async () => {
    const { links } = await (await finger('acct:agenda@localhost', '&rel=self')).json()
    expect(links).toEqual([{ rel: 'self', type: 'application/activity+json', href: agenda }])
  })

  test.each([
    ['', 400],
    ['acct:agenda@ailleurs.example', 404],
    ['acct:bibliotheque@localhost', 404],
    ['acct:inconnue@localhost', 404],
    ['acct:agenda_@localhost', 404],
    ['acct:\u0000@localhost', 404],
    ['mailto:agenda@localhost', 404],
    ['http://localhost.ailleurs.example/agenda', 404],
    [`${origin}/annuaire/../agenda`, 404],
  ])('« %s » answers %i, as a program reads it', async (resource, status) => {
    const answer = await finger(resource)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  })
})

test('NodeInfo says what runs here', async () => {
  const { links } = await read('/.well-known/nodeinfo')
  expect(links).toEqual(
    ['2.1', '2.0'].map((version) => ({
      rel: `http://nodeinfo.diaspora.software/ns/schema/${version}`,
      href: `${origin}/nodeinfo/${version}`,
    })),
  )
  expect(await read('/nodeinfo/2.1')).toEqual({
    version: '2.1',
    software: { name: 'maillage', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    protocols: ['activitypub'],
    services: { inbound: [], outbound: ['rss2.0'] },
    openRegistrations: false,
    usage: { users: {}, localPosts: 24 },
    metadata: {
      nodeName: expect.any(String),
      nodeDescription: expect.stringContaining('en Hauts-de-France'),
    },
  })
  expect((await get('/nodeinfo/1.0')).status).toBe(404)
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
      expect(answer.headers.get('vary')).toContain('Accept')
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

describe('an event', () => {
  test('is the same under its id and at its page, for who asks for an activity', async () => {
    const byId = await get(`/federation/evenements/${ids['Du musée']}`, '*/*')
    expect([byId.headers.get('content-type'), byId.headers.get('vary')]).toEqual([
      'application/activity+json; charset=utf-8',
      expect.stringContaining('Accept'),
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
      expect(answer.headers.get('vary')).toContain('Accept')
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
