import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asksForActivity, asksForPage } from './accept.ts'

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8'
const mastodon =
  'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams", text/html;q=0.1'

test.each([
  [undefined, false, false],
  ['', false, false],
  ['*/*', false, false],
  ['application/json', false, false],
  [browser, false, true],
  ['text/html', false, true],
  [mastodon, true, false],
  ['application/activity+json', true, false],
  ['APPLICATION/Activity+JSON', true, false],
  ['application/ld+json; profile="https://www.w3.org/ns/activitystreams"', true, false],
  // Linked data of no kind in particular: schema.org, which the page holds.
  ['application/ld+json', false, false],
  ['application/activity+json;q=0', false, false],
  ['text/html, application/activity+json;q=0.5', false, true],
  ['text/html;q=0.5, application/activity+json', true, false],
  ['application/activity+json;q=9, text/html;q=0.1', false, true],
])('%s: an activity %s, a page %s', (accept, activity, page) => {
  expect([asksForActivity(accept), asksForPage(accept)]).toEqual([activity, page])
})

test('whatever the header, one or the other or none', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (accept) => {
      expect(asksForActivity(accept) && asksForPage(accept)).toBe(false)
    }),
  )
})
