import { type Context, Hono } from 'hono'
import { drawRegion } from '#modules/map/index.ts'
import {
  type EntryQuery,
  emptyQuery,
  listAt,
  parseQuery,
  queryString,
  searchRevision,
} from '#modules/search/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { pdfAnswers } from '#platform/pdf/answer-pdf.ts'
import { renderPage } from '#ui/page.tsx'
import { eachEvent } from '../each-event.ts'
import { eventFields, findEvent } from '../event-store.ts'
import { feedPath } from '../feeds/formats.ts'
import { listSelected, parseSelection } from '../list-selected.ts'
import { messages } from '../messages/index.ts'
import { printingMessages } from '../messages/printing.ts'
import { dayOf, dayStart, momentOf, windowOf } from '../moments.ts'
import { UnprintedPage } from '../pages/unprinted-page.tsx'
import { findEdition } from '../printing/edition-store.ts'
import { eventsOfEdition, type Gathered, gatherEvents } from '../printing/gather-events.ts'
import { posterDocument } from '../printing/poster-document.ts'
import { type Arrangement, mostEntries } from '../printing/programme.ts'
import { type Cover, programmeDocument } from '../printing/programme-document.ts'
import { askAgenda } from './ask-agenda.ts'
import { elsewhere } from './event.tsx'

const always = { from: 0, to: null }
const programmePath = listAt('/agenda.pdf')

/** The addresses of printed programmes and posters; they stand before those of events. */
export function printingRoutes(): Hono<Env> {
  const answer = pdfAnswers()
  return new Hono<Env>()
    .get('/agenda.pdf', (c) => programme(c, answer))
    .get('/agenda/selection.pdf', (c) => selectionProgramme(c, answer))
    .get('/agenda/:season/:file{\\d{4}\\.pdf}', (c) => editionProgramme(c, answer))
    .get('/agenda/:file{[a-z0-9-]+\\.pdf}', (c) => poster(c, answer))
}
type Answer = ReturnType<typeof pdfAnswers>

/** `GET /agenda.pdf`: what the list shows under the same query string, from the beginning of the day. */
async function programme(c: Context<Env>, answer: Answer): Promise<Response> {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = printingMessages[lang]
  const parameters = new URL(c.req.url).searchParams
  const moment = thisMorning(c)
  const query = parseQuery(parameters)
  const asked = queryString(query, { page: 1, sort: null })
  const window =
    momentOf(query) === 'passes' ? pastWindow(query, moment) : windowOf(query, moment, region.schoolHolidays)
  return answer(c, {
    version: ['programme', asked, parameters.get('pres') ?? '', ...(await commonVersion(c))],
    filename: `agenda-${dayOf(moment)}.pdf`,
    make: async () => {
      const question = await askAgenda(c, parameters, { moment, path: programmePath })
      if ('goTo' in question) {
        const kept = arrangementOf(c) === 'lieu' ? '&par=lieu' : ''
        return c.redirect(localPath(lang, question.goTo + kept), 302)
      }
      const conditions = question.active.map(({ label }) => label).join(', ')
      return printed(c, {
        gathered: await gatherEvents(
          eachEvent(db, { query, moment, holidays: region.schoolHolidays }, eventFields),
          window,
        ),
        window,
        title: t.titleIn(regionIn(c)),
        lead: conditions && t.chosen(conditions),
        narrower: narrowerChoices(c, query),
      })
    },
  })
}

/** `GET /agenda/selection.pdf?e=…`: the events that a link holds; those to come, unless all are over. */
async function selectionProgramme(c: Context<Env>, answer: Answer): Promise<Response> {
  const { db, now } = c.get('services')
  const moment = thisMorning(c)
  const slugs = parseSelection(new URL(c.req.url).searchParams)
  return answer(c, {
    version: ['selection', ...slugs, ...(await commonVersion(c))],
    filename: `selection-${dayOf(moment)}.pdf`,
    make: async () => {
      const { events } = await listSelected(db, slugs, now())
      const coming = { from: moment.getTime(), to: null }
      const over = events.every(({ sessions }) => sessions.every(({ end }) => end <= moment))
      const window = over ? always : coming
      async function* all() {
        yield events
      }
      return printed(c, {
        gathered: await gatherEvents(all(), window),
        window,
        title: printingMessages[c.get('lang')].selection,
        lead: '',
        narrower: [{ label: messages[c.get('lang')].selection.title, href: '/agenda/selection' }],
      })
    },
  })
}

