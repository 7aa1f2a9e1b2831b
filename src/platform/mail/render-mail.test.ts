import fc from 'fast-check'
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { composeMail, type PostOffice } from './compose-mail.ts'
import type { MailPart } from './mail.ts'
import { renderMail } from './render-mail.ts'

const origin = 'https://maillage.example'
const office: PostOffice = {
  origin,
  siteName: 'Maillage',
  sender: { name: 'Maillage', address: 'site@maillage.example' },
  muteKey: Buffer.alloc(32, 1),
}
const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><a href="https://evil.example">',
    '\r\nBcc: victim@example.org\r\n\r\n<b>',
    '\n.\r\nMAIL FROM:<x@evil.example>',
    '&lt;img src=x onerror=alert(1)&gt;',
    "' onmouseover='x",
    '\u202etxt.exe',
    '</blockquote></div><a href=//evil.example>',
  ),
)
const part: fc.Arbitrary<MailPart> = fc.oneof(
  hostile,
  fc.record({ quote: hostile }),
  fc.record({ list: fc.array(hostile, { maxLength: 3 }) }),
  fc.record({ leave: hostile, path: fc.constant('/enquetes/refuser?x="><x>') }),
  fc.record({ action: hostile, path: fc.constantFrom('/annuaire/musee?q="><x>', '/en/compte') }),
)
const tags = (html: string) => [...html.matchAll(/<\/?([a-z]+)/g)].map((match) => match[1])

test('nothing typed becomes an element, a link or a header', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 4 }), hostile, async (body, typed) => {
      const subject = typed.replaceAll(/\p{Cc}+/gu, ' ').trim() || 'Objet'
      const { html } = renderMail({ lang: 'fr', subject, body, mute: null }, office)
      const known = ['html', 'head', 'meta', 'title', 'body', 'div', 'p', 'a', 'br', 'ul', 'li', 'blockquote']
      expect(tags(html).filter((tag) => !known.includes(tag ?? ''))).toEqual([])
      const actions = body.filter((each) => typeof each === 'object' && 'action' in each).length
      const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map((match) => match[1] ?? '')
      const ways = body.some((each) => typeof each === 'object' && 'leave' in each) ? 1 : 0
      expect(links.length).toBe(actions + ways + 1)
      expect(links.every((link) => link.startsWith(origin))).toBe(true)
      expect([...html.matchAll(/<a /g)].length).toBe(links.length)
      expect(html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)

      const message = await composeMail(
        {
          id: '00000000-0000-4000-8000-000000000000',
          kind: 'decision',
          personId: null,
          lang: 'fr',
          address: 'lea@example.org',
          replyTo: null,
          createdAt: new Date('2026-11-23T10:00:00Z'),
          subject,
          body,
        },
        office,
      )
      const parsed = await simpleParser(message)
      const leaving = body.some((each) => typeof each === 'object' && 'leave' in each)
      expect([...parsed.headers.keys()].sort()).toEqual(
        [
          ...(leaving ? ['list'] : []),
          'auto-submitted',
          'content-language',
          'content-type',
          'date',
          'from',
          'message-id',
          'mime-version',
          'subject',
          'to',
        ].sort(),
      )
      expect(message.toString().includes('List-Unsubscribe-Post: List-Unsubscribe=One-Click')).toBe(leaving)
      expect([parsed.to].flat().map((to) => to?.text)).toEqual(['lea@example.org'])
    }),
    { numRuns: 150 },
  )
})

test('an action leads to the site only', () => {
  for (const path of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)', ''])
    expect(() =>
      renderMail({ lang: 'fr', subject: 's', body: [{ action: 'Voir', path }], mute: null }, office),
    ).toThrow('path of the site')
})

test('words of somebody else are set apart, in both languages and both forms', () => {
  const body: MailPart[] = ['Bonjour', { quote: 'Une\nligne' }, { list: ['a', 'b'] }]
  const fr = renderMail(
    { lang: 'fr', subject: 's', body, mute: { path: '/mails/refuser', words: 'Équipe' } },
    office,
  )
  expect(fr.text).toBe(
    'Bonjour\n\nMessage transmis tel quel\u00a0:\n> Une\n> ligne\n\n- a\n- b\n\n--\nMaillage · https://maillage.example\nCe message est automatique.\nNe plus recevoir «\u00a0Équipe\u00a0»\u00a0:\nhttps://maillage.example/mails/refuser\n',
  )
  const en = renderMail({ lang: 'en', subject: 's', body, mute: null }, office)
  expect(en.html).toContain('Message passed on as written')
  expect(en.html).toContain('Une\nligne</blockquote>')
})
