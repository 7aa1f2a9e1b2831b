import { type Context, Hono } from 'hono'
import { answerQuestion } from '#modules/directory/index.ts'
import { drawRegion } from '#modules/map/index.ts'
import { eachEntry, listAt, parseQuery, queryString, searchRevision } from '#modules/search/index.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { listMessages } from '#ui/messages/index.ts'
import { renderPage } from '#ui/page.tsx'
import { spanBetween, today } from '../days-model.ts'
import { lendingOf } from '../lending-store.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import type { ToolSheet } from '../model.ts'
import { UnprintedPage, type UnprintedProps } from '../pages/unprinted-page.tsx'
import { mostTools } from '../printing/catalogue.ts'
import { catalogueDocument } from '../printing/catalogue-document.ts'
import { departementsOf } from '../printing/departement-store.ts'
import { contactsOf, gatherTools, photosForPrint, photosOf } from '../printing/gather-tools.ts'
import { asWritten } from '../printing/printed-tool.ts'
import { printedPartPhotos, toolDocument } from '../printing/tool-document.ts'
import { freeSlugs } from '../timetables.ts'
import { getTools } from '../tool-store.ts'
import { feedPath } from './feeds.ts'
import { printLabels } from './labels.tsx'
import { dayFilters } from './list.tsx'
import { readTool } from './sheet.tsx'

// Pixels that paper shows: half a page across, and a third of one.
const sheetPhoto = 1200
const cataloguePhoto = 480
const partPhoto = 240

const cataloguePath = listAt('/outils.pdf')

/** The addresses of printed sheets, catalogues and labels; they stand before those of tools. */
export function printingRoutes(): Hono<Env> {
  const answer = pdfAnswers()
  return new Hono<Env>()
    .get('/outils.pdf', (c) => catalogue(c, answer))
    .get('/outils/:file{[a-z0-9-]+\\.pdf}', (c) => printedSheet(c, answer))
    .get('/outils/:slug/exemplaires/etiquettes.pdf', (c) => printLabels(c, answer))
}
type Answer = ReturnType<typeof pdfAnswers>

/** `GET /outils/{slug}.pdf`: one tool on two pages at most, three with the photos of many parts. */
async function printedSheet(c: Context<Env>, answer: Answer): Promise<Response> {
  const { db, files, now } = c.get('services')
  const sheet = await readTool(c, (c.req.param('file') ?? '').replace(/\.pdf$/, ''))
  const present = today(now())
  const [lending, contacts] = await Promise.all([
    lendingOf(db, [sheet.slug], present),
    contactsOf(db, [sheet]),
  ])
  const settings = {
    lang: c.get('lang'),
    site: c.get('site').name,
    page: pageOf(c)(sheet.slug),
    today: present,
    lending: lending.get(sheet.slug) ?? null,
    contact: contacts.get(sheet.holder?.slug ?? '') ?? null,
  }
  return answer(c, {
    // All that it says, and its photos.
    version: [
      'tool',
      JSON.stringify(toolDocument(sheet, { ...settings, photo: null, partPhotos: new Map() }).data),
      JSON.stringify([sheet.photos[0], printedPartPhotos(sheet)]),
    ],
    filename: `${sheet.slug}.pdf`,
    make: async () => {
      const photos = await photosOf({ db, files }, [sheet], sheetPhoto)
      const parts = printedPartPhotos(sheet).map(({ id }) => id)
      const partPhotos = await photosForPrint({ db, files }, parts, partPhoto)
      return toolDocument(sheet, { ...settings, photo: photos.get(sheet.slug) ?? null, partPhotos })
    },
  })
}

