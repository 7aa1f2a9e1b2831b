import '../styles/point-map.css'
import {
  GPUInitializationError,
  Map as LiveMap,
  LngLat,
  Marker,
  setWorkerCount,
  setWorkerUrl,
} from 'maplibre-gl'
import type { Box } from './map/options.ts'
import { readPalette } from './map/palette.ts'
import { groundStyle } from './map/style.ts'

/** How far an arrow moves the point, in pixels of the screen; ten times as far with Shift. */
const step = 6
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * `<m-point data-field="coordinates" data-lon data-lat>`: a map beside a field of coordinates. A click, a drag or the arrows move the point,
 * and the field says where it is. Without script, or without WebGL, the field alone is there.
 */
class PointMap extends HTMLElement {
  #map: LiveMap | null = null

  connectedCallback(): void {
    const field = document.getElementById(this.dataset.field ?? '')
    if (this.#map || !(field instanceof HTMLInputElement)) return
    try {
      this.#map = this.#start(field)
    } catch (error) {
      this.replaceChildren()
      if (!(error instanceof GPUInitializationError)) reportError(error)
    }
  }

  disconnectedCallback(): void {
    this.#map?.remove()
    this.#map = null
  }

  #start(field: HTMLInputElement): LiveMap {
    const {
      lon = '0',
      lat = '0',
      worker = '',
      label = '',
      help = '',
      moved = '',
      zoomin = '',
      zoomout = '',
    } = this.dataset
    setWorkerUrl(worker)
    setWorkerCount(1)
    const frame = this.appendChild(document.createElement('div'))
    frame.className = 'point-map'
    frame.tabIndex = 0
    frame.setAttribute('role', 'application')
    frame.setAttribute('aria-label', label)
    const note = this.appendChild(document.createElement('p'))
    note.className = 'help'
    note.id = `${field.id}-carte`
    note.textContent = help
    frame.setAttribute('aria-describedby', note.id)
    const status = this.appendChild(document.createElement('p'))
    status.setAttribute('role', 'status')
    const map = new LiveMap({
      container: frame,
      style: groundStyle(readPalette(this), JSON.parse(this.dataset.bounds ?? 'null') as Box | null),
      center: [Number(lon), Number(lat)],
      zoom: 12,
      minZoom: 6,
      maxZoom: 18,
      dragRotate: false,
      pitchWithRotate: false,
      attributionControl: false,
      keyboard: false,
    })
    // The frame itself takes the keys: the canvas is no second stop.
    map.getCanvas().tabIndex = -1
    const marker = new Marker({ draggable: true, color: readPalette(this).signal })
      .setLngLat(new LngLat(Number(lon), Number(lat)))
      .addTo(map)
    const put = (at: LngLat) => {
      marker.setLngLat(at)
      field.value = `${at.lat.toFixed(6)}, ${at.lng.toFixed(6)}`
      field.dispatchEvent(new Event('input', { bubbles: true }))
      status.textContent = moved.replace('{position}', field.value)
      if (!map.getBounds().contains(at)) map.panTo(at)
    }
    map.on('click', (event) => put(event.lngLat))
    marker.on('dragend', () => put(marker.getLngLat()))
    frame.addEventListener('keydown', (event) => {
      const arrow = arrows[event.key]
      if (event.key === '+' || event.key === '=') map.zoomIn()
      else if (event.key === '-') map.zoomOut()
      else if (arrow) {
        const pixel = map.project(marker.getLngLat())
        const far = step * (event.shiftKey ? 10 : 1)
        put(map.unproject([pixel.x + arrow[0] * far, pixel.y + arrow[1] * far]))
      } else return
      event.preventDefault()
    })
    field.addEventListener('change', () => {
      const [, y, x] = /^\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*$/.exec(field.value) ?? []
      if (!y || !x || Math.abs(Number(y)) > 90) return
      const at = new LngLat(Number(x), Number(y))
      marker.setLngLat(at)
      map.panTo(at)
    })
    const zoom = (text: string, name: string, act: () => void) => {
      const button = frame.appendChild(document.createElement('button'))
      button.type = 'button'
      button.textContent = text
      button.setAttribute('aria-label', name)
      button.addEventListener('click', (event) => {
        event.stopPropagation()
        act()
      })
    }
    zoom('+', zoomin, () => map.zoomIn())
    zoom('−', zoomout, () => map.zoomOut())
    map.once('load', () => this.classList.add('live'))
    return map
  }
}

customElements.define('m-point', PointMap)
