const names = [
  'map-sea',
  'map-land',
  'map-line',
  'map-line-strong',
  'ink',
  'ink-2',
  'paper',
  'card',
  'signal',
  'on-signal',
  'heather',
  'water',
] as const
export type Palette = Record<(typeof names)[number], string>

/** The colours of the stylesheet as the browser resolves them now, for a canvas that knows no CSS. */
export function readPalette(host: HTMLElement): Palette {
  const probe = host.appendChild(document.createElement('span'))
  probe.hidden = true
  const read = (name: string) => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const palette = Object.fromEntries(names.map((name) => [name, read(name)])) as Palette
  probe.remove()
  return palette
}