/** `GET /outils.pdf`: what the list shows under the same query string, as a catalogue. */
async function catalogue(c: Context<Env>, answer: Answer): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const parameters = new URL(c.req.url).searchParams
  const present = today(now())
  const asked = queryString(parseQuery(parameters), { page: 1, sort: null })
  return answer(c, {
    version: [
      'tools',
      asked,
      parameters.get('pres') ?? '',
      lang,
      c.get('site').name,
      c.get('origin'),
      present,
      Number(await searchRevision(db)),
    ],
    filename: `outils-${present}.pdf`,
    make: () => makeCatalogue(c, parameters),
  })
}

/** The catalogue of a question, or the page that says why there is none. */
async function makeCatalogue(c: Context<Env>, parameters: URLSearchParams) {
  const { db, files, region, config, now } = c.get('services')
  const lang = c.get('lang')
  const t = printingMessages[lang]
  const present = today(now())
  const span = spanBetween(parseQuery(parameters))
  const only = span && (await freeSlugs(db, span, present))
  const question = await answerQuestion(db, lang, parameters, {
    path: cataloguePath,
    options: () => ({ kinds: ['tool'] as const, facetGroups: ['type', 'theme'], limit: 1, only }),
    words: listMessages[lang],
    wider: messages[lang].list.wider,
  })
  if ('goTo' in question) return c.redirect(localPath(lang, question.goTo), 302)
  const { query, list } = question
  const toList = { label: t.narrow, href: listAt('/outils')(query, { page: 1 }) }
  if (list.total === 0) return unprinted(c, { why: 'nothing', most: 0, choices: [toList] }, 404)
  if (list.total > mostTools) {
    const group = query.facets.type ? 'theme' : 'type'
    const choices = (list.facets[group] ?? [])
      .filter(({ count, selected }) => !selected && count > 0 && count < list.total && count <= mostTools)
      .map(({ value, count, labelFr, labelEn }) => ({
        label: t.only(lang === 'en' ? labelEn : labelFr, count),
        href: cataloguePath({ ...query, facets: { ...query.facets, [group]: [value] } }, { page: 1 }),
      }))
    const csv = { label: t.csv, href: feedPath(query, 'csv') }
    return unprinted(c, { why: 'too long', most: mostTools, choices: [...choices, toList, csv] }, 422)
  }
  const sheets: ToolSheet[] = []
  for await (const entries of eachEntry(db, query, { kinds: ['tool'], only, batch: 250 }))
    sheets.push(
      ...(await getTools(
        db,
        entries.map((entry) => entry.id),
      )),
    )
  const communes = sheets.flatMap((sheet) => sheet.places.map((place) => place.commune))
  const [{ gathered, photos }, departements] = await Promise.all([
    gatherTools({ db, files }, sheets, { today: present, pageOf: pageOf(c), width: cataloguePhoto }),
    departementsOf(db, communes),
  ])
  const regionIn = lang === 'en' ? region.inEn : region.inFr
  const conditions = [...dayFilters(lang, query, span), ...question.active]
    .map((each) => each.label)
    .join(', ')
  const cover = {
    lang,
    site: c.get('site').name,
    address: asWritten(c.get('origin') + localPath(lang, '/outils')),
    region: regionIn,
    title: t.titleIn(regionIn),
    lead: conditions && t.chosen(conditions),
    today: present,
    mesh: await drawRegion(db, config.regionPack, lang, regionIn),
  }
  return catalogueDocument(gathered, cover, { photos, departements })
}

const pageOf = (c: Context<Env>) => (slug: string) =>
  c.get('origin') + localPath(c.get('lang'), `/outils/${slug}`)

function unprinted(
  c: Context<Env>,
  page: Omit<UnprintedProps, 'lang'>,
  status: 404 | 422,
): Response | Promise<Response> {
  const lang = c.get('lang')
  const { title } = printingMessages[lang].refused[page.why]
  return renderPage(
    c,
    {
      title,
      status,
      breadcrumb: [{ label: messages[lang].tools, href: '/outils' }, { label: title }],
      noIndex: true,
    },
    <UnprintedPage lang={lang} {...page} />,
  )
}
