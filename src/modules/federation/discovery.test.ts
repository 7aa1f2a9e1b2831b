import { beforeAll, describe, expect, test } from 'vitest'
import { federatedSite } from './testing.ts'

const now = new Date('2026-11-26T14:00:00Z')
const site = await federatedSite(now)
const { museum, get, read } = site
const origin = 'http://localhost'
const agenda = `${origin}/federation/agenda`
const museumActor = `${origin}/federation/organisations/${museum.slug}`

beforeAll(async () => {
  await site.seedEvents()
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
