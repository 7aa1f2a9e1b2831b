import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { drawQr } from '#platform/pdf/qr-code.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { printingMessages } from '../messages/printing.ts'
import type { Day } from '../model.ts'
import labelsTemplate from './labels.typ?raw'

/** Labels of a sheet: three across, seven down. */
export const labelsOfSheet = 21

/** Sheets of labels, the first begun at a place (from 1): what stands at each place that is used. */
export function sheetsOf<T>(items: readonly T[], first: number): { place: number; item: T }[][] {
  const sheets: { place: number; item: T }[][] = []
  for (const [at, item] of items.entries()) {
    const place = first - 1 + at
    const sheet = Math.floor(place / labelsOfSheet)
    sheets[sheet] ??= []
    sheets[sheet].push({ place: place % labelsOfSheet, item })
  }
  return sheets
}

type LabelSettings = {
  lang: Lang
  site: string
  title: string
  holder: string
  today: Day
  /** Place of the first label on its sheet, from 1. */
  first: number
  /** Address of the page of a copy. */
  pageOf: (id: string) => string
}

/** The labels of copies of one tool, on sheets of 21 (63.5 × 38.1 mm). */
export function labelsDocument(
  copies: readonly { id: string; code: string }[],
  settings: LabelSettings,
): PrintedDocument {
  const { lang, first } = settings
  const t = printingMessages[lang]
  return {
    template: labelsTemplate,
    data: {
      lang,
      author: printable(settings.site, 80),
      title: printable(t.labels.of(settings.title), 200),
      date: settings.today.split('-').map(Number),
      name: printable(settings.title, 90),
      holder: settings.holder && printable(t.labels.ownedBy(settings.holder), 90),
      site: printable(settings.site, 40),
      sheets: sheetsOf(copies, first).map((sheet) =>
        sheet.map(({ place, item }) => ({
          place,
          copy: item.id,
          // A line may end after each sign that parts a code, and inside what nothing parts.
          code: printable(item.code, 40).replaceAll(/[A-Z0-9]{12}|[-._/]/g, '$&\u200b'),
          qr: `qr-${item.id}.svg`,
          alt: t.copyPicture(printable(item.code, 40)),
        })),
      ),
    },
    pictures: Object.fromEntries(copies.map(({ id }) => [`qr-${id}.svg`, drawQr(settings.pageOf(id))])),
  }
}
