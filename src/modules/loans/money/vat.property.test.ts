import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCents, formatPrice, typedCents } from '#platform/i18n/format.ts'
import { readCents, toCents, toEuros } from '#platform/money.ts'
import { mostCents } from './money-model.ts'
import { mostRate, readRate, splitVat, vatForm } from './vat-model.ts'

const cents = fc.integer({ min: 0, max: mostCents })
const rate = fc.integer({ min: 0, max: mostRate })

test('net and VAT make the amount to the cent; the tax is that of the net, within half a cent of the gross', () => {
  fc.assert(
    fc.property(cents, rate, (gross, rate) => {
      const { netCents, vatCents } = splitVat(gross, rate)
      expect(netCents + vatCents).toBe(gross)
      expect([Number.isInteger(vatCents), vatCents >= 0, netCents >= 0]).toEqual([true, true, true])
      // vat = gross × rate / (100 % + rate), rounded half upwards: in whole numbers, so that no binary fraction decides.
      const error = 2n * (BigInt(vatCents) * BigInt(10_000 + rate) - BigInt(gross) * BigInt(rate))
      expect(error > -BigInt(10_000 + rate) && error <= BigInt(10_000 + rate)).toBe(true)
    }),
  )
})

test('the tax of known amounts', () => {
  // 120 € at 20 %; 45,50 € at 5,5 %; one cent; half a cent goes up (2,10 % of 4,2542…); nothing at 0 %.
  const known = [
    [12_000, 2000],
    [4550, 550],
    [1, 2000],
    [3, 2000],
    [9999, 0],
  ] as const
  expect(known.map(([gross, rate]) => splitVat(gross, rate).vatCents)).toEqual([2000, 237, 0, 1, 0])
})

test('an amount typed with a comma or a point is read to the cent; what is shown is read back', () => {
  fc.assert(
    fc.property(cents, fc.constantFrom('fr' as const, 'en' as const), (amount, lang) => {
      expect(readCents(typedCents(lang, amount), mostCents)).toBe(amount)
      expect(toCents(toEuros(amount))).toBe(amount)
      expect(readCents(formatCents('fr', amount), mostCents)).toBe(amount)
      expect(readCents(formatPrice('fr', toEuros(amount)), mostCents)).toBe(amount)
    }),
  )
  const typed = [
    '45,50',
    '45.5',
    ' 1 250,00 € ',
    '',
    '12,555',
    '-3',
    '1,250.00',
    'dix',
    '1e3',
    '1000000,01',
    ',5',
  ]
  expect(typed.map((text) => readCents(text, mostCents))).toEqual([
    4550,
    4550,
    125_000,
    null,
    ...Array(7).fill(undefined),
  ])
  expect(
    [formatCents('fr', 4550), formatCents('en', 4550), formatPrice('fr', 40)].map((text) =>
      text.replace(/\s/, ' '),
    ),
  ).toEqual(['45,50 €', '€45.50', '40 €'])
})

test('a rate is read as it is shown, and what is no rate is refused', () => {
  fc.assert(
    fc.property(rate, (rate) => {
      expect(readRate(vatForm({ mention: null, rate }).rate)).toBe(rate)
    }),
  )
  expect(['20', '5,5', '5.5 %', '2,1', '0', '', '31', '-1', '20,123', 'vingt'].map(readRate)).toEqual([
    2000,
    550,
    550,
    210,
    0,
    ...Array(5).fill(undefined),
  ])
})
