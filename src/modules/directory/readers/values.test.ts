import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimal, email, identifiers, isoDate, list, phone, point, postcode, text, url } from './values.ts'

test.each([
  ['03 27 61 10 15', '+33327611015'],
  ['33 (0) 3 27 82 27 90', '+33327822790'],
  ['+33 (0)3 59 73 38 00', '+33359733800'],
  ['03 21 47 00 10 (mairie)', '+33321470010'],
  ['+33344062525', '+33344062525'],
  ['0033 3 44 06 25 25', '+33344062525'],
  ['03.20.06.78.00 / 03 20 06 78 01', '+33320067800'],
  ['12', null],
  ['sur demande', null],
])('phone %s → %s', (typed, expected) => expect(phone(typed)).toBe(expected))

test.each([
  ['www.roubaix-lapiscine.com/', 'https://www.roubaix-lapiscine.com/'],
  ['hwww.abbeville.fr/a.html', 'https://www.abbeville.fr/a.html'],
  ['http://www.univ-artois.fr/', 'http://www.univ-artois.fr/'],
  ['mhc.lille.fr', 'https://mhc.lille.fr/'],
  ['javascript:alert(1)', null],
  ['https://user:secret@example.org', null],
  ['pas de site', null],
  ['localhost', null],
  ['ftp://example.org', null],
])('url %s → %s', (typed, expected) => expect(url(typed)).toBe(expected))

test.each([
  ['2025-07-29', '2025-07-29'],
  ['29/07/2025', '2025-07-29'],
  ['1/2/2023', '2023-02-01'],
  ['2022-05-02T10:00:00Z', '2022-05-02'],
  ['31/02/2022', null],
  ['bientôt', null],
])('date %s → %s', (typed, expected) => expect(isoDate(typed)).toBe(expected))

test('identifiers are checked; a pivot of zeros means unknown', () => {
  expect(identifiers('pivot', '00000000000000')).toEqual([])
  expect(identifiers('pivot', '216 204 917 00019')).toEqual([{ scheme: 'siret', value: '21620491700019' }])
  expect(identifiers('pivot', 'W595000123')).toEqual([{ scheme: 'rna', value: 'W595000123' }])
  expect(identifiers('uai', '0597139P;0590349J').map((one) => one.value)).toEqual(['0597139P', '0590349J'])
  expect(identifiers('ror', 'https://ror.org/05wy89733')).toEqual([{ scheme: 'ror', value: '05wy89733' }])
  expect(identifiers('siret', '123')).toEqual([])
})

test('points, numbers, postcodes, lists, e-mails', () => {
  expect(point('50,12', '3.9')).toEqual({ lat: 50.12, lon: 3.9 })
  expect(point(null, null, '50.12356, 3.924751')).toEqual({ lat: 50.12356, lon: 3.924751 })
  expect(point('0', '0')).toBeNull()
  expect(point('95', '3')).toBeNull()
  expect(decimal('1e3')).toBeNull()
  expect(postcode('2000')).toBe('02000')
  expect(list('a | b|c')).toEqual(['a', 'b', 'c'])
  expect(list(['a', 2, null])).toEqual(['a', '2'])
  expect(email('Contact@Musee.FR')).toBe('contact@musee.fr')
  expect(email('contact@@musee')).toBeNull()
  expect(text("'+33 3")).toBe('+33 3')
  expect(text(' néant ')).toBeNull()
})

test('no cell makes a reader of values throw', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const read of [text, list, phone, url, isoDate, decimal, postcode, email]) read(value)
      identifiers('pivot', value)
      point(value, value, value)
    }),
  )
})
