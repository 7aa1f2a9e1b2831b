import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { printedParagraphs } from '#platform/pdf/printed-paragraphs.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { isOnline, placeOf, townOf } from '../feeds/event-text.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import type { EventSession, EventSheet } from '../model.ts'
import { datesInWords } from './dates-in-words.ts'
import posterTemplate from './poster.typ?raw'
import { printedEntry } from './print-entry.ts'
import { dayIn, fullDay, hoursIn, plainDay } from './print-words.ts'
import type { Cover } from './programme-document.ts'

// What one page holds besides the next date, and stays readable on a wall.
const mostLines = 8
const mostCharacters = 900

/** One event as a small poster: a page to pin up. `address` is that of its page. */
export function posterDocument(sheet: EventSheet, cover: Omit<Cover, 'title' | 'lead'>): PrintedDocument {
  const { lang, now, mesh } = cover
  const t = printingMessages[lang]
  const coming = sheet.sessions.filter((session) => session.end > now)
  const [next, ...others] = coming.length > 0 ? coming : sheet.sessions.slice(-1)
  const lines = datesInWords(lang, others, sheet.timezone)
  const today = dayIn(now, 'Europe/Paris')
  return {
    template: posterTemplate,
    data: {
      lang,
      author: printable(cover.site, 80),
      date: today.split('-').map(Number),
      site: printable(cover.site, 80),
      address: printable(cover.address, 200),
      edition: t.edition(plainDay(lang, today)),
      ...headOf(lang, sheet, next),
      when: next
        ? {
            day: fullDay(lang, dayIn(next.begin, sheet.timezone)),
            hours: hoursIn(lang, next, sheet.timezone),
          }
        : null,
      demo: sheet.demo ? messages[lang].demo : '',
      noDate: messages[lang].sheet.noDate,
      over: next && coming.length === 0 ? t.over : '',
      dates: lines.slice(0, mostLines),
      more:
        lines.length > mostLines
          ? t.moreDates(lines.slice(mostLines).flatMap(({ days }) => days.split(', ')).length)
          : '',
      paragraphs: paragraphsOf(lang, sheet),
      notes: [
        sheet.demo ? messages[lang].sheet.demoNote : '',
        ...sheet.sources.map(({ title, licence }) => messages[lang].sheet.source(title, licence)),
      ]
        .filter(Boolean)
        .map((note) => printable(note)),
      mesh: mesh ? t.mesh(cover.region) : null,
      words: { moreAt: t.moreAt },
    },
    ...(mesh && { pictures: { 'mesh.svg': mesh } }),
  }
}

/** The title and how the next session stands: what, where, for whom. */
function headOf(lang: Lang, sheet: EventSheet, next: EventSession | undefined) {
  const session = next ?? {
    id: '',
    begin: sheet.createdAt,
    end: sheet.createdAt,
    status: 'scheduled',
    formerBegin: null,
    place: null,
  }
  const {
    title,
    lang: titleLang,
    summary,
    format,
    status,
    off,
    facts,
  } = printedEntry(lang, sheet, [session], false)
  const place = isOnline(sheet, session) ? undefined : placeOf(sheet, session)
  return {
    // In large letters a short word left at the end of a line is seen: it goes with the next one.
    title: title.replaceAll(/(?<= )(\S{1,2}) /g, '$1\u00a0'),
    titleLang,
    summary,
    format,
    status,
    off,
    facts,
    place: isOnline(sheet, session)
      ? messages[lang].sheet.online
      : printable(place?.name ?? place?.organisation?.name ?? '', 120),
    street: printable(place?.address ?? '', 160),
    commune: printable([place?.postcode, place && townOf(place)].filter(Boolean).join(' '), 100),
  }
}

/** The description as paragraphs of plain text, as far as they fit. */
const paragraphsOf = (lang: Lang, sheet: EventSheet): string[] =>
  printedParagraphs((lang === 'en' ? sheet.descriptionEn : null) ?? sheet.descriptionFr, mostCharacters)
