import { type Lang, localPath } from '#platform/i18n/lang.ts'

/** What the script of `<m-map>` reads from its element, and the drawing that stands before it. */
export type LiveMapProps = {
  lang: Lang
  /** What the points are: their sign on the map. */
  kind: 'organisation' | 'event'
  /** Layer of the tiles that holds the points. */
  layer: string
  /** Query string of the filters, with its `?`. */
  filters: string
  /** Language-free address of the list beside, without filters. */
  list: string
  groundVersion: string
  /** What to show first, and the whole region: west, south, east, north. */
  bounds: readonly number[]
  regionBounds: readonly number[]
  /** Words of each type of point. */
  types: Record<string, string>
  /** Address of the worker’s script. */
  worker: string
  base: 'maillage' | 'ign'
  /** Whose the contours and the base map are. */
  credit: string
  /** Words of the controls: see `src/ui/elements/map/options.ts`. */
  words: Record<string, string>
  /** The drawing that stands until the script takes over, as HTML. */
  drawing: string
}

/** The map: a drawing that any browser shows, in an element that a script turns into an interactive map. */
export function LiveMap(props: LiveMapProps) {
  const { lang, kind, filters, bounds, regionBounds, types, worker, base, words } = props
  const prefix = lang === 'fr' ? '' : `/${lang}`
  const options = {
    kind,
    ground: `/carte/tuiles/{z}/{x}/{y}.mvt?couches=fond&v=${props.groundVersion}`,
    // The words of an event's next session are those of a language.
    points: `${kind === 'event' ? prefix : ''}/carte/tuiles/{z}/{x}/{y}.mvt${filters ? `${filters}&` : '?'}couches=${props.layer}`,
    list: localPath(lang, props.list + filters),
    prefix,
    lang,
    bounds,
    regionBounds,
    types,
    worker,
    base,
    words,
  }
  return (
    <m-map data-options={JSON.stringify(options)}>
      <figure class="map-still" dangerouslySetInnerHTML={{ __html: props.drawing }} />
      <p class="map-credit src">{props.credit}</p>
    </m-map>
  )
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'm-map': import('preact').HTMLAttributes<HTMLElement>
    }
  }
}
