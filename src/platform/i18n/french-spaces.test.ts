import { expect, test } from 'vitest'
import { frenchHtml, frenchSpaces } from './french-spaces.ts'

/** Spaces that hold, as they are read here. */
const seen = (text: string) => text.replaceAll('\u00a0', '~')

test.each([
  ['Où agir ?', 'Où agir~?'],
  ['« tout est juste ? »', '«~tout est juste~?~»'],
  ['Sources : a ; b !', 'Sources~: a~; b~!'],
  ['66,1 % à 10 km, 12 € et 3 ans', '66,1~% à 10~km, 12~€ et 3~ans'],
  ['14:30, https://a.fr/?q=1 , 3 maisons', '14:30, https://a.fr/?q=1 , 3 maisons'],
  ['Déjà\u00a0: tenu !', 'Déjà~: tenu~!'],
  ['', ''],
])('%j', (text, joined) => {
  expect(seen(frenchSpaces(text))).toBe(joined)
  expect(seen(frenchHtml(`<p>${text}</p>`))).toBe(`<p>${joined}</p>`)
})

test('only prose is joined: tags, fields, choices, code and what is entered stay as they are', () => {
  const kept = [
    '<input value="a > b : c">',
    '<textarea name="t">Un : deux ?</textarea>',
    '<option>Un : deux</option>',
    '<script type="application/ld+json">{"a" : "b ?"}</script>',
    '<pre><code>x ? y : z</code></pre>',
    '<path d="M 1 m 2 m"/>',
  ].join('')
  expect(frenchHtml(kept)).toBe(kept)
  expect(seen(frenchHtml('<strong>Quand</strong> : <a title="Où ?">ici ?</a>'))).toBe(
    '<strong>Quand</strong>~: <a title="Où ?">ici~?</a>',
  )
})
