import { type Context, Hono } from 'hono'
import { sheetRadius } from '#modules/coverage/index.ts'
import {
  contours,
  type DataSource,
  parseTerritoryRef,
  presentOf,
  territoryPath,
} from '#modules/territories/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { getWholeSheet, type WholeSheet } from '../get-whole-sheet.ts'
import { printedMap } from '../printing/printed-map.ts'
import { sheetDocument } from '../printing/sheet-document.ts'
import { actorDots, sheetMap } from '../sheet-map.ts'

/** `GET /territoires/{kind}/{code}.pdf`: the sheet of a territory on two pages; the region has none. */
export function printingRoutes(): Hono<Env> {
  const answer = pdfAnswers()
  return new Hono<Env>().get('/territoires/:kind/:file{[0-9A-Z]+\\.pdf}', async (c) => {
    const document = await printedSheet(c)
    const code = c.req.param('file').replace(/\.pdf$/, '')
    return answer(c, {
      version: [
        'territory',
        JSON.stringify(document.data),
        document.pictures?.['map.svg'] === undefined ? '' : 'map',
      ],
      filename: `fiche-${c.req.param('kind')}-${code}.pdf`,
      make: async () => document,
    })
  })
}

async function printedSheet(c: Context<Env>) {
  const { db, config, region, now } = c.get('services')
  const lang = c.get('lang')
  const asked = parseTerritoryRef(`${c.req.param('kind')}/${c.req.param('file')?.replace(/\.pdf$/, '')}`)
  if (!asked || asked.kind === 'region') throw new NotFound()
  const whole = await getWholeSheet(db, asked, config.regionPack, await presentOf(db, now()))
  const { sheet } = whole
  const shapes = await contours(config.regionPack)
  const drawn = shapes && sheetMap(shapes, sheet)
  return sheetDocument(whole, {
    lang,
    site: c.get('site').name,
    page: c.get('origin') + localPath(lang, territoryPath(sheet.territory)),
    now: now(),
    inRegion: lang === 'fr' ? region.inFr : region.inEn,
    km: sheetRadius,
    map: drawn ? printedMap(drawn, actorDots(drawn, sheet.actors.points)) : null,
    sources: sourcesInWords(whole),
  })
}

/** Sources of what the sheet shows, each once: the vintages of a census stand together. */
function sourcesInWords({ sheet, diagnosis }: WholeSheet): string[] {
  const { indicators, sources, studies, identitySources } = sheet
  const shown = [
    ...identitySources,
    ...studies.map(({ source }) => source),
    ...indicators.flatMap(({ indicator, years }) =>
      indicator.vintages
        .filter(({ year }) => years.some((each) => each.year === year))
        .flatMap(({ sourceId }) => sources.get(sourceId) ?? []),
    ),
    ...diagnosis.next.funding.flatMap(({ source }) => sources.get(source) ?? []),
  ]
  const named = ({ publisher, title }: DataSource) => `${publisher}, ${title.replace(/,? \d{4}$/, '')}`
  return [...Map.groupBy(new Set(shown), named)].map(
    ([name, vintages]) => `${name} (${[...new Set(vintages.map(({ vintage }) => vintage))].join(', ')})`,
  )
}
