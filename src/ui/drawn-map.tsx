/** A shape of a drawn map: SVG path data; a link when it leads somewhere; `here` brings it out. */
export type MapShape = {
  key: string
  path: string
  href?: string | undefined
  name?: string | undefined
  here?: boolean
}

/**
 * A map drawn as SVG on the server. The same links must stand as text beside it: the drawing itself is left out of the
 * way of the keyboard and of screen readers.
 */
export function DrawnMap({
  width,
  height,
  shapes,
  outline,
  points = [],
}: {
  width: number
  height: number
  shapes: MapShape[]
  outline: string
  points?: [number, number][]
}) {
  return (
    <svg class="drawn-map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {shapes.map(({ key, path, href, name, here }) => {
        const shape = <path key={key} d={path} class={here ? 'here' : undefined} />
        if (!href) return shape
        return (
          <a key={key} href={href} tabindex={-1}>
            {name && <title>{name}</title>}
            {shape}
          </a>
        )
      })}
      {outline && <path d={outline} class="outline" />}
      {points.length > 0 && <path d={points.map(([x, y]) => `M${x} ${y}h0`).join('')} class="points" />}
    </svg>
  )
}
