import type { Lang } from '#platform/i18n/lang.ts'
import { printable } from '#platform/pdf/printable.ts'
import { drawQr } from '#platform/pdf/qr-code.ts'
import type { PrintedDocument } from '#platform/pdf/typesetter.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import { dayInWords } from '../messages/tool-words.ts'
import type { Day } from '../model.ts'
import { type GatheredTool, groupsOf, placesOf, themesOf, totalsOf } from './catalogue.ts'
import catalogueTemplate from './catalogue.typ?raw'

/** What stands on the cover of a catalogue, besides what is counted. */
export type Cover = {
  lang: Lang
  /** Name of the site, and the address of the list without its scheme. */
  site: string
  address: string
  region: string
  title: string
  /** Conditions in words. */
  lead: string
  today: Day
  /** The mesh of the region as SVG; null when there is nothing to draw. */
  mesh: string | null
}

/**
 * Tools as a catalogue: a cover, what it holds kind by kind, half a page each, indexes. `photos` are JPEG by slug, `departements` names by
 * commune.
 */
export function catalogueDocument(
  gathered: readonly GatheredTool[],
  cover: Cover,
  {
    photos,
    departements,
  }: { photos: ReadonlyMap<string, Uint8Array>; departements: ReadonlyMap<string, string> },
): PrintedDocument {
  const { lang, today, mesh } = cover
  const t = printingMessages[lang]
  const totals = totalsOf(gathered)
  return {
    template: catalogueTemplate,
    data: {
      lang,
      site: printable(cover.site, 80),
      author: printable(cover.site, 80),
      title: printable(cover.title, 120),
      lead: printable(cover.lead, 400),
      address: printable(cover.address, 120),
      date: today.split('-').map(Number),
      totals: [t.tools(totals.tools), t.lenders(totals.lenders), t.communes(totals.communes)],
      edition: t.edition(dayInWords(lang, today)),
      notes: [totals.demo > 0 ? t.demo(totals.demo) : '', sourcesOf(lang, gathered)].filter(Boolean),
      mesh: mesh ? t.mesh(cover.region) : null,
      groups: groupsOf(lang, gathered),
      themes: themesOf(lang, gathered),
      places: placesOf(lang, gathered, departements),
      words: {
        catalogue: t.catalogue,
        contents: t.contents,
        parts: messages[lang].sheet.contents,
        byTheme: t.byTheme,
        byPlace: t.byPlace,
        check: t.check,
        qr: t.page,
      },
    },
    pictures: {
      ...(mesh && { 'mesh.svg': mesh }),
      ...Object.fromEntries(
        gathered.map(({ sheet, around }) => [`qr-${sheet.slug}.svg`, drawQr(around.page)]),
      ),
      ...Object.fromEntries([...photos].map(([slug, photo]) => [`photo-${slug}.jpg`, photo])),
    },
  }
}

/** Where what is printed comes from, each source once, with its licence. */
function sourcesOf(lang: Lang, gathered: readonly GatheredTool[]): string {
  const sources = new Set(
    gathered.flatMap(({ sheet }) =>
      sheet.source ? [`${sheet.source.title} (${sheet.source.licence})`] : [],
    ),
  )
  return sources.size === 0
    ? ''
    : printingMessages[lang].sources(printable([...sources].sort().join(', '), 600))
}
