import { type Context, Hono } from 'hono'
import { type DataSource, getSources, parseTerritoryRef, territoryPath } from '#modules/territories/index.ts'
import { csvFile } from '#platform/csv.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from './messages/index.ts'
import { barsOf, comparison, documentsOf, type Study, type StudyTable, studyPath } from './model.ts'
import { ComparisonPage } from './pages/comparison-page.tsx'
import { StudyListPage } from './pages/list-page.tsx'
import { StudyPage } from './pages/study-page.tsx'
import type { TableView } from './pages/study-table.tsx'
import { TablePage } from './pages/table-page.tsx'
import { getStudy, listStudies, territoryNames } from './store.ts'
import { columnsOf, type PublishedRow, publishedColumns, publishedRows } from './table-columns.ts'

export { studyViews } from './routes/views.tsx'

const index = '/observatoire/etudes'

/** Published studies: their list, each of them, each of their tables, and their files. */
export function studyRoutes(): Hono<Env> {
  const app = new Hono<Env>()
  app.get(index, listPage)
  app.get(`${index}/:file{[a-z0-9-]+\\.csv}`, studyCsv)
  app.get(`${index}/${comparison}`, comparisonPage)
  app.get(`${index}/:slug`, studyPage)
  app.get(`${index}/:slug/:file{[a-z0-9-]+\\.csv}`, tableCsv)
  app.get(`${index}/:slug/:table`, tablePage)
  return app
}

async function listPage(c: Context<Env>) {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const inRegion = lang === 'fr' ? region.inFr : region.inEn
  const studies = await listStudies(db)
  return renderPage(
    c,
    {
      title: t.title,
      description: t.lead(inRegion),
      breadcrumb: crumbs(lang, { label: t.title }),
      canonical: index,
    },
    <StudyListPage
      lang={lang}
      inRegion={inRegion}
      studies={studies.map((study) => ({ ...study, path: studyPath(study.slug) }))}
      compared={studies.filter(({ survey }) => survey).length > 1 ? studyPath(comparison) : null}
    />,
  )
}

/** `/observatoire/etudes/comparer`: how the surveys were made, year after year, and why their figures are no trend. */
async function comparisonPage(c: Context<Env>) {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const studies = (await listStudies(db))
    .filter(({ survey }) => survey)
    .sort((a, b) => a.year - b.year || (a.slug < b.slug ? -1 : 1))
  if (studies.length < 2) throw new NotFound(comparison)
  const sources = await getSources(db, studies.flatMap(documentsOf))
  return renderPage(
    c,
    {
      title: t.compare,
      description: t.compareLead(lang === 'fr' ? region.inFr : region.inEn),
      breadcrumb: crumbs(lang, { label: t.title, href: index }, { label: t.compare }),
      canonical: studyPath(comparison),
    },
    <ComparisonPage
      lang={lang}
      inRegion={lang === 'fr' ? region.inFr : region.inEn}
      studies={studies}
      sources={sources}
      path={studyPath}
    />,
  )
}

async function studyPage(c: Context<Env>) {
  const lang = c.get('lang')
  const { study, sources, names } = await asked(c)
  const path = studyPath(study.slug)
  return renderPage(
    c,
    {
      title: `${study.title[lang]}, ${study.year}`,
      description: study.summary[lang],
      breadcrumb: crumbs(lang, { label: messages[lang].title, href: index }, { label: study.title[lang] }),
      canonical: path,
      alternates: { 'text/csv': localPath(lang, `${path}.csv`), 'application/json': apiPath(study) },
      jsonLd: describe(
        study,
        sources.get(study.source) ?? null,
        c.get('origin') + localPath(lang, path),
        lang,
      ),
    },
    <StudyPage
      lang={lang}
      study={study}
      sources={sources}
      tables={study.tables.map((table) => viewOf(table, names))}
      looked={study.territories.flatMap((ref) => {
        const one = names.get(ref)
        return one ? [{ ...one, path: `${one.path}#etude-${study.source}` }] : []
      })}
      paths={pathsOf(study)}
    />,
  )
}

