import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { isOnline, placeOf, summaryIn, townOf, wordsIn } from '../feeds/event-text.ts'
import { messages } from '../messages/index.ts'
import type { EventSession, EventSheet } from '../model.ts'
import { type DatesLine, datesInWords } from './dates-in-words.ts'
import { hourIn } from './print-words.ts'

/** What a programme prints of one or several sessions of an event. `lang` is that of the title and summary. */
export type PrintedEntry = {
  /** The event, and the sessions that this entry tells. */
  event: string
  sessions: string[]
  /** Hours, when the entry is one session of a day; else `dates` has them. */
  from: string
  to: string
  dates: DatesLine[]
  /** How it stands, when all its sessions stand alike: « Annulé ». `off`: nobody should come. */
  status: string
  off: boolean
  title: string
  lang: Lang
  summary: string
  format: string
  place: string
  commune: string
  facts: { label: string; text: string }[]
  access: string[]
  demo: string
}

/** What is printed of sessions of one event that stand under one heading. */
export function printedEntry(
  lang: Lang,
  sheet: EventSheet,
  sessions: [EventSession, ...EventSession[]],
  dated: boolean,
): PrintedEntry {
  const t = messages[lang]
  const [first] = sessions
  const alike = sessions.every((session) => session.status === first.status)
  const inFrench = lang === 'en' && sheet.titleEn === null
  const place = placeOf(sheet, first)
  return {
    event: sheet.slug,
    sessions: sessions.map((session) => session.id),
    from: dated ? '' : hourIn(lang, first.begin, sheet.timezone),
    to: dated ? '' : hourIn(lang, first.end, sheet.timezone),
    dates: dated ? datesInWords(lang, sessions, sheet.timezone, !alike) : [],
    status: alike ? t.statuses[first.status] : '',
    off: alike && (first.status === 'cancelled' || first.status === 'postponed'),
    title: printable(inFrench || lang === 'fr' ? sheet.titleFr : (sheet.titleEn ?? sheet.titleFr), 200),
    lang: inFrench ? 'fr' : lang,
    summary: printable(summaryIn(sheet, lang)),
    format: printable(wordsIn(sheet.formats, lang).join(', ')),
    place: isOnline(sheet, first) ? t.sheet.online : printable(placeLine(place)),
    commune: printable((place && townOf(place)) ?? '', 100),
    facts: factsOf(lang, sheet),
    access: wordsIn(sheet.access, lang).map((word) => printable(word, 100)),
    demo: sheet.demo ? t.demo : '',
  }
}

const placeLine = (place: ReturnType<typeof placeOf>): string =>
  place ? [place.name ?? place.organisation?.name, place.address].filter(Boolean).join(', ') : ''

/** For whom, at what price, how to book, how one gets in: what is said, and nothing else. */
function factsOf(lang: Lang, sheet: EventSheet): { label: string; text: string }[] {
  const t = messages[lang].sheet
  const ages = sheet.ageMin === null && sheet.ageMax === null ? '' : t.ages(sheet.ageMin, sheet.ageMax)
  const conditions = (lang === 'en' ? sheet.conditionsEn : null) ?? sheet.conditionsFr
  const said = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(', ')
  const facts = [
    { label: t.forWhom, text: said(wordsIn(sheet.audiences, lang).join(', '), ages) },
    { label: t.price, text: said(sheet.fee && messages[lang].fees[sheet.fee], conditions) },
    ...(['public', 'school'] as const).map((whom) => ({
      label: whom === 'public' ? t.booking : `${t.booking} (${t.bookingFor.school})`,
      text: said(...sheet.booking.filter((each) => each.for === whom).map(({ value }) => asWritten(value))),
    })),
    { label: t.online, text: sheet.onlineLink ? asWritten(sheet.onlineLink) : '' },
    { label: t.access, text: wordsIn(sheet.access, lang).join(', ') },
    { label: t.organiser, text: sheet.organiser?.name ?? '' },
  ]
  return facts.map(({ label, text }) => ({ label, text: printable(text) })).filter(({ text }) => text !== '')
}

/** An address or a number as one copies it from paper; a number stays on one line. */
const asWritten = (value: string) =>
  value
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/\/$/, '')
    .replaceAll(' ', '\u00a0')
