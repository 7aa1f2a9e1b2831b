/** An amount of money in whole cents of a euro: what is added and taken away, always. */
export type Cents = number

/** Euros, to the cent, as cents: `45.5` → `4550`; null, what is not said, stays null. */
export function toCents(euros: number): Cents
export function toCents(euros: number | null): Cents | null
export function toCents(euros: number | null): Cents | null {
  return euros === null ? null : Math.round(euros * 100)
}

/** Cents as euros, for files and machines: `4550` → `45.5`; null stays null. */
export function toEuros(cents: Cents): number
export function toEuros(cents: Cents | null): number | null
export function toEuros(cents: Cents | null): number | null {
  return cents === null ? null : cents / 100
}

/**
 * An amount of euros as people type it: « 45 », « 45,5 », « 45.50 », « 1 250,00 € ».
 * @param most cents
 * @returns null: nothing was typed; `undefined`: not an amount, more than two decimals, or too much
 */
export function readCents(typed: string, most: Cents): Cents | null | undefined {
  const text = typed.replaceAll(/[\s\u00a0\u202f]/g, '').replace(/€$/, '')
  if (text === '') return null
  const [, euros, cents = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text) ?? []
  if (euros === undefined) return undefined
  const amount = Number(euros) * 100 + Number(cents.padEnd(2, '0'))
  return amount <= most ? amount : undefined
}
