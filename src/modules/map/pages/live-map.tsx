import { type Lang, localPath } from '#platform/i18n/lang.ts'
import type { MapMessages } from '../messages/index.ts'

/** What the script of `<m-map>` reads from its element. */
export type LiveMapProps = {
  lang: Lang
  t: MapMessages
  /** Query string of the filters, with its `?`. */
  filters: string
  groundVersion: string
  /** What to show first, and the whole region: west, south, east, north. */
  bounds: readonly number[]
  regionBounds: readonly number[]
  types: Record<string, string>
  /** Address of the worker’s script. */
  worker: string
  base: 'maillage' | 'ign'
  /** Credit of the contours shown; empty without contours. */
  credit: string
  /** The drawing that stands until the script takes over, as HTML. */
  drawing: string
}

/** The map: a drawing that any browser shows, in an element that a script turns into an interactive map. */
export function LiveMap(props: LiveMapProps) {
  const { lang, t, drawing, base } = props
  const options = {
    ground: `/carte/tuiles/{z}/{x}/{y}.mvt?couches=fond&v=${props.groundVersion}`,
    points: `/carte/tuiles/{z}/{x}/{y}.mvt${props.filters ? `${props.filters}&` : '?'}couches=points`,
    list: localPath(lang, `/carte/liste${props.filters}`),
    prefix: lang === 'fr' ? '' : `/${lang}`,
    lang,
    bounds: props.bounds,
    regionBounds: props.regionBounds,
    types: props.types,
    worker: props.worker,
    base,
    words: t.live,
  }
  return (
    <m-map data-options={JSON.stringify(options)}>
      <figure class="map-still" dangerouslySetInnerHTML={{ __html: drawing }} />
      <p class="map-credit src">
        {[base === 'ign' ? t.ign.credit : '', props.credit ? t.credit(props.credit) : '']
          .filter(Boolean)
          .join(' · ')}
      </p>
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
