import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import {
  type Fact,
  forWhom,
  label,
  practicalFacts,
  priceInWords,
  roomNeeded,
  whenFree,
} from '../messages/tool-words.ts'
import type { Day, ToolPart, ToolSheet } from '../model.ts'

/** How one reaches the organisation that lends. */
export type Contact = { phone: string | null; email: string | null; website: string | null }

/** What goes with the sheet of a tool when it is printed. */
export type Surroundings = {
  today: Day
  /** The next day it may be had; null when none is known. */
  free: Day | null
  contact: Contact | null
  /** Address of its page. */
  page: string
  /** Whether its first photo is at hand. */
  photo: boolean
}

/** What is printed of any tool. `lang` is that of the title, `summaryLang` that of the summary. */
export type PrintedTool = {
  tool: string
  kind: string
  title: string
  lang: Lang
  summary: string
  summaryLang: Lang
  tags: string[]
  /** Its page, as one copies it from paper. */
  address: string
  photo: { alt: string; credit: string } | null
}

export function printedTool(lang: Lang, sheet: ToolSheet, around: Surroundings): PrintedTool {
  const t = messages[lang]
  const english = (text: string | null): Lang => (lang === 'en' && text !== null ? 'en' : 'fr')
  const [photo] = around.photo ? sheet.photos : []
  return {
    tool: sheet.slug,
    kind: t.kinds[sheet.kind],
    title: printable((lang === 'en' ? sheet.titleEn : null) ?? sheet.titleFr, 160),
    lang: english(sheet.titleEn),
    summary: printable((lang === 'en' ? sheet.summaryEn : null) ?? sheet.summaryFr ?? ''),
    summaryLang: english(sheet.summaryEn),
    tags: [sheet.lendable ? '' : t.sheet.infoNote, sheet.demo ? t.demo : ''].filter(Boolean),
    // An address is not to be cut inside a word: its dashes are enough.
    address: asWritten(around.page),
    photo: photo
      ? {
          alt: printable((lang === 'en' ? photo.altEn : null) ?? photo.altFr),
          credit: printingMessages[lang].photoBy(printable(photo.credit, 80)),
        }
      : null,
  }
}

/** What it is for and what it takes: the first facts one looks for. */
export function useFacts(lang: Lang, sheet: ToolSheet): Fact[] {
  const t = messages[lang].sheet
  return shownFacts([
    { label: t.forWhom, text: forWhom(lang, sheet) },
    { label: t.duration, text: sheet.durationMinutes === null ? '' : t.minutes(sheet.durationMinutes) },
    { label: t.size, text: roomNeeded(lang, sheet) },
  ])
}

/** All that a catalogue says of a tool, in the order people ask. */
export function catalogueFacts(lang: Lang, sheet: ToolSheet, around: Surroundings): Fact[] {
  const t = messages[lang].sheet
  const p = printingMessages[lang]
  const practical = practicalFacts(lang, sheet)
  const asked = [t.transportSize, t.setup, t.mediation, t.access]
  return shownFacts([
    ...useFacts(lang, sheet),
    ...practical.filter((fact) => asked.includes(fact.label)),
    ...(sheet.lendable
      ? [
          { label: t.price, text: priceInWords(lang, sheet) },
          { label: p.loan, text: t.lengthWords(sheet.minDays, sheet.maxDays) },
          { label: t.lead, text: t.leadWords(sheet.leadDays) },
          { label: t.whenFree, text: whenFree(lang, sheet, around.free, around.today) },
        ]
      : []),
    ...lenderFacts(lang, sheet, around.contact),
  ])
}

/** From whom, where, and how to ask. */
export function lenderFacts(lang: Lang, sheet: ToolSheet, contact: Contact | null): Fact[] {
  const t = messages[lang].sheet
  const p = printingMessages[lang]
  return shownFacts([
    { label: t.holder, text: sheet.holder?.name ?? '' },
    { label: t.where, text: sheet.places.map((place) => place.name).join(', ') },
    { label: t.partners, text: sheet.partners.map((partner) => partner.name).join(', ') },
    { label: p.contact, text: contactInWords(contact) },
    { label: t.infoSource, text: sheet.sourceUrl ? asWritten(sheet.sourceUrl) : '' },
  ])
}

const contactInWords = (contact: Contact | null): string =>
  [contact?.phone, contact?.email, contact?.website]
    .flatMap((each) => (each ? [asWritten(each)] : []))
    .join(', ')

/** Facts that are said, as they can be printed. */
export const shownFacts = (facts: Fact[]): Fact[] =>
  facts
    .map((fact) => ({ label: printable(fact.label, 80), text: printable(fact.text) }))
    .filter((fact) => fact.text !== '')

/** « 2 × Lunette, 12 × Lampe rouge »: what a copy holds, in a line. */
export const partsInWords = (parts: ToolPart[]): string =>
  printable(
    parts.map(({ name, quantity }) => `${quantity}\u00a0×\u00a0${printable(name, 80)}`).join(', '),
    320,
  )

/** Words of a vocabulary, each as it can be printed. */
export const printedThemes = (lang: Lang, sheet: ToolSheet): string[] =>
  sheet.themes.map((theme) => printable(label(lang, theme), 80)).filter(Boolean)

/** An address or a number as one copies it from paper; a number stays on one line. */
export const asWritten = (value: string): string =>
  value
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
    .replaceAll(' ', '\u00a0')
