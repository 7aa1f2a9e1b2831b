import type { Hono } from 'hono'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '#platform/db/connect.ts'
import { testDatabase } from '#platform/db/testing.ts'
import type { Env } from '#platform/http/env.ts'
import { testServices } from '#platform/http/testing.ts'
import { createApp } from '../../src/app.ts'
import { type Addresses, seedPeople } from './people.ts'
import { routeAccess } from './route-access.ts'
import { type Group, groups, people, type Who } from './route-groups.ts'

const db = await testDatabase()
let seeded: Awaited<ReturnType<typeof seedPeople>>
beforeAll(async () => {
  seeded = await seedPeople(db)
})

/** What an address needs besides its path to be asked something that exists. */
const queries: Record<string, string> = {
  'GET /annuaire/:slug/historique/comparer': '?de=1&a=2',
  'GET /api/v1/tools/:slug/availability': '?from=2030-01-05&to=2030-01-09',
  'GET /agenda/selection.pdf': '?e=nuit-des-lampes',
  'GET /administration/doublons/comparer': '?a=musee-des-lampes&b=fablab-des-dunes',
}

/** Every address the application knows, English twins and middlewares aside: `GET /annuaire/:slug`. */
function routesOf(app: Hono<Env>): string[] {
  const known = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !path.startsWith('/en/') && path !== '/en')
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(known)].sort()
}

/** The database as the site of an attempt knows it: the transaction that will be undone, or none. */
let within: Database = db
const handle = new Proxy(db, {
  get(_, name) {
    const value = Reflect.get(within, name, within) as unknown
    return typeof value === 'function' ? value.bind(within) : value
  },
})
const app = createApp(testServices(handle, { limiter: { count: () => {} } }))
const routes = routesOf(app)

/** The end of an attempt: whatever it did is undone. */
class Undone extends Error {
  readonly answer: { status: number; location: string | null }
  constructor(answer: { status: number; location: string | null }) {
    super()
    this.answer = answer
  }
}

/** One request. One that may write goes in a transaction that is rolled back: no attempt sees what another did. */
async function attempt(who: Who, route: string, addresses: Addresses) {
  const [method = 'GET', pattern = '/'] = route.split(' ')
  const filled = pattern.replaceAll(/:([a-z]+)(\{.*?\}(?=\/|$))?/gi, (_, name: string) =>
    addresses(pattern, name),
  )
  const path = filled + (queries[route] ?? '')
  const ask = async () => {
    const answer = await app.request(path, {
      method,
      headers: seeded.headers(who),
      ...(method !== 'GET' && { body: new URLSearchParams(seeded.fields(route)) }),
    })
    await answer.arrayBuffer()
    return { status: answer.status, location: answer.headers.get('location') }
  }
  if (method === 'GET') return ask()
  try {
    await db.transaction().execute(async (tx) => {
      within = tx as Database
      throw new Undone(await ask())
    })
  } catch (error) {
    if (error instanceof Undone) return error.answer
    throw error
  } finally {
    within = db
  }
  throw new Error('an attempt ends by being undone')
}

/** What an answer means: let through, or asked to sign in, or refused. A thing that is not one's own may also be told not to exist. */
function verdict({ status, location }: { status: number; location: string | null }) {
  if (status === 401 || (status === 303 && /^(\/en)?\/connexion\?retour=/.test(location ?? '')))
    return 'sign in'
  if (status === 403 || status === 404) return 'refused'
  return status >= 500 ? `failed with ${status}` : 'let through'
}

test('every route is in the table, and nothing else is', () => {
  expect(routes).toEqual(Object.keys(routeAccess).sort())
})

describe.each(Object.entries(routeAccess))('%s', (route, group) => {
  test('lets through whom it must, and nobody else', async () => {
    const found: Partial<Record<Who, string>> = {}
    for (const who of people) found[who] = verdict(await attempt(who, route, seeded.addresses(who)))
    expect(found).toEqual(Object.fromEntries(people.map((who) => [who, expected(who, group)])))
  })
})

function expected(who: Who, group: Group): string {
  if ((groups[group] as readonly Who[]).includes(who)) return 'let through'
  if (group === 'own') return who === 'visitor' ? 'sign in' : 'refused'
  return group === 'off' ? 'refused' : who === 'visitor' || group === 'tokens' ? 'sign in' : 'refused'
}
