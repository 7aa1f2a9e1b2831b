import { type Scheme, schemeIn } from '#platform/frame-look.ts'

/** How events are set out on another site. */
const presentations = ['liste', 'compacte', 'mois'] as const
/** Colours of links: those of the site, whose contrast is known in both schemes. */
const accents = ['corail', 'eau', 'bruyere', 'encre'] as const

const mostEmbedded = 30
const usual = 5

/** How the agenda looks on another site; `count` is how many events it shows at most. */
export type EmbedLook = {
  presentation: (typeof presentations)[number]
  scheme: Scheme
  accent: (typeof accents)[number]
  count: number
}

/** Reads a look from a URL, whatever it holds: `?nombre=5&presentation=liste&apparence=auto&couleur=corail`. */
export function parseLook(parameters: URLSearchParams): EmbedLook {
  const among = <T extends string>(values: readonly [T, ...T[]], name: string): T =>
    values.find((value) => value === parameters.get(name)) ?? values[0]
  const given = parameters.get('nombre') ?? ''
  const count = /^\d{1,3}$/.test(given) ? Number(given) : usual
  return {
    presentation: among(presentations, 'presentation'),
    scheme: schemeIn(parameters),
    accent: among(accents, 'couleur'),
    count: Math.min(mostEmbedded, Math.max(1, count)),
  }
}

/** A look as pairs of the URL, without what goes without saying: the inverse of `parseLook`. */
export function lookPairs({ presentation, scheme, accent, count }: EmbedLook): [string, string][] {
  const pairs: [string, string, string][] = [
    ['nombre', String(count), String(usual)],
    ['presentation', presentation, presentations[0]],
    ['apparence', scheme, 'auto'],
    ['couleur', accent, accents[0]],
  ]
  return pairs.filter(([, value, unsaid]) => value !== unsaid).map(([name, value]) => [name, value])
}

/** An event as another site shows it; moments are whole, so that a page can be marked up. */
export type EmbeddedEvent = {
  title: string
  /** Language of the title. */
  lang: 'fr' | 'en'
  /** Language-free. */
  path: string
  next: { begin: Date; end: Date } | null
  /** Other dates after the next one. */
  others: number
  /** How its next session stands: `scheduled`, `cancelled`… */
  status: string
  timezone: string
  place: string
  /** Words of its type in the language asked; empty when it has none. */
  type: string
  free: boolean
  demo: boolean
}

/** What another site shows, and whose it is. */
export type EmbeddedList = {
  events: EmbeddedEvent[]
  total: number
  sources: { title: string; licence: string }[]
  /** Values of filters that name nothing. */
  ignored: string[]
}
