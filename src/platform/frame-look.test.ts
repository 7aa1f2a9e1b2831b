import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frameCode, frameLimits, inScheme, lookNames, parseFrameLook, sizePairs } from './frame-look.ts'

const usual = 560
const asked = (query: string) => parseFrameLook(new URLSearchParams(query), usual)

test.each([
  ['', { width: null, height: usual, scheme: 'auto', asked: false }],
  ['largeur=600&hauteur=5000&apparence=sombre', { width: 600, height: 2000, scheme: 'sombre', asked: true }],
  ['largeur=1&hauteur=-4&apparence=x', { width: 240, height: usual, scheme: 'auto', asked: true }],
  ['largeur=&hauteur=1e9999', { width: null, height: usual, scheme: 'auto', asked: true }],
])('a look is what its address says, within limits: %s', (query, look) => {
  expect(asked(query)).toEqual(look)
})

test('whatever an address holds, sizes are whole numbers within limits, written and read alike', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...lookNames), fc.string()), (given) => {
      const look = asked(new URLSearchParams(given).toString())
      const sizes = [
        [look.width ?? frameLimits.width.least, frameLimits.width],
        [look.height, frameLimits.height],
      ] as const
      for (const [size, { least, most }] of sizes)
        expect(Number.isInteger(size) && size >= least && size <= most).toBe(true)
      const again = asked(new URLSearchParams(sizePairs(look, usual)).toString())
      expect([again.width, again.height]).toEqual([look.width, look.height])
    }),
  )
})

test('a code names its frame, leads back, and writes hostile words as text', () => {
  const link = { href: 'https://site/agenda?a=1&b=2', words: '<b>Agenda</b>' }
  const code = frameCode({ src: 'https://site/x?a="&b', title: '"><script>', link }, asked('largeur=400'))
  expect(
    code,
  ).toBe(`<iframe src="https://site/x?a=&quot;&amp;b" title="&quot;>&lt;script>" width="400" height="560" loading="lazy" frameborder="0"></iframe>
<p><a href="https://site/agenda?a=1&amp;b=2">&lt;b>Agenda&lt;/b></a></p>`)
  expect([inScheme('/x', 'auto'), inScheme('/x', 'claire'), inScheme('/x?a=1', 'sombre')]).toEqual([
    '/x',
    '/x?apparence=claire',
    '/x?a=1&apparence=sombre',
  ])
})
