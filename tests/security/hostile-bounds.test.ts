import { afterAll, describe, expect, test } from 'vitest'
import { byToken } from '#modules/accounts/testing.ts'
import type { Form } from './form.ts'
import { forms, textFields } from './forms.ts'
import { formOf, hostileSite, routesOf, told } from './hostile-kit.ts'

const site = await hostileSite()
afterAll(() => expect(site.failures).toEqual([]))

/** An answer that says what happened: a page or a problem with a title, or a redirection. */
async function expectClear(answer: Response) {
  const body = await answer.text()
  const clear = answer.status < 400 || told(body) !== ''
  expect([answer.status < 500, clear || `${answer.status} ${body.slice(0, 100)}`]).toEqual([true, true])
}

describe('what a database cannot hold: NUL, controls, half a character', () => {
  test.each(textFields)('%s: %s', async (name, field) => {
    await expectClear(await site.post(forms[name] as Form, { [field]: 'a\0b\u0008\u202e\ufffe\ud83d z' }))
  })
})

describe('a text of 150,000 characters', () => {
  test.each(textFields)('%s: %s', async (name, field) => {
    await expectClear(await site.post(forms[name] as Form, { [field]: 'a '.repeat(75_000) }))
  })
})

describe('a field given three times, as a list, as an object, and keys of every object', () => {
  test.each(Object.entries(forms))('%s', async (_name, form) => {
    const twisted = form.text.flatMap((field) => [
      [field, ['a', 'b', 'c']] as const,
      [`${field}[]`, 'a'] as const,
      [`${field}[$ne]`, 'a'] as const,
    ])
    const keys = {
      __proto__: 'x',
      constructor: 'x',
      'constructor[prototype][isAdmin]': '1',
      '__proto__.isAdmin': '1',
      toString: 'x',
    }
    const body = formOf({ ...form.base, ...Object.fromEntries(twisted), ...keys })
    body.append('__proto__', 'x')
    body.append('__proto__[isAdmin]', '1')
    await expectClear(await site.ask(form.who, form.path, { method: 'POST', body }))
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
  })
})

describe('a body that is not what it says', () => {
  const writes = routesOf(site).filter(([method]) => method !== 'GET')
  const bodies: [string, string, string][] = [
    ['JSON', 'application/json', '{"name":"x"}'],
    ['broken JSON', 'application/json', '{"name":'],
    ['a multipart form without its boundary', 'multipart/form-data', 'x'],
    [
      'a multipart form cut short',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="a"',
    ],
    [
      'XML with an entity',
      'application/xml',
      '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>',
    ],
    ['no type', '', 'name=x'],
  ]
  test.each(writes.flatMap(([method, path]) => bodies.map((body) => [method, path, ...body] as const)))(
    '%s %s: %s',
    async (method, pattern, _name, type, body) => {
      const path = pattern.replaceAll(/:([a-z]+)(\{.*?\}(?=\/|$))?/gi, (_, name: string) =>
        site.seeded.addresses('administrator')(pattern, name),
      )
      const headers = {
        ...(pattern.startsWith('/api/') && byToken(site.seeded.people.administrator)),
        'Content-Type': type,
      }
      await expectClear(await site.ask('administrator', path, { method, headers, body }))
    },
  )
})

