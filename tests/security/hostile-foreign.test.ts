import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byToken } from '#modules/accounts/testing.ts'
import { filled, fingerprint, formOf, hostileSite, routesOf, told } from './hostile-kit.ts'

const site = await hostileSite()
let before: Awaited<ReturnType<typeof fingerprint>>
beforeAll(async () => {
  before = await fingerprint(site.db)
})
// Whatever follows was refused: nothing may have changed anywhere.
afterAll(async () => {
  expect(await fingerprint(site.db)).toEqual(before)
  expect(site.failures).toEqual([])
})

describe('a write that another site sends with the session’s cookie', () => {
  const { cookie } = site.seeded.people.administrator
  const ways: [string, Record<string, string>][] = [
    ['from another site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'http://localhost' }],
    ['from a sister site', { 'Sec-Fetch-Site': 'same-site' }],
    ['with a foreign origin', { Origin: 'https://evil.example' }],
    ['with no origin to tell (« null »)', { Origin: 'null' }],
    ['without saying where from', {}],
  ]
  const writes = routesOf(site).filter(([method]) => method !== 'GET')
  test.each(writes.flatMap(([method, path]) => ways.map((way) => [method, path, ...way] as const)))(
    '%s %s: %s',
    async (method, pattern, _way, headers) => {
      const path = filled(pattern, (name) => site.seeded.addresses('administrator')(pattern, name))
      const answer = await site.app.request(path, {
        method,
        headers: { ...headers, Cookie: cookie },
        body: formOf({ act: 'x' }),
      })
      expect([answer.status, told(await answer.text())]).toEqual([403, 'Vous n’avez pas accès à cette page'])
    },
  )

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])(
    'the API takes no cookie, even from the site itself: %s',
    async (type) => {
      const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', 'Content-Type': type }
      const answer = await site.app.request(site.at('/api/v1/organisations/{museum}'), {
        method: 'PATCH',
        headers,
        body: '{"version":2,"phone":null}',
      })
      expect(answer.status).toBe(401)
    },
  )

  test.each(['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])(
    'a reading that says it is a write: %s',
    async (name) => {
      const answer = await site.app.request('/compte/donnees/suppression?_method=POST', {
        headers: { Cookie: cookie, [name]: 'POST' },
      })
      expect(answer.status).toBe(404)
    },
  )
})

describe('a thing of somebody else', () => {
  const { people, things } = site.seeded
  const person = (who: keyof typeof people) => people[who].id
  const tokenOf = (who: keyof typeof people) => things.tokenOf.get(person(who)) ?? ''
  const sessionOf = (who: keyof typeof people) => {
    const { via } = people[who].actor
    return via.origin === 'form' ? via.sessionId : ''
  }
  const museum = '/annuaire/{museum}'
  const own = '/annuaire/{other}'
  /** Who asks, for what, how. `otherOwner` looks after {other}: the last group names the museum's things under its own address. */
  const attempts: [
    who: 'otherOwner' | 'member' | 'contributor',
    path: string,
    fields: Record<string, string> | null,
  ][] = [
    ['otherOwner', `/compte/securite/sessions/${sessionOf('owner')}`, {}],
    ['member', `/compte/securite/sessions/${sessionOf('administrator')}`, {}],
    ['otherOwner', `/compte/jetons/${tokenOf('owner')}`, {}],
    ['member', `/compte/jetons/${tokenOf('administrator')}`, {}],
    ['otherOwner', '/compte/securite/cles/nommer', { id: 'passkey-of-member', name: 'À moi' }],
    ['otherOwner', '/compte/securite/cles/retirer', { id: 'passkey-of-member' }],
    ['otherOwner', `/administration/personnes/${person('owner')}`, null],
    ['otherOwner', `/administration/personnes/${person('owner')}/role`, { role: 'administrator' }],
    ['member', `/administration/personnes/${person('member')}/role`, { role: 'administrator' }],
    ['otherOwner', '/administration/mails/{mail}', null],
    ['otherOwner', '/administration/mails/{mail}', { act: 'retry' }],
    ['otherOwner', '/administration/imports/{importRun}', null],
    ['otherOwner', '/administration/imports/{importRun}/lignes.csv', null],
    ['otherOwner', '/administration/imports/{importRun}/appliquer', {}],
    ['otherOwner', '/administration/imports/{importRun}/annuler', { accord: 'oui' }],
    ...[
      'modifier',
      'modifier/contact',
      'apercu',
      'photos',
      'historique',
      'historique/comparer?de=1&a=2',
      'equipe',
      'suggestions',
    ].map((page): ['otherOwner', string, null] => ['otherOwner', `${museum}/${page}`, null]),
    ['otherOwner', `${museum}/modifier/contact`, { phone: '+33320000099', act: 'publish' }],
    ['otherOwner', `${museum}/modifier/contact`, { phone: '+33320000099', act: 'draft' }],
    ['otherOwner', `${museum}/historique`, { number: '1', base: '2' }],
    ['otherOwner', `${museum}/equipe`, { email: 'moi@example.org', role: 'owner' }],
    ['otherOwner', `${museum}/equipe/${person('otherOwner')}/role`, { role: 'owner' }],
    ['contributor', `${museum}/equipe/${person('contributor')}/role`, { role: 'owner' }],
    ['contributor', `${museum}/equipe/${person('owner')}/retrait`, {}],
    ['contributor', `${museum}/equipe/invitations/{invitation}`, {}],
    ['contributor', `${museum}/equipe`, { email: 'moi@example.org', role: 'owner' }],
    ['otherOwner', `${museum}/photos/{photo}`, { act: 'remove' }],
    ['otherOwner', `${museum}/suggestions/{case}`, { act: 'accept' }],
    ['otherOwner', `${own}/equipe/invitations/{invitation}`, {}],
    ['otherOwner', `${own}/equipe/${person('contributor')}/role`, { role: 'owner' }],
    ['otherOwner', `${own}/equipe/${person('contributor')}/retrait`, {}],
    ['otherOwner', `${own}/photos/{photo}`, { act: 'remove' }],
    ['otherOwner', `${own}/photos/{photo}`, { altFr: 'x', credit: 'x' }],
    ['otherOwner', `${own}/suggestions/{case}`, { act: 'accept', decision: 'accept' }],
    ['otherOwner', `${own}/historique`, { number: '2', base: '1' }],
    ['otherOwner', '/experts/{expert}/masquer', { reason: 'x' }],
    ['otherOwner', `/compte/expertise/demandes/${things.case}`, null],
  ]
  test.each(attempts)('%s %s %j', async (who, path, fields) => {
    const answer = await site.ask(who, path, fields ? { method: 'POST', body: formOf(fields) } : {})
    expect([403, 404]).toContain(answer.status)
    expect(told(await answer.text())).not.toBe('')
  })

  test.each([
    ['PATCH', { version: 2, phone: '+33320000099' }],
    ['POST', {}],
  ])('API %s', async (method, body) => {
    const path = site.at(`/api/v1/organisations/{museum}${method === 'POST' ? '/confirmation' : ''}`)
    const headers = { ...byToken(people.otherOwner), 'Content-Type': 'application/json' }
    const answer = await site.app.request(path, { method, headers, body: JSON.stringify(body) })
    expect(answer.status).toBe(403)
  })
})

