import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orcidCheck, readOrcid } from './orcid.ts'

const fifteen = fc
  .array(fc.integer({ min: 0, max: 9 }), { minLength: 15, maxLength: 15 })
  .map((each) => each.join(''))

test('known identifiers are read as people write them', () => {
  expect(readOrcid('0000-0002-1825-0097')).toBe('0000-0002-1825-0097')
  expect(readOrcid(' https://orcid.org/0000-0002-1694-233x ')).toBe('0000-0002-1694-233X')
  expect(readOrcid('0000000218250097')).toBe('0000-0002-1825-0097')
  expect(readOrcid('0000-0002-1825-0098')).toBeNull()
  expect(readOrcid('https://evil.example/0000-0002-1825-0097')).toBeNull()
  expect(readOrcid('')).toBeNull()
})

test('an identifier with its check character is read, canonical, and reading it again changes nothing', () => {
  fc.assert(
    fc.property(fifteen, (digits) => {
      const read = readOrcid(digits + orcidCheck(digits))
      expect(read).toMatch(/^(\d{4}-){3}\d{3}[\dX]$/)
      expect(readOrcid(read ?? '')).toBe(read)
    }),
  )
})

test('one wrong digit, or two neighbours exchanged, is always seen', () => {
  fc.assert(
    fc.property(
      fifteen,
      fc.integer({ min: 0, max: 14 }),
      fc.integer({ min: 1, max: 9 }),
      (digits, at, by) => {
        const check = orcidCheck(digits)
        const wrong = digits.slice(0, at) + ((Number(digits[at]) + by) % 10) + digits.slice(at + 1)
        expect(readOrcid(wrong + check)).toBeNull()
        if (at < 14 && digits[at] !== digits[at + 1]) {
          const swapped = digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2)
          expect(readOrcid(swapped + check)).toBeNull()
        }
      },
    ),
  )
})

test('anything else is refused without failing', () => {
  fc.assert(
    fc.property(
      fc.string(),
      (text) => readOrcid(text) === null || /^[\d-]{18}[\dX]$/.test(readOrcid(text) ?? ''),
    ),
  )
})
