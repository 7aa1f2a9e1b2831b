/** Light, dark, or as the visitor’s device asks. */
export const schemes = ['auto', 'claire', 'sombre'] as const
export type Scheme = (typeof schemes)[number]

/** What a frame may measure on another site, in pixels. */
export const frameLimits = { width: { least: 240, most: 1920 }, height: { least: 200, most: 2000 } }

/** How a frame stands on another site: pixels, `width` null for all there is; whether anything of it was `asked`. */
export type FrameLook = { width: number | null; height: number; scheme: Scheme; asked: boolean }

/** Names of the parameters of a look, which belong to no other question. */
export const lookNames = ['largeur', 'hauteur', 'apparence'] as const

/** The colours that an address asks for, whatever it holds. */
export const schemeIn = (params: URLSearchParams): Scheme =>
  schemes.find((each) => each === params.get('apparence')) ?? 'auto'

/** Reads `?largeur=600&hauteur=520&apparence=sombre`, whatever it holds: a size is brought within its limits, `height` stands where none is said. */
export function parseFrameLook(params: URLSearchParams, height: number): FrameLook {
  const size = (name: string, { least, most }: { least: number; most: number }) => {
    const given = Number(params.get(name))
    return Number.isInteger(given) && given > 0 ? Math.min(most, Math.max(least, given)) : null
  }
  return {
    width: size('largeur', frameLimits.width),
    height: size('hauteur', frameLimits.height) ?? height,
    scheme: schemeIn(params),
    asked: lookNames.some((name) => params.has(name)),
  }
}

/** The sizes of a look as pairs of the URL; `height` goes without saying. */
export function sizePairs(look: FrameLook, height: number): [string, string][] {
  return [
    ...(look.width === null ? [] : [['largeur', String(look.width)] as [string, string]]),
    ...(look.height === height ? [] : [['hauteur', String(look.height)] as [string, string]]),
  ]
}

/** A frame’s address with the colours asked. */
export function inScheme(path: string, scheme: Scheme): string {
  if (scheme === 'auto') return path
  return `${path}${path.includes('?') ? '&' : '?'}apparence=${scheme}`
}

/** Text as an attribute or an element of HTML. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** What a frame shows: its whole address, its title for those who do not see it, the page it comes from. */
type Framed = { src: string; title: string; link: { href: string; words: string } }

/**
 * The code that shows a page of the site in a frame of another one, with the link that says where it comes from.
 * `frameborder` rather than a style: a page whose policy forbids inline styles shows no border either.
 */
export function frameCode({ src, title, link }: Framed, { width, height }: FrameLook): string {
  return `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${width ?? '100%'}" height="${height}" loading="lazy" frameborder="0"></iframe>
<p><a href="${escaped(link.href)}">${escaped(link.words)}</a></p>`
}
