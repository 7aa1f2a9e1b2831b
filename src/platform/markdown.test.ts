import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderMarkdown, renderMarkdownLine } from './markdown.ts'

test('titles start at the second level; lists, links, tables', () => {
  expect(renderMarkdown('# Éditeur\n\n- [Nous](/aide)\n- https://example.org')).toBe(
    '<h2>Éditeur</h2>\n<ul>\n<li><a href="/aide">Nous</a></li>\n<li><a href="https://example.org" rel="noopener">https://example.org</a></li>\n</ul>\n',
  )
  expect(renderMarkdown('| a | b |\n|---|---|\n| 1 | 2 |')).toContain('<td>1</td>')
  expect(renderMarkdownLine('**Fermé** [lundi](https://example.org)\n\n# non')).not.toContain('<h')
})

test('nothing typed becomes an element, an attribute or an address that runs', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '[x](vbscript:x)',
    '[x](//evil.example)',
    '![x](https://evil.example/pixel.png)',
    '<a href="x" onclick="alert(1)">x</a>',
    '<https://a.example/"onmouseover="x>',
    '[x](<https://a.example/" style="x>)',
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...hostile), fc.string()), { maxLength: 6 }), (pieces) => {
      const html = renderMarkdown(pieces.join('\n\n'))
      const tags = [...html.matchAll(/<([a-z0-9]+)([^>]*)>/g)]
      for (const [, name = '', attributes = ''] of tags) {
        expect(['script', 'img', 'iframe', 'style', 'svg', 'form', 'input']).not.toContain(name)
        expect(
          attributes
            .replaceAll(/="[^"]*"/g, '')
            .trim()
            .split(/\s+/)
            .filter(Boolean)
            .filter((each) => !['href', 'rel', 'start'].includes(each)),
        ).toEqual([])
      }
      expect(html).not.toMatch(/href="(javascript|data|vbscript|\/\/)/i)
    }),
    { numRuns: 300 },
  )
})
