import { formatNumber, formatPrice } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { printedParagraphs } from '#platform/pdf/printed-paragraphs.ts'
import { drawQr } from '#platform/pdf/qr-code.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { freeSpans, type Lending } from '../availability-model.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import { dayInWords, practicalFacts, priceInWords, termsFacts } from '../messages/tool-words.ts'
import type { Day, KeptPart, ToolPhoto, ToolSheet } from '../model.ts'
import { printedPhoto } from './printed-photo.ts'
import { type Contact, lenderFacts, printedTool, shownFacts, useFacts } from './printed-tool.ts'
import toolTemplate from './tool.typ?raw'

// What two pages hold and stays readable.
const mostParts = 60
const mostCharacters = 1400
const mostSpans = 5

/** What stands around the sheet of a tool when it is printed. */
export type SheetSettings = {
  lang: Lang
  site: string
  /** Address of its page. */
  page: string
  today: Day
  lending: Lending | null
  contact: Contact | null
  /** Its first photo as JPEG. */
  photo: Uint8Array | null
  /** Those of its parts, by id. */
  partPhotos: ReadonlyMap<string, Uint8Array>
}

/** The photos of the parts that are printed. */
export const printedPartPhotos = ({ parts }: ToolSheet): ToolPhoto[] =>
  parts.slice(0, mostParts).flatMap(({ photo }) => photo ?? [])

/** One tool on two pages at most, and a third with the photos of its parts when its contents have no room for them. */
export function toolDocument(sheet: ToolSheet, settings: SheetSettings): PrintedDocument {
  const { lang, today, photo, partPhotos } = settings
  const t = messages[lang].sheet
  const p = printingMessages[lang]
  const inLang = (fr: string | null, en: string | null) => (lang === 'en' ? en : null) ?? fr
  const around = { today, free: null, contact: settings.contact, page: settings.page, photo: photo !== null }
  const printed = printedTool(lang, sheet, around)
  return {
    template: toolTemplate,
    data: {
      ...printed,
      lang,
      titleLang: printed.lang,
      author: printable(settings.site, 80),
      site: printable(settings.site, 80),
      date: today.split('-').map(Number),
      edition: p.edition(dayInWords(lang, today)),
      price: sheet.lendable ? shownFacts([{ label: t.price, text: priceInWords(lang, sheet) }]) : [],
      use: useFacts(lang, sheet),
      lender: lenderFacts(lang, sheet, settings.contact),
      free: sheet.lendable
        ? freeInWords(lang, sheet, settings)
        : { title: t.infoNote, spans: [], notes: [t.infoHelp] },
      tags: sheet.demo ? [messages[lang].demo] : [],
      texts: [
        {
          title: t.what,
          lines: printedParagraphs(inLang(sheet.descriptionFr, sheet.descriptionEn), mostCharacters),
        },
        {
          title: t.objectives,
          lines: printedParagraphs(inLang(sheet.objectivesFr, sheet.objectivesEn), 700),
        },
      ].filter(({ lines }) => lines.length > 0),
      contents: contentsOf(lang, sheet.parts.slice(0, mostParts), sheet.modulesApart, partPhotos),
      moreParts: sheet.parts.length > mostParts ? p.moreParts(sheet.parts.length - mostParts) : '',
      partPhotosBy: creditsOf(
        lang,
        printedPartPhotos(sheet).filter(({ id }) => partPhotos.has(id)),
      ),
      practical: shownFacts(practicalFacts(lang, sheet)),
      terms: sheet.lendable
        ? shownFacts(termsFacts(lang, sheet).filter((fact) => fact.label !== t.price))
        : [],
      conditions: printedParagraphs(inLang(sheet.conditionsFr, sheet.conditionsEn), 700),
      notes: [
        sheet.demo ? t.demoNote : '',
        sheet.source ? `${t.source(sheet.source.title, sheet.source.licence)}.` : '',
      ]
        .filter(Boolean)
        .map((note) => printable(note)),
      words: {
        contents: t.contents,
        contentsLead: t.contentsLead,
        partPhotos: p.partPhotos,
        practical: t.practical,
        terms: t.terms,
        scan: p.scan,
        qr: p.picture(printed.title),
      },
    },
    pictures: {
      'qr.svg': drawQr(settings.page),
      ...(photo && { 'photo.jpg': photo }),
      ...Object.fromEntries([...partPhotos].map(([id, content]) => [`${id}.jpg`, content])),
    },
  }
}

/** The next stretches of days on which it may be had, and what they are worth. */
function freeInWords(lang: Lang, sheet: ToolSheet, { lending, today }: SheetSettings) {
  const p = printingMessages[lang]
  const said = (day: Day) => dayInWords(lang, day)
  // A year is said once.
  const dayBefore = (day: Day, last: Day) =>
    day.slice(0, 4) === last.slice(0, 4) ? said(day).replace(` ${day.slice(0, 4)}`, '') : said(day)
  const spans = lending ? freeSpans(lending, today, mostSpans) : []
  const none = sheet.copies.lent === 0 ? messages[lang].sheet.noCopy : p.noFree
  return {
    title: p.freeTitle,
    spans: spans.map(({ from, to }) =>
      to === null
        ? p.freeOn(said(from))
        : from === to
          ? p.freeDay(said(from))
          : p.freeSpan(dayBefore(from, to), said(to)),
    ),
    notes: [
      spans.length === 0 ? `${none[0]?.toUpperCase()}${none.slice(1).replace(/\.$/, '')}.` : '',
      spans.length > 0 && sheet.minDays > 1 ? p.shortest(messages[lang].days(sheet.minDays)) : '',
      p.freeAsOf(said(today)),
    ].filter(Boolean),
  }
}

/** Parts by module: first those that stay together. */
function contentsOf(lang: Lang, parts: KeptPart[], apart: boolean, photos: ReadonlyMap<string, Uint8Array>) {
  const t = messages[lang].sheet
  const modules = [...new Set(parts.map((part) => part.module))].sort((one, other) =>
    one === null ? -1 : other === null ? 1 : 0,
  )
  const together = modules.length > 1 ? (apart ? t.stays : t.together) : ''
  return modules.map((module) => ({
    title: module === null ? together : printable(apart ? t.moduleApart(module) : t.module(module), 120),
    parts: parts
      .filter((part) => part.module === module)
      .map(({ name, quantity, value, photo }) => ({
        quantity: formatNumber(lang, quantity),
        name: printable(name, 160),
        value: value === null ? '' : t.valueEach(formatPrice(lang, value), quantity),
        photo: photo && photos.has(photo.id) ? printedPhoto(lang, photo) : null,
      })),
  }))
}

/** Who took some photos, each named once. */
const creditsOf = (lang: Lang, photos: ToolPhoto[]): string =>
  photos.length === 0
    ? ''
    : printingMessages[lang].partPhotosBy(
        printable([...new Set(photos.map(({ credit }) => credit))].join(', '), 300),
      )
