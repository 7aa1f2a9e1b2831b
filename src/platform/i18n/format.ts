import type { Lang } from './lang.ts'

const locale = { fr: 'fr-FR', en: 'en-GB' } as const
const zone = 'Europe/Paris'

const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules | Intl.ListFormat>()
function kept<T extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.PluralRules | Intl.ListFormat>(
  key: string,
  make: () => T,
): T {
  const known = cache.get(key)
  if (known) return known as T
  const made = make()
  cache.set(key, made)
  return made
}

/** `1 décembre` → « 1er décembre »: the first of a month alone is an ordinal in French. */
const ordinal = (words: string): string => words.replace(/(^|[^\d:,])1(?=[ \u00a0\u202f]\p{L}{3})/u, '$11er')

/** Makes the way a language writes dates, its first days as people write them. */
function dateWriter(lang: Lang | 'plain', options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const made = new Intl.DateTimeFormat(lang === 'plain' ? 'en' : locale[lang], options)
  if (lang !== 'fr') return made
  const { format } = made
  return Object.defineProperty(made, 'format', { value: (date?: Date | number) => ordinal(format(date)) })
}

/** The way a language writes dates, made once for each: making one costs more than all the rest of a small page. `plain` is for programs. */
export function dateFormat(lang: Lang | 'plain', options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(`d${lang}${JSON.stringify(options)}`, () => dateWriter(lang, options))
}

/** `12345.6` → « 12 345,6 » (French spacing). `digits` is the greatest number of decimals, 0 by default. */
export function formatNumber(lang: Lang, value: number, digits = 0): string {
  // Every language here writes small whole numbers alike; lists have hundreds of them.
  if (value >= 0 && value < 1000 && Number.isInteger(value)) return String(value)
  return kept(
    `n${lang}${digits}`,
    () => new Intl.NumberFormat(locale[lang], { maximumFractionDigits: digits }),
  ).format(value)
}

/** A percentage already on a 0–100 scale: `15.9` → « 15,9 % ». */
export function formatPercent(lang: Lang, value: number, digits = 1): string {
  return kept(
    `p${lang}${digits}`,
    () =>
      new Intl.NumberFormat(locale[lang], {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }),
  ).format(value / 100)
}

/** `23950` → « 23 950 € ». */
function formatEuros(lang: Lang, value: number): string {
  return kept(
    `e${lang}`,
    () =>
      new Intl.NumberFormat(locale[lang], { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
  ).format(value)
}

/** A price in euros, its cents when it has some: `40` → « 40 € », `45.5` → « 45,50 € ». */
export function formatPrice(lang: Lang, euros: number): string {
  return kept(
    `price ${lang}`,
    () =>
      new Intl.NumberFormat(locale[lang], {
        style: 'currency',
        currency: 'EUR',
        trailingZeroDisplay: 'stripIfInteger',
      }),
  ).format(euros)
}

/** An amount of accounts, in cents: `4000` → « 40,00 € ». */
export function formatCents(lang: Lang, cents: number): string {
  return kept(
    `cents ${lang}`,
    () => new Intl.NumberFormat(locale[lang], { style: 'currency', currency: 'EUR' }),
  ).format(cents / 100)
}

/** Cents as somebody would type them, for a field: `4550` → « 45,50 »; nothing for null. */
export function typedCents(lang: Lang, cents: number | null): string {
  if (cents === null) return ''
  return (cents / 100).toFixed(cents % 100 === 0 ? 0 : 2).replace('.', lang === 'fr' ? ',' : '.')
}

// The greatest number of decimals of what is counted in each unit.
const decimals = { count: 0, inhabitants: 0, 'per-100': 1, 'per-10000': 2, number: 2 }

/** A figure as it is written in its unit: « 12,5 % », « 21 340 € », « 3,42 ». */
export function formatValue(
  lang: Lang,
  { unit }: { unit: 'percent' | 'euros' | keyof typeof decimals },
  value: number,
): string {
  if (unit === 'percent') return formatPercent(lang, value)
  return unit === 'euros' ? formatEuros(lang, value) : formatNumber(lang, value, decimals[unit])
}

/** A distance in kilometres as people say it: « 350 m », « 4,2 km », « 38 km ». */
export function formatDistance(lang: Lang, km: number): string {
  if (km < 0.95) return `${formatNumber(lang, Math.max(50, Math.round(km * 20) * 50))} m`
  return `${formatNumber(lang, km, km < 10 ? 1 : 0)} km`
}

/** A day without its weekday: « 10 octobre 2026 ». */
export function formatShortDate(lang: Lang, date: Date): string {
  return kept(`s${lang}`, () => dateWriter(lang, { dateStyle: 'long', timeZone: zone })).format(date)
}

/** A day and its hour: « 10 octobre 2026 à 14:05 ». */
export function formatMoment(lang: Lang, date: Date): string {
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: zone } as const
  return kept(`m${lang}`, () => dateWriter(lang, options)).format(date)
}

/** « un, deux et trois ». */
export function formatList(lang: Lang, items: string[]): string {
  return kept(`l${lang}`, () => new Intl.ListFormat(locale[lang], { type: 'conjunction' })).format(items)
}

/** Picks the form of a noun for a count (French: 0 and 1 are singular) and puts the count before it. */
export function countOf(lang: Lang, count: number, one: string, other: string): string {
  const rule = kept(`r${lang}`, () => new Intl.PluralRules(locale[lang])).select(count)
  return `${formatNumber(lang, count)}\u00a0${rule === 'one' ? one : other}`
}
