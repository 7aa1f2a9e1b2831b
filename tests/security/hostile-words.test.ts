import { afterAll, describe, expect, test } from 'vitest'
import { letterOf } from '#platform/mail/compose-mail.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import { renderMail } from '#platform/mail/render-mail.ts'
import type { Form } from './form.ts'
import { forms, textFields } from './forms.ts'
import { filled, formOf, hostileSite, routesOf } from './hostile-kit.ts'
import { markup, unescaped } from './payloads.ts'
import type { Who } from './route-groups.ts'

const site = await hostileSite()
const sent: string[] = []
/** Forms about what nobody here has, or that want more than a page gives. */
const onlyRefused: string[] = ['erasure', 'emptyOpening']

afterAll(() => expect(site.failures).toEqual([]))

// Otherwise what follows would be refused for another reason than it is meant to be.
test.each(Object.keys(forms).filter((name) => !onlyRefused.includes(name)))(
  '%s: as it should be, it is taken',
  async (name) => {
    const answer = await site.post(forms[name] as Form, {})
    expect(answer.status).toBeLessThan(400)
  },
)

describe('markup typed in a field is stored or refused, never run', () => {
  test.each(textFields)('%s: %s', async (name, field) => {
    const form = forms[name] as Form
    const answer = await site.post(form, { [field]: markup(`zq${sent.length}`) })
    sent.push(`${name}.${field}`)
    const body = await answer.text()
    expect([answer.status < 500, unescaped.exec(body)?.[0]]).toEqual([true, undefined])
    if (answer.status >= 400) expect(body).toMatch(/<h1/)
  })

  // Published by their own button.
  test('an expert’s sheet', async () => {
    const { base } = forms.expertSheet as Form
    await site.post(forms.expertSheet as Form, {
      ...base,
      presentationFr: markup('zq-expert'),
      headlineFr: `zq-head <script>zq()</script>`,
    })
    const answer = await site.ask('member', '/compte/expertise/publier', {
      method: 'POST',
      body: formOf({ consent: '1', version: '99' }),
    })
    expect(answer.status).toBeLessThan(500)
  })
})

// Both languages write what people typed with the same components: each is read by two of the four.
const readers: [Who, prefix: '' | '/en'][] = [
  ['visitor', ''],
  ['member', '/en'],
  ['owner', '/en'],
  ['administrator', ''],
]
const gets = routesOf(site).filter(([method]) => method === 'GET')

describe('no answer shows it as markup', () => {
  const seen = new Set<string>()
  test.each(gets)('%s %s', async (_method, pattern) => {
    for (const [who, prefix] of readers) {
      const path = prefix + filled(pattern, (name) => site.seeded.addresses(who)(pattern, name))
      const answer = await site.ask(who, path)
      const type = answer.headers.get('content-type') ?? ''
      const body = await answer.text()
      for (const [mark] of body.matchAll(/zq\d+/g)) seen.add(mark)
      expect([path, answer.status < 500]).toEqual([path, true])
      if (/html|xml|svg/.test(type)) expect([path, unescaped.exec(body)?.[0]]).toEqual([path, undefined])
      else expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  test('each record and each case, as moderators see it', async () => {
    const records = await site.db.selectFrom('organisation').select('slug').execute()
    const cases = await site.db.selectFrom('moderation_case').select('id').execute()
    const pages = [
      ...records.flatMap(({ slug }) =>
        ['', '/historique', '/suggestions', '/apercu', '/modifier'].map((page) => `/annuaire/${slug}${page}`),
      ),
      ...cases.map(({ id }) => `/administration/moderation/${id}`),
    ]
    expect(cases.length).toBeGreaterThan(3)
    for (const path of pages) {
      const answer = await site.ask('administrator', path)
      const body = await answer.text()
      for (const [mark] of body.matchAll(/zq\d+/g)) seen.add(mark)
      expect([path, answer.status < 500, unescaped.exec(body)?.[0]]).toEqual([path, true, undefined])
    }
  })

  test('and it was there to be shown', () => {
    expect(seen.size).toBeGreaterThan(20)
  })
})

test('no mail shows it as markup', async () => {
  const mails = await site.db.selectFrom('mail').selectAll().execute()
  const head = { siteName: markup('site'), origin: 'https://example.org' }
  const written = mails.filter(
    (mail) => JSON.stringify(mail.body).includes('zq') || mail.subject.includes('zq'),
  )
  expect(written.length).toBeGreaterThan(0)
  for (const mail of mails) {
    const body = (typeof mail.body === 'string' ? JSON.parse(mail.body) : mail.body) as MailPart[]
    const letter = letterOf(
      { ...mail, personId: mail.person_id, lang: mail.lang as 'fr', body },
      Buffer.alloc(32),
    )
    expect(unescaped.exec(renderMail(letter, head).html)?.[0]).toBeUndefined()
  }
})
