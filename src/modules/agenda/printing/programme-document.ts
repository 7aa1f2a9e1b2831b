import type { TimeWindow } from '#modules/search/index.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { printingMessages } from '../messages/printing.ts'
import type { EventSheet } from '../model.ts'
import { dayBefore, dayIn, plainDay } from './print-words.ts'
import { type Arrangement, groupsOf, totalsOf } from './programme.ts'
import programmeTemplate from './programme.typ?raw'

/** What stands on the cover of a programme, besides what is counted. */
export type Cover = {
  lang: Lang
  /** Name of the site, and its address without its scheme. */
  site: string
  address: string
  region: string
  title: string
  /** Conditions in words, or what the season is. */
  lead: string
  now: Date
  /** The mesh of the region as SVG; null when there is nothing to draw. */
  mesh: string | null
}

/** A programme as a document to typeset. */
export function programmeDocument(
  sheets: readonly EventSheet[],
  cover: Cover,
  options: { by: Arrangement; window: TimeWindow },
): PrintedDocument {
  const { lang, now, mesh } = cover
  const t = printingMessages[lang]
  const totals = totalsOf(sheets, options.window)
  const [first, last] = [totals.days[0], totals.days.at(-1)]
  const groups = groupsOf(sheets, { lang, ...options })
  const today = dayIn(now, 'Europe/Paris')
  return {
    template: programmeTemplate,
    data: {
      lang,
      site: printable(cover.site, 80),
      author: printable(cover.site, 80),
      title: printable(cover.title, 120),
      lead: printable(cover.lead, 400),
      address: printable(cover.address, 120),
      date: today.split('-').map(Number),
      days: first && last ? t.fromTo(dayBefore(lang, first, last), plainDay(lang, last)) : '',
      totals: [t.events(totals.events), t.sessions(totals.sessions), t.communes(totals.communes)],
      edition: t.edition(plainDay(lang, today)),
      notes: [totals.demo > 0 ? t.demo(totals.demo) : '', sourcesOf(lang, sheets)].filter(Boolean),
      mesh: mesh ? t.mesh(cover.region) : null,
      groups,
      communes: sorted(groups.flatMap(({ entries }) => entries.map(({ commune }) => commune))),
      access: sorted(groups.flatMap(({ entries }) => entries.flatMap(({ access }) => access))),
      words: {
        programme: t.programme,
        contents: t.contents,
        also: t.also,
        to: t.to,
        index: t.index,
        access: t.access,
        accessLead: t.accessLead,
        nowhere: t.nowhere,
        page: t.page,
        pages: t.pages,
        check: t.check,
      },
    },
    ...(mesh && { pictures: { 'mesh.svg': mesh } }),
  }
}

/** Where what is printed comes from, each source once, with its licence. */
function sourcesOf(lang: Lang, sheets: readonly EventSheet[]): string {
  const sources = new Set(
    sheets.flatMap((sheet) => sheet.sources.map(({ title, licence }) => `${title} (${licence})`)),
  )
  return sources.size === 0
    ? ''
    : printingMessages[lang].sources(printable([...sources].sort().join(', '), 600))
}

/** Each word once, in the order of a dictionary; nothing is left out. */
const sorted = (words: string[]): string[] =>
  [...new Set(words.filter(Boolean))].sort((one, other) => one.localeCompare(other, 'fr'))
