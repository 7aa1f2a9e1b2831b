import { z } from 'zod'
import type { FieldError } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import type { SettingPart, StoredSettings } from './model.ts'

/** The fields of each part's form, as typed. */
export const fieldsOf = {
  identity: ['name', 'contactEmail'],
  banner: ['bannerFr', 'bannerEn', 'bannerFrom', 'bannerUntil'],
  texts: ['legalFr', 'legalEn', 'privacyFr', 'privacyEn'],
  mails: ['senderName', 'senderAddress'],
} as const satisfies Record<SettingPart, readonly string[]>
export type FieldName = (typeof fieldsOf)[SettingPart][number]
export type Typed = Record<FieldName, string>

const email = z.email().max(254)

/** What a form of a part asks, or what to correct in it. Empty means « as the region's pack says ». */
export function readPart(
  lang: Lang,
  part: SettingPart,
  typed: Typed,
): { change: Partial<StoredSettings> } | { errors: FieldError[] } {
  const t = messages[lang].errors
  const errors: FieldError[] = []
  const refuse = (field: FieldName, message: string) => errors.push({ field, message })
  // Control characters have no place in a text, and PostgreSQL refuses NUL.
  const text = (field: FieldName) =>
    typed[field]
      .replaceAll('\r\n', '\n')
      .replaceAll(/[^\P{C}\n\t]/gu, '')
      .trim()
  const short = (field: FieldName, length: number) => {
    if (text(field).length > length) refuse(field, t.tooLong(length))
    return text(field)
  }
  const address = (field: FieldName) => {
    if (text(field) !== '' && !email.safeParse(text(field)).success) refuse(field, t.email)
    return text(field) || null
  }
  const both = (fr: FieldName, en: FieldName, length: number) => {
    const pair = { fr: short(fr, length), en: short(en, length) }
    if (pair.fr === '' && pair.en !== '') refuse(fr, t.frenchFirst)
    return pair.fr === '' ? null : pair
  }
  const change = ((): Partial<StoredSettings> => {
    switch (part) {
      case 'identity':
        return { name: oneLine(short('name', 80)) || null, contactEmail: address('contactEmail') }
      case 'mails':
        return {
          mailSender: { name: oneLine(short('senderName', 80)) || null, address: address('senderAddress') },
        }
      case 'texts':
        return { legal: both('legalFr', 'legalEn', 30_000), privacy: both('privacyFr', 'privacyEn', 30_000) }
      case 'banner': {
        const pair = both('bannerFr', 'bannerEn', 500)
        const from = day(text('bannerFrom'), 0)
        const until = day(text('bannerUntil'), 1)
        if (from === undefined) refuse('bannerFrom', t.date)
        if (until === undefined) refuse('bannerUntil', t.date)
        if (from && until && from >= until) refuse('bannerUntil', t.order)
        return { banner: pair && { text: pair, from: from ?? null, until: until ?? null } }
      }
    }
  })()
  return errors.length > 0 ? { errors } : { change }
}

/** A stored part as its form shows it. */
export function typedFrom(stored: StoredSettings): Typed {
  const { banner, legal, privacy, mailSender } = stored
  return {
    name: stored.name ?? '',
    contactEmail: stored.contactEmail ?? '',
    bannerFr: banner?.text.fr ?? '',
    bannerEn: banner?.text.en ?? '',
    bannerFrom: parisDay(banner?.from ?? null, 0),
    bannerUntil: parisDay(banner?.until ?? null, 1),
    legalFr: legal?.fr ?? '',
    legalEn: legal?.en ?? '',
    privacyFr: privacy?.fr ?? '',
    privacyEn: privacy?.en ?? '',
    senderName: mailSender.name ?? '',
    senderAddress: mailSender.address ?? '',
  }
}

const oneLine = (text: string) => text.replaceAll(/\p{Cc}+/gu, ' ')
const hour = 3600_000

/** The instant a day of Paris starts, `after` days later; null for none, undefined for what is no day. */
function day(text: string, after: number): string | null | undefined {
  if (text === '') return null
  if (!z.iso.date().safeParse(text).success) return undefined
  const midnight = new Date(`${text}T00:00:00Z`)
  midnight.setUTCDate(midnight.getUTCDate() + after)
  // Paris is one or two hours ahead: the instant whose Paris day begins then.
  const summer = new Date(midnight.getTime() - 2 * hour)
  return (parisHour(summer) === 0 ? summer : new Date(midnight.getTime() - hour)).toISOString()
}

const parisClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hour: '2-digit',
  hourCycle: 'h23',
})
const parisDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short' })
const parisHour = (date: Date) => Number(parisClock.format(date))

function parisDay(instant: string | null, before: number): string {
  return instant === null ? '' : parisDate.format(new Date(new Date(instant).getTime() - before * 12 * hour))
}