async function tablePage(c: Context<Env>) {
  const lang = c.get('lang')
  const { study, sources, names } = await asked(c)
  const table = tableOf(study, c.req.param('table'))
  const path = studyPath(study.slug, table.id)
  return renderPage(
    c,
    {
      title: `${table.title[lang]}, ${study.year}`,
      description: table.finding[lang],
      breadcrumb: crumbs(
        lang,
        { label: messages[lang].title, href: index },
        { label: study.title[lang], href: studyPath(study.slug) },
        { label: table.title[lang] },
      ),
      canonical: path,
      alternates: {
        'text/csv': localPath(lang, `${path}.csv`),
        'application/json': `${apiPath(study)}/tables/${table.id}`,
      },
    },
    <TablePage
      lang={lang}
      study={study}
      sources={sources}
      view={viewOf(table, names)}
      paths={pathsOf(study)}
      studyHref={`${studyPath(study.slug)}#tableau-${table.id}`}
    />,
  )
}

async function studyCsv(c: Context<Env>) {
  const study = await known(c, c.req.param('file')?.replace(/\.csv$/, '') ?? '')
  return csv(c, publishedRows([study]), publishedColumns, study.slug)
}

async function tableCsv(c: Context<Env>) {
  const study = await known(c, c.req.param('slug') ?? '')
  const table = tableOf(study, c.req.param('file')?.replace(/\.csv$/, ''))
  const rows = table.rows.map((row) => ({ study, table, row }))
  return csv(c, rows, columnsOf(table), `${study.slug}-${table.id}`)
}

async function csv(
  c: Context<Env>,
  rows: PublishedRow[],
  columns: typeof publishedColumns,
  name: string,
): Promise<Response> {
  const pieces: string[] = []
  for await (const piece of csvFile(batches(rows), columns, c.get('lang'))) pieces.push(piece)
  return c.body(pieces.join(''), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
    'Cache-Control': 'no-cache',
  })
}

async function* batches(rows: PublishedRow[]): AsyncGenerator<PublishedRow[]> {
  yield rows
}

async function known(c: Context<Env>, slug: string): Promise<Study> {
  const study = await getStudy(c.get('services').db, slug)
  if (!study) throw new NotFound(slug)
  return study
}

/** The study of the address, its document, and the names of the territories it speaks of. */
async function asked(c: Context<Env>) {
  const { db } = c.get('services')
  const study = await known(c, c.req.param('slug') ?? '')
  const refs = [
    ...study.territories,
    ...study.tables.flatMap((table) => table.rows.flatMap((row) => row.territories ?? [])),
  ]
  const documents = documentsOf(study)
  const [cited, found] = await Promise.all([getSources(db, documents), territoryNames(db, refs)])
  const sources = new Map(
    documents.flatMap((id) => (cited.has(id) ? [[id, cited.get(id) as DataSource]] : [])),
  )
  const names = new Map(
    [...found].flatMap(([ref, name]) => {
      const territory = parseTerritoryRef(ref)
      return territory ? [[ref, { name, path: territoryPath(territory) }] as const] : []
    }),
  )
  return { study, sources, names }
}

function tableOf(study: Study, id: string | undefined): StudyTable {
  const table = study.tables.find((each) => each.id === id)
  if (!table) throw new NotFound(`${study.slug}/${id}`)
  return table
}

const viewOf = (table: StudyTable, territories: TableView['territories']): TableView => ({
  table,
  chart: barsOf(table),
  territories,
})
const apiPath = (study: Study) => `/api/v1/studies/${study.slug}`
const pathsOf = (study: Study) => ({
  table: (id: string) => studyPath(study.slug, id),
  csv: (id?: string) => `${studyPath(study.slug, id)}.csv`,
  api: apiPath(study),
})
const crumbs = (lang: Lang, ...rest: { label: string; href?: string }[]) => [
  { label: messages[lang].observatory, href: '/observatoire' },
  ...rest,
]

/** The study as a data set of schema.org. */
function describe(study: Study, source: DataSource | null, url: string, lang: Lang): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: study.title[lang],
    description: study.summary[lang],
    url,
    temporalCoverage: String(study.year),
    creator: { '@type': 'Organization', name: study.author },
    ...(source?.url ? { isBasedOn: source.url } : {}),
    distribution: [{ '@type': 'DataDownload', encodingFormat: 'text/csv', contentUrl: `${url}.csv` }],
  }
}
