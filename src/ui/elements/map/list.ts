import type { GeoJSONSource, Map as LiveMap } from 'maplibre-gl'
import type { MapOptions, Spot } from './options.ts'

const nothing = { type: 'FeatureCollection' as const, features: [] }

/** Asks the server for the list of what stands in a view; a new question ends the one before. */
export function createLister(options: MapOptions) {
  let running: AbortController | null = null
  return async (change: (parameters: URLSearchParams) => void): Promise<string | null> => {
    running?.abort()
    running = new AbortController()
    const address = new URL(options.list, location.origin)
    change(address.searchParams)
    try {
      const response = await fetch(address, { signal: running.signal })
      return response.ok ? await response.text() : null
    } catch (error) {
      if ((error as Error).name === 'AbortError') return null
      throw error
    }
  }
}

/** What is visible, rounded to about ten metres: `west,south,east,north`. */
function viewOf(map: LiveMap): string {
  const bounds = map.getBounds()
  const [west, south, east, north] = [
    bounds.getWest(),
    bounds.getSouth(),
    bounds.getEast(),
    bounds.getNorth(),
  ]
  return [Math.max(-180, west), Math.max(-90, south), Math.min(180, east), Math.min(90, north)]
    .map((value) => value.toFixed(4))
    .join(',')
}

/** Keeps the list in step with the map, and lets an item of the list point at its place. */
export function joinList(
  map: LiveMap,
  panel: HTMLElement,
  options: MapOptions,
  said: (words: string) => void,
  open: (spot: Spot) => void,
) {
  const ask = createLister(options)
  const follow = async (page?: string) => {
    try {
      const html = await ask((parameters) => {
        parameters.set('bbox', viewOf(map))
        if (page) parameters.set('page', page)
      })
      if (html !== null) panel.innerHTML = html
    } catch {
      said(options.words.offline)
    }
  }

  const mark = (item: Element | null | undefined) => {
    const spot = item ? spotOf(item) : null
    const point = spot && {
      type: 'Feature' as const,
      properties: {},
      geometry: { type: 'Point' as const, coordinates: [spot.lon, spot.lat] },
    }
    map.getSource<GeoJSONSource>('focus')?.setData(point ?? nothing)
  }
  for (const kind of ['mouseover', 'focusin'] as const)
    panel.addEventListener(kind, (event) => mark((event.target as Element).closest('li[data-lon]')))
  for (const kind of ['mouseleave', 'focusout'] as const) panel.addEventListener(kind, () => mark(null))

  panel.addEventListener('click', (event) => {
    const target = event.target as Element
    const spot = target.closest('[data-show]') && spotOf(target.closest('li'))
    if (spot) {
      map.easeTo({ center: [spot.lon, spot.lat], zoom: Math.max(map.getZoom(), 13) })
      open(spot)
      return
    }
    const page = target.closest<HTMLAnchorElement>('.map-pages a')
    if (!page || (event as MouseEvent).ctrlKey || (event as MouseEvent).metaKey) return
    event.preventDefault()
    void follow(new URL(page.href).searchParams.get('page') ?? '1').then(() =>
      panel.querySelector<HTMLElement>('li a')?.focus(),
    )
  })
  return follow
}

function spotOf(item: Element | null): Spot | null {
  const link = item?.querySelector('a')
  if (!(item instanceof HTMLElement) || !link || !item.dataset.lon) return null
  return {
    lon: Number(item.dataset.lon),
    lat: Number(item.dataset.lat),
    title: link.textContent ?? '',
    place: item.querySelector('.meta')?.textContent ?? '',
    type: '',
    path: link.pathname.replace(/^\/en(?=\/)/, ''),
  }
}
