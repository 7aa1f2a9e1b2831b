import '../styles/map-page.css'
import {
  GPUInitializationError,
  Map as LiveMap,
  type MapGeoJSONFeature,
  setWorkerCount,
  setWorkerUrl,
} from 'maplibre-gl'
import { addControls } from './map/controls.ts'
import { drawEventSign, eventSign } from './map/event-sign.ts'
import { followMap } from './map/follow.ts'
import { createLister } from './map/list.ts'
import type { Box, MapOptions, Spot } from './map/options.ts'
import { readPalette } from './map/palette.ts'
import { createBubble } from './map/popup.ts'
import { printable } from './map/print.ts'
import { mapStyle } from './map/style.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')

/** `<m-map data-options>`: replaces the drawing it holds by an interactive map, when the device can show one. */
class MapElement extends HTMLElement {
  #map: LiveMap | null = null
  /** Whether something failed to come before there was anywhere to say it. */
  #missed = false

  connectedCallback(): void {
    if (this.#map) return
    const options = JSON.parse(this.dataset.options ?? '{}') as MapOptions
    try {
      this.#map = this.#start(options)
    } catch (error) {
      if (!(error instanceof GPUInitializationError)) reportError(error)
      this.#fail(options)
    }
  }

  disconnectedCallback(): void {
    this.#map?.remove()
    this.#map = null
  }

  #start(options: MapOptions): LiveMap {
    const viewGiven = location.hash.includes('vue=')
    setWorkerUrl(options.worker)
    setWorkerCount(1)
    const container = this.appendChild(document.createElement('div'))
    container.className = 'map-canvas'
    const map = new LiveMap({
      container,
      style: mapStyle(options, readPalette(this)),
      bounds: options.bounds,
      fitBoundsOptions: { padding: 20 },
      hash: 'vue',
      minZoom: 4,
      maxZoom: 18.5,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      locale: { 'Map.Title': `${options.words.region}. ${options.words.help}` },
    })
    map.touchZoomRotate.disableRotation()
    map.keyboard.disableRotation()
    const recolour = () => {
      const palette = readPalette(this)
      map.setStyle(mapStyle(options, palette), { diff: true })
      if (map.hasImage(eventSign)) map.updateImage(eventSign, drawEventSign(palette['on-signal']))
    }
    map.once('styledata', () => {
      if (options.kind === 'event')
        map.addImage(eventSign, drawEventSign(readPalette(this)['on-signal']), { pixelRatio: 2 })
    })
    dark.addEventListener('change', recolour)
    map.once('remove', () => dark.removeEventListener('change', recolour))
    map.on('error', () => {
      this.#missed = true
    })
    map.once('load', () => this.#ready(map, options, viewGiven))
    return map
  }

  #ready(map: LiveMap, options: MapOptions, viewGiven: boolean): void {
    document.body.classList.add('map-live')
    this.classList.add('live')
    const say = addControls(map, this, options, window.self !== window.top)
    const bubble = createBubble(map, options)
    const ask = createLister(options)
    printable(map, this, options.words.printed)
    // What does not come is told; what is here stays.
    if (this.#missed) say(options.words.offline)
    map.on('error', () => say(options.words.offline))

    const panel = document.getElementById('resultats')
    if (panel) {
      const refresh = followMap(map, panel, this, options, say, (spot) => bubble.spot(spot))
      if (viewGiven) refresh()
    }

    const openCluster = async (feature: MapGeoJSONFeature, lon: number, lat: number) => {
      const { west, south, east, north, point_count: count } = feature.properties as Record<string, number>
      const box = [west, south, east, north] as Box
      if (map.getZoom() < 17.5 && Math.max(box[2] - box[0], box[3] - box[1]) > 2e-5) {
        map.fitBounds(box, { padding: 70, maxZoom: Math.max(map.getZoom() + 1, 17) })
        return
      }
      const html = await ask((parameters) =>
        parameters.set(
          'bbox',
          [box[0] - 1e-4, box[1] - 1e-4, box[2] + 1e-4, box[3] + 1e-4]
            .map((value) => value.toFixed(6))
            .join(','),
        ),
      )
      const items = new DOMParser().parseFromString(html ?? '', 'text/html').querySelectorAll('.map-items li')
      bubble.group(lon, lat, [...items], count ?? items.length)
    }
    map.on('click', (event) => {
      const feature = map.queryRenderedFeatures(around(event.point), {
        layers: ['clusters', 'organisations'],
      })[0]
      if (feature?.geometry.type !== 'Point') return bubble.close()
      const [lon, lat] = feature.geometry.coordinates as [number, number]
      if (feature.layer.id === 'clusters') void openCluster(feature, lon, lat)
      else bubble.spot({ ...(feature.properties as Omit<Spot, 'lon' | 'lat'>), lon, lat }, true)
    })
    for (const layer of ['clusters', 'organisations']) {
      map.on('mouseenter', layer, () => {
        map.getCanvas().style.cursor = 'pointer'
      })
      map.on('mouseleave', layer, () => {
        map.getCanvas().style.cursor = ''
      })
    }
    document.querySelector('[data-print]')?.addEventListener('click', () => print())
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-keep-view]')) {
      link.addEventListener('click', () => {
        link.hash = location.hash
      })
    }
  }

  #fail({ words }: MapOptions): void {
    this.querySelector('.map-canvas')?.remove()
    const note = this.appendChild(document.createElement('p'))
    note.className = 'map-status'
    note.textContent = words.broken
  }
}

/** A finger is wider than a point. */
function around({ x, y }: { x: number; y: number }): [[number, number], [number, number]] {
  return [
    [x - 6, y - 6],
    [x + 6, y + 6],
  ]
}

customElements.define('m-map', MapElement)
