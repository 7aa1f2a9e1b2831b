import { languages, localPath } from '#platform/i18n/lang.ts'

/** Public pages that no module keeps as rows, without language. */
export const staticPages = [
  '/',
  '/decouvrir',
  '/agir',
  '/comprendre',
  '/annuaire',
  '/experts',
  '/agenda',
  '/outils',
  '/territoires',
  '/observatoire',
  '/observatoire/couverture',
  '/observatoire/etudes',
  '/observatoire/indicateurs',
  '/observatoire/ou-agir',
  '/observatoire/prets',
  '/observatoire/repartition',
  '/observatoire/tableaux',
  '/enquetes',
  '/carte',
  '/donnees',
  '/api',
  '/aide',
  '/plan-du-site',
  '/accessibilite',
  '/ecoconception',
  '/donnees-personnelles',
  '/mentions-legales',
] as const

/** Pages in one part, each in both languages: far under the 50,000 addresses allowed (sitemaps.org), and quick to make. */
export const pagesPerPart = 2000

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
const head = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** The index: the static pages, then the parts of the read model. */
export function sitemapIndex(origin: string, parts: readonly { part: number; changed: Date }[]): string {
  const file = (name: string, changed = '') =>
    `<sitemap><loc>${escaped(`${origin}/sitemap/${name}.xml`)}</loc>${changed}</sitemap>\n`
  const lines = parts.map(({ part, changed }) =>
    file(`fiches-${part}`, `<lastmod>${changed.toISOString()}</lastmod>`),
  )
  return `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${file('pages')}${lines.join('')}</sitemapindex>\n`
}

/** One part: each page in each language, with its other language beside it. */
export function sitemapPart(origin: string, pages: readonly { path: string; updatedAt?: Date }[]): string {
  const lines = pages.flatMap(({ path, updatedAt }) => {
    const addresses = languages.map((lang) => [lang, escaped(origin + localPath(lang, path))] as const)
    const others = addresses
      .map(([lang, href]) => `<xhtml:link rel="alternate" hreflang="${lang}" href="${href}"/>`)
      .join('')
    const changed = updatedAt ? `<lastmod>${updatedAt.toISOString()}</lastmod>` : ''
    return addresses.map(([, href]) => `<url><loc>${href}</loc>${changed}${others}</url>\n`)
  })
  return `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${lines.join('')}</urlset>\n`
}

/** What robots may read: everything public; neither answers to searches, which have no end, nor tiles, nor the embedded map. */
export function robots(origin: string): string {
  const refused = ['/recherche', '/carte/tuiles/', '/carte/integrer'].flatMap((path) =>
    languages.map((lang) => `Disallow: ${localPath(lang, path)}\n`),
  )
  return `User-agent: *\n${refused.join('')}Allow: /\n\nSitemap: ${origin}/sitemap.xml\n`
}

/** How to tell a security problem (RFC 9116); good for half a year from the day it is read. */
export function securityTxt(origin: string, contactEmail: string | null, now: Date): string {
  const expires = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 6, 1))
  const contact = contactEmail ? `mailto:${contactEmail}` : `${origin}/mentions-legales`
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: fr, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ].join('\n')
}
