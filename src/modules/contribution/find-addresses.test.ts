import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, signedIn } from '#modules/accounts/testing.ts'
import { anOrganisation } from '#modules/directory/testing.ts'
import { seedTerritories } from '#modules/territories/testing.ts'
import { testDatabase } from '#platform/db/testing.ts'
import { pageText, testServices } from '#platform/http/testing.ts'
import { createApp } from '../../app.ts'
import { findAddresses } from './find-addresses.ts'

const db = await testDatabase()
let server: Server | null = null

beforeAll(() => seedTerritories(db))
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** An address service on this machine that answers as told. */
async function service(answer: RequestListener): Promise<string> {
  server = createServer(answer)
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/search`
}
const feature = (citycode: string, coordinates: unknown = [4.05, 50.015]) => ({
  type: 'Feature',
  geometry: { type: 'Point', coordinates },
  properties: {
    label: `1 Rue de la Lampe ${citycode}`,
    name: '1 Rue de la Lampe',
    postcode: '59610',
    citycode,
    city: 'X',
  },
})
const json =
  (body: unknown, status = 200): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
  }

describe('the address service', () => {
  test('is asked for addresses, and those out of the region are left out', async () => {
    let asked = ''
    const url = await service((request, response) => {
      asked = request.url ?? ''
      json({ features: [feature('59249'), feature('75056')] })(request, response)
    })
    expect(await findAddresses(db, url, '1 rue de la lampe')).toEqual({
      asked: true,
      problem: null,
      found: [
        {
          label: '1 Rue de la Lampe 59249',
          address: '1 Rue de la Lampe',
          postcode: '59610',
          commune: '59249',
          communeName: 'Fourmies',
          lon: 4.05,
          lat: 50.015,
        },
      ],
    })
    expect(asked).toBe('/search?q=1+rue+de+la+lampe&index=address&autocomplete=0&limit=8')
  })

  test.each([
    ['no answer at all', (() => {}) as RequestListener, 'slow'],
    ['too many requests', json({}, 429), 'busy'],
    ['a failure', json({}, 503), 'slow'],
    ['a refusal', json({ code: 400 }, 400), 'broken'],
    ['something else', json({ hello: 'world' }), 'broken'],
    ['a page', ((_q, r) => void r.end('<!doctype html>')) as RequestListener, 'broken'],
    ['points that are no numbers', json({ features: [feature('59249', ['a', 'b'])] }), 'broken'],
    [
      'another address to ask',
      ((_q, r) => void r.writeHead(302, { Location: 'http://127.0.0.1/' }).end()) as RequestListener,
      'slow',
    ],
    ['addresses elsewhere only', json({ features: [feature('75056')] }), 'outside'],
    ['nothing', json({ features: [] }), null],
  ] as const)('may give %s', async (_what, answer, problem) => {
    const url = await service(answer)
    expect(await findAddresses(db, url, '1 rue de la lampe')).toEqual({ asked: true, found: [], problem })
  })

  test('may be away', async () => {
    expect((await findAddresses(db, 'http://127.0.0.1:9/search', 'Lille')).problem).toBe('slow')
  })

  test('is not asked for less than three characters', async () => {
    expect((await findAddresses(db, 'http://127.0.0.1:9/search', ' «')).problem).toBe('short')
  })
})

test('the form proposes addresses without script, fills itself with the chosen one, and loses nothing', async () => {
  const url = await service(json({ features: [feature('59249')] }))
  const services = testServices(db)
  const app = createApp({ ...services, config: { ...services.config, geocoderUrl: url } })
  const { id, slug } = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const owner = await aPerson(db).ownerOf(id).save()
  const send = (fields: Record<string, string>) =>
    app.request(`/annuaire/${slug}/modifier/place`, {
      method: 'POST',
      headers: signedIn(owner),
      body: new URLSearchParams({
        where: 'place',
        address: '1 rue de la lampe',
        accessFr: 'Par la cour.',
        ...fields,
      }),
    })
  const proposed = await (await send({ act: 'address' })).text()
  expect(pageText(proposed)).toContain('Base Adresse Nationale, Licence Ouverte')
  const chosen = /name="foundAddress" value="([^"]*)"/.exec(proposed)?.[1]?.replaceAll('&quot;', '"') ?? ''
  const filled = await (await send({ act: 'use-address', foundAddress: chosen })).text()
  expect(filled).toContain('value="50.015, 4.05"')
  expect(filled).toContain('value="Fourmies (59249)"')
  expect(filled).toContain('Par la cour.')
  expect((await send({ act: 'use-address', foundAddress: '{"lon":' })).status).toBe(200)
})

test('without the setting nothing is proposed nor asked', async () => {
  const { id, slug } = await anOrganisation(db).named('Musée').inCommune('59249').save()
  const owner = await aPerson(db).ownerOf(id).save()
  const page = await createApp(testServices(db)).request(`/annuaire/${slug}/modifier/place`, {
    headers: signedIn(owner),
  })
  expect(await page.text()).not.toContain('value="address"')
})
