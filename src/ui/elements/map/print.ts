import type { Map as LiveMap } from 'maplibre-gl'

/** A canvas prints as a blank: just before printing, what it shows is kept as an image beside it. */
export function printable(map: LiveMap, host: HTMLElement, alt: string): void {
  const image = host.appendChild(document.createElement('img'))
  image.className = 'map-print'
  image.alt = alt
  const keep = () => {
    map.redraw()
    image.src = map.getCanvas().toDataURL('image/png')
  }
  addEventListener('beforeprint', keep)
  map.once('remove', () => removeEventListener('beforeprint', keep))
}
