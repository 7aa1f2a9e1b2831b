import { formatList, formatPrice, formatShortDate } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { Day, ToolSheet, Word } from '../model.ts'
import { messages } from './index.ts'

/** What a tool says of itself, in words: the same on its page and on paper. An empty text: nothing is said. */

/** A line of facts: what is told, and what is told of it. */
export type Fact = { label: string; text: string }

/** A text in a language, and the language it is in when that is another. */
export function text(lang: Lang, fr: string | null, en: string | null) {
  const words = (lang === 'en' ? en : null) ?? fr
  return words === null
    ? null
    : { text: words, lang: lang === 'en' && en === null ? ('fr' as const) : undefined }
}

/** A word of a vocabulary. */
export const label = (lang: Lang, word: Word): string => (lang === 'en' ? word.labelEn : word.labelFr)

/** Words of a vocabulary, with commas. */
const labels = (lang: Lang, words: Word[]): string => words.map((word) => label(lang, word)).join(', ')

/** A day in full: « 3 décembre 2026 ». */
export const dayInWords = (lang: Lang, day: Day): string =>
  formatShortDate(lang, new Date(`${day}T12:00:00Z`))

const said = (...words: (string | false | null)[]): string => words.filter(Boolean).join(', ')
const told = (rows: Fact[]): Fact[] => rows.filter((row) => row.text !== '')

/** Audiences, ages, size of the group. */
export function forWhom(lang: Lang, sheet: ToolSheet): string {
  const t = messages[lang].sheet
  return said(
    labels(lang, sheet.audiences),
    t.ages(sheet.ageMin, sheet.ageMax),
    sheet.groupSize !== null && t.group(sheet.groupSize),
  )
}

/** The room it takes, and what must be in it. */
export function roomNeeded(lang: Lang, sheet: ToolSheet): string {
  const t = messages[lang].sheet
  return said(
    sheet.floor !== null && t.floor(sheet.floor),
    sheet.wall !== null && sheet.wall > 0 && t.wall(sheet.wall),
    sheet.height !== null && t.height(sheet.height),
    sheet.power !== null && (sheet.power ? t.power.yes : t.power.no),
    sheet.internet !== null && (sheet.internet ? t.internet.yes : t.internet.no),
  )
}

export function priceInWords(lang: Lang, sheet: ToolSheet): string {
  const t = messages[lang].sheet
  return said(
    sheet.price !== null && (sheet.price === 0 ? t.free : t.euros(formatPrice(lang, sheet.price))),
    sheet.deposit !== null && sheet.deposit > 0 && t.deposit(formatPrice(lang, sheet.deposit)),
    sheet.priceNote,
  )
}

/** From when it may be had: `free` is the next day it may, null when none is known. */
export function whenFree(lang: Lang, sheet: ToolSheet, free: Day | null, today: Day): string {
  const t = messages[lang].sheet
  if (sheet.copies.lent === 0) return t.noCopy
  if (free === null) return t.neverFree
  return free <= today ? t.freeNow : t.freeFrom(dayInWords(lang, free))
}

/** What is carried, put up, run; in which languages, for whom it is made easy. */
export function practicalFacts(lang: Lang, sheet: ToolSheet): Fact[] {
  const t = messages[lang]
  const s = t.sheet
  const minutes = sheet.setupMinutes === null ? '' : s.minutes(sheet.setupMinutes)
  return told([
    {
      label: s.transportSize,
      text: said(
        sheet.volume !== null && s.volume(sheet.volume),
        sheet.weight !== null && s.weight(sheet.weight),
        sheet.vehicle && t.vehicles[sheet.vehicle],
      ),
    },
    { label: s.setup, text: s.setupWords(minutes, sheet.setupPeople) },
    { label: s.mediation, text: said(sheet.mediation && t.mediations[sheet.mediation]) },
    { label: s.languages, text: languagesInWords(lang, sheet.languages) },
    { label: s.access, text: labels(lang, sheet.access) },
    {
      label: s.replacement,
      text: said(sheet.replacementValue !== null && formatPrice(lang, sheet.replacementValue)),
    },
    { label: s.created, text: said(sheet.createdYear !== null && String(sheet.createdYear)) },
    { label: s.credits, text: said(sheet.credits) },
  ])
}

/** On what terms it is lent. */
export function termsFacts(lang: Lang, sheet: ToolSheet): Fact[] {
  const t = messages[lang]
  const s = t.sheet
  return told([
    {
      label: s.whoBorrows,
      text: said(t.borrowers[sheet.borrowers], sheet.first && s.first(sheet.first.name, sheet.first.days)),
    },
    { label: s.price, text: priceInWords(lang, sheet) },
    { label: s.length, text: s.lengthWords(sheet.minDays, sheet.maxDays) },
    { label: s.lead, text: s.leadWords(sheet.leadDays) },
    { label: s.buffers, text: s.buffersWords(sheet.bufferBefore, sheet.bufferAfter) },
    { label: s.transport, text: said(sheet.transport && t.transports[sheet.transport]) },
    {
      label: s.insurance,
      text: said(sheet.insurance !== null && (sheet.insurance ? s.insuranceWords.yes : s.insuranceWords.no)),
    },
  ])
}

// Made once: making one costs more than what it says.
const languageNames = {
  fr: new Intl.DisplayNames('fr-FR', { type: 'language' }),
  en: new Intl.DisplayNames('en-GB', { type: 'language' }),
}
function languagesInWords(lang: Lang, codes: string[]): string {
  const names = languageNames[lang]
  // The sign language of France has a code that few programs name.
  const name = (code: string) =>
    code === 'fsl' ? { fr: 'langue des signes française', en: 'French Sign Language' }[lang] : names.of(code)
  return formatList(
    lang,
    codes.map((code) => name(code) ?? code),
  )
}