describe('a session’s cookie that nobody was given', () => {
  const { cookie } = site.seeded.people.owner
  const secret = cookie.split('=')[1] ?? ''
  const cookies = {
    'chosen by who sends it': 'maillage=0123456789012345678901234567890123456789012',
    'cut short': `maillage=${secret.slice(0, -1)}`,
    'one letter more': `maillage=${secret}x`,
    'another case': `maillage=${secret.toUpperCase()}`,
    'a space inside': `maillage=${secret.slice(0, 10)} ${secret.slice(10)}`,
    'under the name of https': `__Host-maillage=${secret}`,
    'an id instead of the secret': `maillage=${site.seeded.people.owner.id}`,
    'words for a database': "maillage=' OR 1=1--",
    NUL: 'maillage=%00',
    'very long': `maillage=${'a'.repeat(8000)}`,
  }
  test.each(Object.entries(cookies))('%s', async (_what, value) => {
    const answer = await site.app.request('/compte', { headers: { Cookie: value } })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/connexion?retour=%2Fcompte'])
    // Never adopted: at most it is taken back.
    for (const given of answer.headers.getSetCookie())
      expect(given).toMatch(/^(__Host-)?maillage=;.*Max-Age=0/)
  })

  const { token } = site.seeded.people.owner
  const tokens = {
    'chosen by who sends it': `Bearer maillage_${'x'.repeat(43)}`,
    'cut short': `Bearer ${token.slice(0, -1)}`,
    'one letter more': `Bearer ${token}x`,
    'another case': `Bearer ${token.toUpperCase()}`,
    'a space inside': `Bearer ${token.slice(0, 12)} ${token.slice(12)}`,
    twice: `Bearer ${token}, Bearer ${token}`,
    'two spaces before': `Bearer  ${token}`,
    'a session’s secret': `Bearer ${secret}`,
    'another scheme': `Basic ${token}`,
    NUL: 'Bearer %00',
  }
  test.each(Object.entries(tokens))('token: %s', async (_what, value) => {
    const answer = await site.app.request('/api/v1/me', { headers: { Authorization: value } })
    expect(answer.status).toBe(401)
  })
})

describe('the secret of a mail’s link, not quite as it was sent', () => {
  const { confirmationSecret, invitationSecret } = site.seeded.things
  const twists: Record<string, (secret: string) => string> = {
    'cut short': (secret) => secret.slice(0, -1),
    'one letter more': (secret) => `${secret}x`,
    'another case': (secret) =>
      secret.replaceAll(/[a-z]/gi, (letter) =>
        letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
      ),
    'a space after': (secret) => `${secret}%20`,
    'another’s': (secret) => (secret === invitationSecret ? confirmationSecret : invitationSecret),
    twice: (secret) => secret + secret,
    'none at all': () => 'x',
    'a pattern': () => '%25',
    'words for a database': () => "'%20OR%20'1'='1",
  }
  const cases = Object.entries(twists).flatMap(([what, twist]) => [
    ['/confirmer/', what, twist(confirmationSecret)] as const,
    ['/invitation/', what, twist(invitationSecret)] as const,
    ['/connexion/lien?jeton=', what, twist(invitationSecret)] as const,
    ['/experts/suivi/', what, twist(invitationSecret)] as const,
    ['/experts/demandes/', what, twist(invitationSecret)] as const,
  ])
  test.each(cases)('%s %s', async (path, _what, secret) => {
    const answer = await site.ask('member', `${path}${secret}`)
    expect([404, 410]).toContain(answer.status)
    const [page, query] = path.split('?')
    const written = await site.ask('member', query ? (page as string) : `${path}${secret}`, {
      method: 'POST',
      body: formOf({ reponse: 'oui', act: 'accept', ...(query && { jeton: secret }) }),
    })
    expect([404, 410]).toContain(written.status)
    expect(told(await written.text())).not.toBe('')
  })
})
