/** What a drawing of zones shows: paths by class, in order, with their words; points and numbered marks above. */
export type ZoneMapProps = {
  width: number
  height: number
  outline: string
  zones: { class: string; path: string; label: string }[]
  points: [number, number][]
  pointLabel: string
  marks?: { at: [number, number]; text: string; title?: string }[]
  markLabel?: string
  /** Of several maps of a page, the first one alone defines the hatching. */
  hatched?: boolean
}

/** Zones of communes as SVG, with a legend in words; hatched where it matters, so that colour is not alone. What it shows stands in tables beside it. */
export function ZoneMap(props: ZoneMapProps) {
  const { width, height, outline, zones, points, pointLabel, marks = [], markLabel, hatched = true } = props
  return (
    <>
      <svg class="zone-map" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
        {hatched && (
          <defs>
            <pattern
              id="hachures"
              width="6"
              height="6"
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width="6" height="6" class="ground" />
              <rect width="2.4" height="6" class="line" />
            </pattern>
          </defs>
        )}
        {zones.map((zone) => (
          <path key={zone.class} class={`zone ${zone.class}`} d={zone.path} />
        ))}
        <path class="outline" d={outline} />
        {points.length > 0 && <path class="points" d={points.map(([x, y]) => `M${x} ${y}h0`).join('')} />}
        {marks.map(({ at: [x, y], text, title }) => (
          <g key={text}>
            {title && <title>{title}</title>}
            <circle class="mark" cx={x} cy={y} r={11} />
            <text x={x} y={y}>
              {text}
            </text>
          </g>
        ))}
      </svg>
      <ul class="zone-legend">
        {zones.map((zone) => (
          <li key={zone.class}>
            <svg
              viewBox="0 0 24 16"
              width="24"
              height="16"
              aria-hidden="true"
              focusable="false"
              class="zone-map"
            >
              <rect class={`zone ${zone.class}`} width="24" height="16" />
            </svg>
            {zone.label}
          </li>
        ))}
        {points.length > 0 && (
          <li>
            <svg
              viewBox="0 0 24 16"
              width="24"
              height="16"
              aria-hidden="true"
              focusable="false"
              class="zone-map"
            >
              <path class="points" d="M12 8h0" />
            </svg>
            {pointLabel}
          </li>
        )}
        {marks.length > 0 && (
          <li>
            <svg
              viewBox="0 0 24 24"
              width="24"
              height="24"
              aria-hidden="true"
              focusable="false"
              class="zone-map"
            >
              <circle class="mark" cx="12" cy="12" r="10" />
              <text x="12" y="12">
                1
              </text>
            </svg>
            {markLabel}
          </li>
        )}
      </ul>
    </>
  )
}
