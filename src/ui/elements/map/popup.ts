import { type Map as LiveMap, Popup } from 'maplibre-gl'
import type { MapOptions, Spot } from './options.ts'

/** One bubble at a time: the essentials of a place, or the places that share one point. Escape closes it. */
export function createBubble(map: LiveMap, { words, types, prefix }: MapOptions) {
  let open: Popup | null = null
  let before: Element | null = null

  const close = () => {
    open?.remove()
    open = null
  }
  const show = (lon: number, lat: number, content: Node[]) => {
    close()
    before = document.activeElement
    const button = element('button', 'bubble-close', '×')
    button.type = 'button'
    button.setAttribute('aria-label', words.close)
    button.addEventListener('click', close)
    const box = element('div', 'bubble')
    box.append(button, ...content)
    open = new Popup({ closeButton: false, maxWidth: '19rem', offset: 12, focusAfterOpen: false })
      .setLngLat([lon, lat])
      .setDOMContent(box)
      .addTo(map)
    open.once('close', () => {
      if (box.contains(document.activeElement) && before instanceof HTMLElement) before.focus()
    })
  }

  map
    .getContainer()
    .closest('m-map')
    ?.addEventListener('keydown', (event) => {
      if ((event as KeyboardEvent).key === 'Escape') close()
    })

  return {
    close,
    /** Shows a place; with `focus`, its link takes the keyboard. */
    spot: (spot: Spot, focus = false) => {
      const title = element('a', 'bubble-title', spot.title)
      title.href = prefix + spot.path
      if (document.body.classList.contains('bare')) title.target = '_blank'
      show(spot.lon, spot.lat, [
        title,
        ...(spot.when ? [element('p', 'when', spot.when)] : []),
        element('p', 'meta', [types[spot.type], spot.place].filter(Boolean).join(' · ')),
      ])
      if (focus) title.focus()
    },
    /** Shows several things that stand at one point, as the list tells them. */
    group: (lon: number, lat: number, items: Element[], count: number) => {
      const list = element('ul', 'plain')
      for (const item of items) {
        const line = element('li')
        for (const part of item.querySelectorAll('a, .meta')) line.append(part.cloneNode(true), ' ')
        list.append(line)
      }
      show(lon, lat, [element('p', 'bubble-title', `${count} ${words.many}`), list])
    },
  }
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}