/** `GET /agenda/{season}/{year}.pdf`: a whole edition, whether it is to come or over. */
async function editionProgramme(c: Context<Env>, answer: Answer): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const year = Number((c.req.param('file') ?? '').slice(0, 4))
  const edition = await findEdition(db, c.req.param('season') ?? '', year)
  if (!edition) throw new NotFound()
  const page = `/agenda/${edition.season}/${year}`
  return answer(c, {
    version: ['edition', edition.season, year, ...(await commonVersion(c))],
    filename: `${edition.season}-${year}.pdf`,
    make: async () =>
      printed(c, {
        gathered: await gatherEvents(eventsOfEdition(db, edition), always),
        window: always,
        title: `${lang === 'en' ? edition.nameEn : edition.nameFr} ${year}`,
        lead: lang === 'en' ? edition.summaryEn : edition.summaryFr,
        page,
        narrower: [
          { label: printingMessages[lang].tooLong.narrow, href: `/agenda?saison=${edition.season}` },
          { label: printingMessages[lang].nothing.back, href: page },
        ],
      }),
  })
}

/** `GET /agenda/{slug}.pdf`: one event, as a page to pin up. */
async function poster(c: Context<Env>, answer: Answer): Promise<Response> {
  const slug = (c.req.param('file') ?? '').replace(/\.pdf$/, '')
  const sheet = await findEvent(c.get('services').db, slug)
  if (!sheet) return elsewhere(c, slug, '.pdf')
  return answer(c, {
    version: ['poster', sheet.slug, ...(await commonVersion(c))],
    filename: `${sheet.slug}.pdf`,
    make: async () => posterDocument(sheet, await coverOf(c, `/agenda/${sheet.slug}`)),
  })
}

type Printed = {
  gathered: Gathered
  window: { from: number; to: number | null }
  title: string
  lead: string
  /** Page that the programme tells to check on; the agenda when not said. */
  page?: string
  narrower: { label: string; href: string }[]
}

/** The programme of what was gathered, or the page that says why there is none. */
async function printed(c: Context<Env>, { gathered, window, title, lead, page, narrower }: Printed) {
  const lang = c.get('lang')
  if ('sheets' in gathered) {
    const cover = { ...(await coverOf(c, page ?? '/agenda')), title, lead }
    return programmeDocument(gathered.sheets, cover, { by: arrangementOf(c), window })
  }
  const t = printingMessages[lang][gathered.refused === 'nothing' ? 'nothing' : 'tooLong']
  return renderPage(
    c,
    {
      title: t.title,
      status: gathered.refused === 'nothing' ? 404 : 422,
      breadcrumb: [{ label: messages[lang].agenda, href: '/agenda' }, { label: t.title }],
      noIndex: true,
    },
    <UnprintedPage lang={lang} why={gathered.refused} most={mostEntries} choices={narrower} />,
  )
}

async function coverOf(c: Context<Env>, path: string): Promise<Omit<Cover, 'title' | 'lead'>> {
  const { db, config, now } = c.get('services')
  const lang = c.get('lang')
  const region = regionIn(c)
  return {
    lang,
    site: c.get('site').name,
    address: (c.get('origin') + localPath(lang, path)).replace(/^https?:\/\//, ''),
    region,
    now: now(),
    mesh: await drawRegion(db, config.regionPack, lang, region),
  }
}

/** A programme holds the whole present day, so that it stays the same until the next. */
const thisMorning = (c: Context<Env>): Date => new Date(dayStart(dayOf(c.get('services').now())))

const arrangementOf = (c: Context<Env>): Arrangement => (c.req.query('par') === 'lieu' ? 'lieu' : 'jour')

/** All that any printed document depends on besides its own events. */
const commonVersion = async (c: Context<Env>): Promise<(string | number)[]> => [
  c.get('lang'),
  arrangementOf(c),
  c.get('site').name,
  c.get('origin'),
  dayOf(c.get('services').now()),
  Number(await searchRevision(c.get('services').db)),
]

const regionIn = (c: Context<Env>): string => {
  const { region } = c.get('services')
  return c.get('lang') === 'en' ? region.inEn : region.inFr
}

const pastWindow = ({ from, to }: EntryQuery, moment: Date) => ({
  from: from === null ? 0 : dayStart(from),
  to: to === null ? moment.getTime() : windowOf({ ...emptyQuery, to }, moment, []).to,
})

/** Shorter stretches of time under the same conditions, then the list and the table. */
function narrowerChoices(c: Context<Env>, query: EntryQuery) {
  const lang = c.get('lang')
  const t = messages[lang].list
  const past = momentOf(query) === 'passes'
  const moments = past ? [] : (['week-end', '7-jours', '30-jours'] as const)
  return [
    ...moments
      .filter((each) => each !== query.when)
      .map((each) => ({
        label: `${printingMessages[lang].programme}${lang === 'fr' ? '\u00a0' : ''}: ${t.moments[each]}`,
        href: programmePath(query, { when: each, from: null, to: null, page: 1 }),
      })),
    { label: printingMessages[lang].tooLong.narrow, href: listAt('/agenda')(query, { page: 1 }) },
    { label: printingMessages[lang].tooLong.csv, href: feedPath(query, 'csv') },
  ]
}
