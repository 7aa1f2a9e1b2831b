import type { GeoJSONSource, Map as LiveMap } from 'maplibre-gl'
import type { MapOptions } from './options.ts'

/** Buttons over the map, and the line that says what happens. */
export function addControls(map: LiveMap, host: HTMLElement, options: MapOptions, framed: boolean) {
  const { words } = options
  const bar = host.appendChild(document.createElement('div'))
  bar.className = 'map-controls no-print'
  const status = host.appendChild(document.createElement('p'))
  status.className = 'map-status no-print'
  status.setAttribute('role', 'status')
  const say = (text: string) => {
    status.textContent = text
  }
  const button = (label: string, sign: string, act: () => void) => {
    const made = bar.appendChild(document.createElement('button'))
    made.type = 'button'
    made.textContent = sign
    made.title = label
    made.setAttribute('aria-label', label)
    made.addEventListener('click', act)
    return made
  }
  button(words.zoomIn, '+', () => void map.zoomIn())
  button(words.zoomOut, '−', () => void map.zoomOut())
  button(words.whole, '⌂', () => void map.fitBounds(options.regionBounds, { padding: 20 }))
  if (!framed && 'geolocation' in navigator) button(words.locate, '◎', () => locate(map, options, say))
  return say
}

/** Asks where the visitor is, only now that they clicked; the position stays in the browser but for the area then looked at. */
function locate(map: LiveMap, { words, regionBounds }: MapOptions, say: (text: string) => void): void {
  say(words.locating)
  navigator.geolocation.getCurrentPosition(
    ({ coords: { longitude, latitude } }) => {
      const [west, south, east, north] = regionBounds
      if (longitude < west - 1 || longitude > east + 1 || latitude < south - 1 || latitude > north + 1)
        return say(words.outside)
      map.getSource<GeoJSONSource>('me')?.setData({
        type: 'Feature',
        properties: {},
        geometry: { type: 'Point', coordinates: [longitude, latitude] },
      })
      map.easeTo({ center: [longitude, latitude], zoom: 12 })
      say(words.located)
    },
    (error) => say(error.code === error.PERMISSION_DENIED ? words.denied : words.unavailable),
    { timeout: 15_000, maximumAge: 300_000 },
  )
}
