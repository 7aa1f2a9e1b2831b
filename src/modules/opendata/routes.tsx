import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { exchangeFormats, feedFormats } from '#modules/agenda/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env, Services } from '#platform/http/env.ts'
import { streamFile } from '#platform/http/stream.ts'
import { renderPage } from '#ui/page.tsx'
import { openApiDocument } from './api/document.ts'
import { apiRoutes } from './api/routes.ts'
import { catalogue } from './catalogue.ts'
import { type DataFile, datasets } from './datasets.ts'
import { describeSets } from './describe-sets.ts'
import { keep } from './keep.ts'
import { apiMessages, messages } from './messages/index.ts'
import { ApiPage } from './pages/api-page.tsx'
import { DataPage } from './pages/data-page.tsx'
import { listOperations, listTokenOperations } from './read-document.ts'
import { pagesPerPart, robots, securityTxt, sitemapIndex, sitemapPart, staticPages } from './sitemap.ts'
import { readExamples, readSitemapPart, readSitemapParts, readVersion } from './store.ts'

const reading = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'OPTIONS'],
  exposeHeaders: ['ETag', 'Content-Disposition'],
})

/** Open data: the page, whole files, catalogue, API, and what robots read. */
export function opendataRoutes(_services: Services): Hono<Env> {
  const routes = new Hono<Env>()
  routes.route('/', apiRoutes())
  routes.get('/donnees', dataPage)
  routes.get('/api', apiPage)
  routes.use('/donnees/*', reading)
  routes.get('/donnees/catalogue.jsonld', dataCatalogue)
  for (const file of datasets.flatMap((set) => set.files))
    routes.get(`/donnees/${file.name}`, (c) => download(c, file))
  routes.get('/sitemap.xml', sitemapOfParts)
  routes.get('/sitemap/:name{(pages|fiches-(0|[1-9][0-9]{0,5}))\\.xml}', sitemap)
  routes.get('/robots.txt', (c) => atRoot(c).text(robots(c.get('origin'))))
  routes.get('/.well-known/security.txt', (c) => {
    const { region, now } = c.get('services')
    return atRoot(c).text(securityTxt(c.get('origin'), region.contactEmail, now()))
  })
  return routes
}

async function dataPage(c: Context<Env>) {
  const { db, region, config } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const sets = await describeSets(db, config.regionPack)
  const alternates = { 'application/ld+json': '/donnees/catalogue.jsonld' }
  return renderPage(
    c,
    {
      title: t.title,
      description: t.lead(region.name),
      breadcrumb: [{ label: t.title }],
      alternates,
      canonical: '/donnees',
    },
    <DataPage
      lang={lang}
      region={region.name}
      sets={sets}
      agenda={{
        forms: [...feedFormats, ...exchangeFormats].map(({ extension }) => ({
          extension,
          path: `/agenda.${extension}`,
        })),
        account: `@agenda@${new URL(c.get('origin')).host}`,
      }}
    />,
  )
}

async function apiPage(c: Context<Env>) {
  const { db, region } = c.get('services')
  const lang = c.get('lang')
  const t = apiMessages[lang]
  const document = openApiDocument({
    lang,
    origin: c.get('origin'),
    region: region.name,
    examples: await readExamples(db),
  })
  const breadcrumb = [{ label: messages[lang].title, href: '/donnees' }, { label: 'API' }]
  return renderPage(
    c,
    { title: t.title(region.name), description: t.page.lead, breadcrumb, canonical: '/api' },
    <ApiPage
      lang={lang}
      title={t.title(region.name)}
      description={t.description}
      operations={listOperations(document)}
      writing={listTokenOperations(document)}
    />,
  )
}

async function dataCatalogue(c: Context<Env>) {
  const { db, region, config } = c.get('services')
  const sets = await describeSets(db, config.regionPack)
  const body = catalogue(sets, c.get('origin'), {
    region: region.name,
    agency: region.agency,
    contactEmail: region.contactEmail,
  })
  return c.body(JSON.stringify(body), 200, {
    'Content-Type': 'application/ld+json',
    'Cache-Control': 'no-cache',
  })
}

/** A whole set as a file, made while it is sent. */
async function download(c: Context<Env>, file: DataFile) {
  const { db, config, now } = c.get('services')
  const lang = c.get('lang')
  const [name, ...suffix] = file.name.split('.')
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(now())
  return streamFile(c, {
    pieces: () => file.pieces({ db, lang, origin: c.get('origin'), pack: config.regionPack }),
    type: file.type,
    filename: `${name}-${day}.${suffix.join('.')}`,
    version: `${file.name}-${lang}-${await readVersion(db)}`,
  })
}

async function sitemapOfParts(c: Context<Env>) {
  const { db } = c.get('services')
  const parts = await keep(db, 'sitemap', () => readSitemapParts(db, pagesPerPart))
  return xml(c, sitemapIndex(c.get('origin'), parts))
}

async function sitemap(c: Context<Env>) {
  const part = /\d+/.exec(c.req.param('name') ?? '')?.[0]
  const pages =
    part === undefined
      ? staticPages.map((path) => ({ path }))
      : await readSitemapPart(c.get('services').db, Number(part), pagesPerPart)
  if (pages.length === 0) throw new NotFound()
  return xml(c, sitemapPart(c.get('origin'), pages))
}

const xml = (c: Context<Env>, text: string) =>
  atRoot(c).body(text, 200, { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache' })

/** Files whose address is fixed for the whole site have no English twin. @throws NotFound under /en */
function atRoot(c: Context<Env>): Context<Env> {
  if (c.get('lang') !== 'fr') throw new NotFound()
  return c
}
