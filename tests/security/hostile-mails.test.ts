import { simpleParser } from 'mailparser'
import { afterAll, describe, expect, test } from 'vitest'
import { composeMail } from '#platform/mail/compose-mail.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import type { Form } from './form.ts'
import { forms } from './forms.ts'
import { formOf, hostileSite } from './hostile-kit.ts'

const site = await hostileSite()
afterAll(() => expect(site.failures).toEqual([]))

const addressFields: [form: string, field: string][] = [
  ['signIn', 'email'],
  ['invitation', 'email'],
  ['profile', 'email'],
  ['suggestion', 'contact'],
  ['closure', 'contact'],
  ['report', 'email'],
  ['expertRequest', 'email'],
  ['proposal', 'email'],
  ['mailSettings', 'senderAddress'],
  ['identitySettings', 'contactEmail'],
]
const badMailAddresses = [
  'a@example.org\r\nBcc: evil@example.net',
  'a@example.org\nBcc:evil@example.net',
  'a@example.org,evil@example.net',
  'a@example.org;evil@example.net',
  '"Léa" <evil@example.net>',
  'a@example.org>\r\nRCPT TO:<evil@example.net',
  'evil@example.net (a@example.org)',
  'a@example.org\u2028evil@example.net',
]
const wordFields: [form: string, field: string][] = [
  ['expertRequest', 'name'],
  ['expertRequest', 'organisation'],
  ['expertRequest', 'dates'],
  ['identitySettings', 'name'],
  ['mailSettings', 'senderName'],
  ['profile', 'name'],
  ['proposal', 'name'],
  ['identity', 'name'],
  ['suggestion', 'message'],
  ['closure', 'message'],
  ['claim', 'evidence'],
  ['hiddenReason', 'reason'],
]
const badWords = [
  'Léa\r\nBcc: evil@example.net\r\nX-Evil: 1',
  'Léa\r\n\r\n<h1>zq</h1>',
  '"a" <evil@example.net>, b',
  '=?utf-8?q?=0ABcc:_evil@example.net?=',
]

const post = async (name: string, field: string, value: string) => {
  const answer = await site.post(forms[name] as Form, { [field]: value })
  await answer.arrayBuffer()
  expect(answer.status).toBeLessThan(500)
}

describe('an address that is more than one, or a line of headers', () => {
  test.each(
    addressFields.flatMap(([form, field]) => badMailAddresses.map((bad) => [form, field, bad] as const)),
  )('%s %s: %j', post)
})

describe('words that look like headers', () => {
  test.each(wordFields.flatMap(([form, field]) => badWords.map((bad) => [form, field, bad] as const)))(
    '%s %s: %j',
    post,
  )
})

test('each mail written goes to its one address, from the site, with no other header', async () => {
  const mails = await site.db.selectFrom('mail').selectAll().execute()
  expect(mails.length).toBeGreaterThan(5)
  const sender = { name: badWords[0] as string, address: 'site@example.org' }
  for (const mail of mails) {
    const body = (typeof mail.body === 'string' ? JSON.parse(mail.body) : mail.body) as MailPart[]
    const stored = {
      ...mail,
      personId: mail.person_id,
      replyTo: mail.reply_to,
      createdAt: mail.created_at,
      lang: mail.lang as 'fr',
      body,
    }
    const office = {
      siteName: badWords[0] as string,
      origin: 'https://example.org',
      sender,
      muteKey: Buffer.alloc(32),
    }
    const parsed = await simpleParser(await composeMail(stored, office))
    const to = [parsed.to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address))
    expect([to, parsed.from?.value.map(({ address }) => address)]).toEqual([
      [mail.address],
      ['site@example.org'],
    ])
    expect(mail.address).toMatch(/^[^\s,;<>]+@[^\s,;<>]+$/)
    for (const name of ['bcc', 'cc', 'x-evil'])
      expect([name, parsed.headers.has(name)]).toEqual([name, false])
    expect(parsed.subject).not.toMatch(/[\r\n]/)
  }
})

describe('a page to go back to that is somebody else’s', () => {
  const elsewhere = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/%09/evil.example\t',
    '/\t/evil.example',
    '\t//evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\n/evil.example',
    '/compte\r\nSet-Cookie: maillage=x',
    'evil.example',
    '.evil.example',
    '@evil.example',
    'http:evil.example',
    `/${'a'.repeat(5000)}`,
    '///evil.example',
    '/./\\evil.example',
  ]
  const stays = (location: string | null) =>
    location === null || new URL(location, 'http://localhost').origin === 'http://localhost'

  test.each(elsewhere)('%j', async (path) => {
    const query = formOf({ retour: path })
    const answers = [
      await site.ask('member', `/connexion?${query}`),
      await site.ask('visitor', `/connexion?${query}`),
      await site.ask('member', `/compte/bienvenue?${query}`),
      await site.post(forms.welcome as Form, { retour: path }),
      await site.post(forms.signIn as Form, { retour: path }),
    ]
    for (const answer of answers) {
      const location = answer.headers.get('location')
      expect([location, stays(location), answer.headers.get('set-cookie')]).toEqual([location, true, null])
      // What the page keeps for later is ours too.
      const kept = /name="retour" value="([^"]*)"/.exec(await answer.text())?.[1]
      if (kept) expect([kept, stays(kept.replaceAll('&amp;', '&'))]).toEqual([kept, true])
    }
    const links = await site.db.selectFrom('mail').select('body').where('kind', '=', 'sign-in').execute()
    for (const { body } of links) expect(JSON.stringify(body)).not.toContain('evil.example')
  })

  test.each(['//evil.example/%2e%2e', '/%5cevil.example', '/en//evil.example', '//evil.example/annuaire/'])(
    'an address that could be read as another site’s: %s',
    async (path) => {
      const answer = await site.app.request(`http://localhost${path}`)
      expect(stays(answer.headers.get('location'))).toBe(true)
    },
  )
})
