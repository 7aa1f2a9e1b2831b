import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { phoneAsTyped, readDate, readPhone, readWebAddress } from './contact-model.ts'
import { coordinatesAsTyped, mayBeInFrance, readCoordinates } from './coordinates-model.ts'
import { closureInWords, gridOf, type HoursGrid, hoursOf, readClosure, readHour } from './hours-grid.ts'

describe('a telephone number', () => {
  test.each([
    ['03 20 12 34 56', '+33320123456'],
    ['03.20.12.34.56', '+33320123456'],
    ['0320123456', '+33320123456'],
    ['+33 (0)3 20 12 34 56', '+33320123456'],
    ['0033 3 20 12 34 56', '+33320123456'],
    ['Tél. : 03 20 12 34 56', '+33320123456'],
    ['+32 69 23 45 67', '+3269234567'],
    ['03 20 12 34', null],
    ['0320123456789', null],
    ['bonjour', null],
    ['', null],
  ])('%s', (typed, expected) => expect(readPhone(typed)).toBe(expected))

  test('what the form shows is read back, whatever the number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000_000, max: 999_999_999 }), (national) => {
        expect(readPhone(phoneAsTyped(`+33${national}`))).toBe(`+33${national}`)
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => void readPhone(text)))
  })
})

test.each([
  ['www.exemple.fr', 'https://www.exemple.fr'],
  ['exemple.fr/visiter?a=1', 'https://exemple.fr/visiter?a=1'],
  ['http://exemple.fr', 'http://exemple.fr'],
  ['exemple.fr:8080/x', 'https://exemple.fr:8080/x'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['ftp://exemple.fr', null],
  ['https://nom:secret@exemple.fr', null],
  ['exemple', null],
  ['deux mots.fr', null],
])('the web address %s', (typed, expected) => expect(readWebAddress(typed)).toBe(expected))

test.each([
  ['1985', '1985'],
  ['mars 1985', '1985-03'],
  ['1er août 1985', '1985-08-01'],
  ['12/03/1985', '1985-03-12'],
  ['1985-03-12', '1985-03-12'],
  ['31/02/1985', null],
  ['il y a longtemps', null],
])('the date %s', (typed, expected) => expect(readDate(typed)).toBe(expected))

describe('coordinates', () => {
  test.each([
    ['50.6292, 3.0573', { lat: 50.6292, lon: 3.0573 }],
    ['50,6292 ; 3,0573', { lat: 50.6292, lon: 3.0573 }],
    ['50,6292, 3,0573', { lat: 50.6292, lon: 3.0573 }],
    ['50.6292 3.0573', { lat: 50.6292, lon: 3.0573 }],
    ['50.6292° N, 3.0573° E', { lat: 50.6292, lon: 3.0573 }],
    ['48.39 N, 4.49 O', { lat: 48.39, lon: -4.49 }],
    ['50°30\'0"N 3°15\'0"E', { lat: 50.5, lon: 3.25 }],
    ['50° 30′ N, 3° 15′ E', { lat: 50.5, lon: 3.25 }],
    ['3°15′E 50°30′N', { lat: 50.5, lon: 3.25 }],
    ['geo:50.6292,3.0573', { lat: 50.6292, lon: 3.0573 }],
    ['95, 3', null],
    ['Lille', null],
    ['50.6292', null],
  ])('%s', (typed, expected) => expect(readCoordinates(typed)).toEqual(expected))

  test('what the form shows is read back to the centimetre', () => {
    const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true })
    fc.assert(
      fc.property(degrees(90), degrees(180), (lat, lon) => {
        const again = readCoordinates(coordinatesAsTyped({ lat, lon }))
        expect(Math.abs((again?.lat ?? 999) - lat)).toBeLessThan(1e-7)
        expect(Math.abs((again?.lon ?? 999) - lon)).toBeLessThan(1e-7)
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => void readCoordinates(text)))
  })

  test('France has lands overseas', () => {
    expect(mayBeInFrance({ lat: 50.6, lon: 3 })).toBe(true)
    expect(mayBeInFrance({ lat: -21.1, lon: 55.5 })).toBe(true)
    expect(mayBeInFrance({ lat: 3, lon: 50.6 })).toBe(false)
  })
})

describe('opening hours in a grid', () => {
  test.each([
    ['Mo-Fr 09:00-12:00,14:00-17:00; PH off', 'Mo-Fr 09:00-12:00,14:00-17:00; PH off'],
    ['Tu-Su 10:00-18:00; Jan 01,May 01,Dec 24-26 off', 'Tu-Su 10:00-18:00; Jan 01,May 01,Dec 24-Dec 26 off'],
    ['Mo-Fr 08:30-12:00; We off', 'Mo,Tu,Th,Fr 08:30-12:00'],
    ['Fr-Sa 22:00-02:00', 'Fr,Sa 22:00-02:00'],
    ['24/7', 'Mo-Su 00:00-24:00'],
  ])('%s', (value, again) => {
    const grid = gridOf(value)
    expect(grid && hoursOf(grid)).toBe(again)
  })

  test.each([
    'Apr-Sep: Tu-Su 10:00-18:00; Oct-Mar: Sa,Su 14:00-17:00',
    'Mo 08:00-09:00,10:00-11:00,12:00-13:00',
    'Mo-Fr 09:00-12:00 "sur rendez-vous"',
    'Mo[1] 10:00-12:00',
    'le lundi matin',
    'PH off',
  ])('is never asked to say what it cannot: %s', (value) => expect(gridOf(value)).toBe(null))

  const hour = fc.integer({ min: 0, max: 47 }).map((half) => half * 30)
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  const ranges = fc.uniqueArray(hour, { maxLength: 4, minLength: 0 }).map((hours) => {
    const sorted = hours.sort((a, b) => a - b)
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, at) => ({
      from: time(sorted[2 * at] ?? 0),
      to: time(sorted[2 * at + 1] ?? 0),
    }))
  })
  const closure = fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }))
    .map(([month, day, end]) => ({ from: { month, day }, to: { month: end, day } }))
  const grids: fc.Arbitrary<HoursGrid> = fc.record({
    days: fc.array(ranges, { minLength: 7, maxLength: 7 }),
    publicHolidays: fc.boolean(),
    schoolHolidays: fc.constant(false),
    closures: fc.array(closure, { maxLength: 2 }),
  })
  test('a grid written in OSM syntax is read back as the same grid', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const value = hoursOf(grid)
        if (value !== null) expect(gridOf(value)).toEqual(grid)
      }),
      { numRuns: 150 },
    )
  })
  test('a closure in words is read back, in both languages', () => {
    fc.assert(
      fc.property(closure, fc.constantFrom('fr' as const, 'en' as const), (part, lang) => {
        expect(readClosure(closureInWords(lang, part))).toEqual(part)
      }),
    )
    const august = { from: { month: 8, day: null }, to: { month: 8, day: null } }
    expect(readClosure('En août')).toEqual(august)
    expect(readClosure('du 24 au 26 décembre')).toEqual({
      from: { month: 12, day: 24 },
      to: { month: 12, day: 26 },
    })
    expect(readClosure('quand il pleut')).toBe(null)
    expect(readClosure('31 février')).toBe(null)
  })
  test('hours as people type them', () => {
    expect(['9h', '9 h 30', '09:30', '24:00', '25:00', '9h75', 'midi'].map(readHour)).toEqual([
      '09:00',
      '09:30',
      '09:30',
      '00:00',
      null,
      null,
      null,
    ])
  })
})
