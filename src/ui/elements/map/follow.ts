import type { Map as LiveMap } from 'maplibre-gl'
import { joinList } from './list.ts'
import type { MapOptions, Spot } from './options.ts'

/** The list follows each move, or waits for « search here » when the visitor prefers. */
export function followMap(
  map: LiveMap,
  panel: HTMLElement,
  host: HTMLElement,
  options: MapOptions,
  say: (words: string) => void,
  open: (spot: Spot) => void,
): () => void {
  const refresh = joinList(map, panel, options, say, open)
  const bar = host.appendChild(document.createElement('div'))
  bar.className = 'map-follow no-print'
  const label = bar.appendChild(document.createElement('label'))
  const box = label.appendChild(document.createElement('input'))
  box.type = 'checkbox'
  box.checked = true
  label.append(` ${options.words.follow}`)
  const button = bar.appendChild(document.createElement('button'))
  button.type = 'button'
  button.className = 'btn small'
  button.textContent = options.words.searchHere
  button.hidden = true
  const now = () => {
    button.hidden = true
    void refresh()
  }
  button.addEventListener('click', now)
  box.addEventListener('change', () => box.checked && now())
  let waiting = 0
  map.on('moveend', () => {
    clearTimeout(waiting)
    if (box.checked) waiting = window.setTimeout(now, 250)
    else button.hidden = false
  })
  return now
}