describe('the API', () => {
  const bad = {
    NUL: 'a\0b',
    'half a character': 'a\ud800b',
    'a direction mark': '\u202eabc',
    'a long text': 'a'.repeat(30_000),
  }
  const fields = [
    'name',
    'description',
    'openingHours',
    'foundedOn',
    'legalStatus',
    'type',
    'website',
    'email',
    'phone',
  ]
  const whole: [string, unknown][] = [
    ['otherNames', 'LIST'],
    ['identifiers', [{ scheme: 'siret', value: 'VALUE' }]],
    ['links', [{ url: 'https://example.org/', label: 'VALUE', kind: 'website' }]],
    ['place', { commune: '59249', name: 'VALUE', address: 'VALUE', accessNote: 'VALUE' }],
    ['area', { kind: 'epci', code: 'VALUE' }],
  ]
  const cases = Object.entries(bad).flatMap(([what, value]) => [
    ...fields.map((field) => [field, what, value] as [string, string, unknown]),
    ...whole.map(([field, shape]): [string, string, unknown] => [
      field,
      what,
      shape === 'LIST'
        ? [value]
        : JSON.parse(JSON.stringify(shape).replaceAll('"VALUE"', () => JSON.stringify(value))),
    ]),
  ])
  const call = (method: string, path: string, body: unknown) =>
    site.app.request(site.at(path), {
      method,
      headers: { ...byToken(site.seeded.people.owner), 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
  test.each(cases)('PATCH %s: %s', async (field, _what, value) => {
    await expectClear(await call('PATCH', '/api/v1/organisations/{museum}', { version: 2, [field]: value }))
    await expectClear(
      await call('POST', '/api/v1/organisations', { name: 'Essai', type: 'association', [field]: value }),
    )
  })
  test.each(Object.entries(bad))(
    'suggestion, claim, expert, key of idempotency: %s',
    async (_what, value) => {
      await expectClear(
        await call('POST', '/api/v1/organisations/{museum}/suggestions', {
          values: { name: value },
          message: value,
        }),
      )
      await expectClear(
        await call('POST', '/api/v1/organisations/{other}/claim', { evidence: value.slice(0, 4000) }),
      )
      const expert = {
        name: value.slice(0, 100),
        headlineFr: value.slice(0, 100),
        presentationFr: value.slice(0, 100),
        theme: ['astronomy'],
      }
      const more = {
        audience: ['families'],
        format: ['talk'],
        languages: ['fr'],
        commune: '59249',
        fee: 'free',
        consent: true,
      }
      await expectClear(await call('PUT', '/api/v1/experts/me', { ...expert, ...more }))
    },
  )
  test.each(['__proto__', 'constructor', 'prototype', 'toString'])(
    'a key of every object: %s',
    async (key) => {
      const answer = await site.app.request(site.at('/api/v1/organisations/{museum}'), {
        method: 'PATCH',
        headers: { ...byToken(site.seeded.people.owner), 'Content-Type': 'application/json' },
        body: `{"version":2,"${key}":{"isAdmin":true}}`,
      })
      await expectClear(answer)
      expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
    },
  )
})

describe('just over what a body may weigh: 413', () => {
  const megabyte = 1024 * 1024
  const writes = routesOf(site).filter(([method]) => method !== 'GET')
  const larger: [RegExp, number][] = [
    [/\/photos?$|^\/prets\/(:id\/bilan|bilan\/:secret)$/, 10.5],
    [/imports$|administration\/sources(\/:id\/modifier)?$/, 20.5],
    [/^\/(prets\/:id\/(convention|assurance)|outils\/:slug\/documents)$/, 8.5],
    [/^\/prets\/:id\/etat-des-lieux$/, 30.5],
    [/\/(entretien|repondre\/:secret)\/partie\//, 25.5],
  ]
  const limit = (path: string) => (larger.find(([pattern]) => pattern.test(path))?.[1] ?? 1) * megabyte
  test.each(writes)('%s %s', async (method, pattern) => {
    const path = pattern.replaceAll(/:([a-z]+)(\{.*?\}(?=\/|$))?/gi, (_, name: string) =>
      site.seeded.addresses('administrator')(pattern, name),
    )
    const body = new Uint8Array(limit(pattern) + 1)
    const headers = {
      'Content-Length': String(body.length),
      'Content-Type': 'application/x-www-form-urlencoded',
    }
    const answer = await site.ask('administrator', path, { method, headers, body })
    expect([answer.status, told(await answer.text())]).toEqual([413, 'L’envoi est trop volumineux'])
  })
})
