import type { Context } from 'hono'
import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Env } from '#platform/http/env.ts'
import { frenchHtml } from '#platform/i18n/french-spaces.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { shellMessages } from './messages/index.ts'
import { Banner, Breadcrumb, type Crumb, Footer, Header } from './shell.tsx'

export type { Crumb } from './shell.tsx'

/** What a page says of itself around its content. */
export type PageOptions = {
  /** Unique title, without the site's name. */
  title: string
  description?: string
  status?: 200 | 400 | 401 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  /** From the second level on; the home page is added in front, the current page stands last without a link. */
  breadcrumb?: Crumb[]
  /** Custom elements the page uses: names of files in src/ui/elements. */
  scripts?: string[]
  /** Stylesheets beside the site's: `back-office` for pages behind one's own door, `front` for the home page, `tool` for a tool's. */
  styles?: ('back-office' | 'front' | 'tool')[]
  /** Machine-readable description (schema.org), one object or several. */
  jsonLd?: object | object[]
  /** Paths of other forms of the same content: `{ 'application/geo+json': '/annuaire.geojson' }`. */
  alternates?: Record<string, string>
  /** Canonical path when the query string does not matter: defaults to the path and its query. */
  canonical?: string
  /** Seconds after which the page is asked for again where no script follows what it waits for. */
  refresh?: number
  noIndex?: boolean
  /** `bare`: without header nor footer, for pages shown inside another site. */
  frame?: 'site' | 'bare'
  /** Without the site's own type, which its styles then leave alone: less to download for a frame in another site's page. */
  systemType?: boolean
  /** Class of <main>: `wide` for the map. */
  mainClass?: string
}

/** The HTML of some elements as a reader gets it: in French, marks and units stay on the line of their word. */
export function renderHtml(lang: Lang, elements: VNode): string {
  const html = renderToString(elements)
  return lang === 'fr' ? frenchHtml(html) : html
}

/** Renders a whole HTML document around the page's content. */
export function renderPage(c: Context<Env>, options: PageOptions, body: VNode): Promise<Response> {
  const html = renderHtml(
    c.get('lang'),
    <Document c={c} options={options}>
      {body}
    </Document>,
  )
  return c.get('answerWhole')(`<!doctype html>${html}`, {
    type: 'text/html; charset=UTF-8',
    ...(options.status && { status: options.status }),
    headers: { 'Cache-Control': 'no-cache' },
  })
}

function Document({
  c,
  options,
  children,
}: {
  c: Context<Env>
  options: PageOptions
  children: ComponentChildren
}) {
  const { region, assets, accessibility } = c.get('services')
  const face = c.get('site')
  const lang = c.get('lang')
  const t = shellMessages[lang]
  const origin = c.get('origin')
  const url = options.canonical ?? c.get('localUrl')
  const site = face.name
  const font = options.systemType ? null : assets.source('src/ui/fonts/bricolage.woff2')
  // Every page has the search of the header; its suggestions are an addition that no page needs.
  const scripts = [...(options.frame === 'bare' ? [] : ['combobox']), ...(options.scripts ?? [])]
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <title>{options.title === site ? site : `${options.title} – ${site}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        {options.refresh && (
          <noscript>
            <meta http-equiv="refresh" content={String(options.refresh)} />
          </noscript>
        )}
        {options.description && <meta name="description" content={options.description} />}
        {font && <link rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />}
        <link rel="stylesheet" href={assets.file('style')} />
        {options.styles?.map((name) => (
          <link key={name} rel="stylesheet" href={assets.file(name)} />
        ))}
        {scripts
          .flatMap((name) => assets.styles(name))
          .map((href) => (
            <link key={href} rel="stylesheet" href={href} />
          ))}
        {scripts.map((name) => (
          <script key={name} type="module" src={assets.file(name)} />
        ))}
        <link rel="icon" href="/icone.svg" type="image/svg+xml" />
        {options.noIndex ? (
          <meta name="robots" content="noindex" />
        ) : (
          <link rel="canonical" href={origin + localPath(lang, url)} />
        )}
        <Alternates url={url} origin={origin} />
        {Object.entries(options.alternates ?? {}).map(([type, href]) => (
          <link key={href} rel="alternate" type={type} href={href} />
        ))}
        <meta property="og:title" content={options.title} />
        <meta property="og:site_name" content={site} />
        <meta name="theme-color" content="#fbfaf7" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0e1526" media="(prefers-color-scheme: dark)" />
        {options.jsonLd && (
          // « < » written as an escape: no content can close the element. A block of data is no script: it needs no nonce.
          <script
            type="application/ld+json"
            dangerouslySetInnerHTML={{ __html: JSON.stringify(options.jsonLd).replaceAll('<', '\\u003c') }}
          />
        )}
      </head>
      <body class={options.frame === 'bare' ? 'bare' : undefined}>
        {options.frame !== 'bare' && (
          <>
            <a class="skip" href="#contenu">
              {t.skip}
            </a>
            <Header
              lang={lang}
              region={region.name}
              site={face}
              localUrl={c.get('localUrl')}
              person={headerPerson(c)}
            />
            {face.banner && <Banner lang={lang} banner={face.banner} />}
            {options.breadcrumb && <Breadcrumb lang={lang} crumbs={options.breadcrumb} />}
          </>
        )}
        <main
          id="contenu"
          tabindex={-1}
          class={options.mainClass}
          aria-label={options.frame === 'bare' ? options.title : undefined}
        >
          {children}
        </main>
        {options.frame !== 'bare' && <Footer lang={lang} accessibility={accessibility ?? 'none'} />}
      </body>
    </html>
  )
}

function headerPerson(c: Context<Env>) {
  const actor = c.get('actor')
  return actor.kind === 'person' ? { backOffice: actor.role !== 'member' } : null
}

function Alternates({ url, origin }: { url: string; origin: string }) {
  const languages: Lang[] = ['fr', 'en']
  return (
    <>
      {languages.map((lang) => (
        <link key={lang} rel="alternate" hreflang={lang} href={origin + localPath(lang, url)} />
      ))}
    </>
  )
}
