import type { VNode } from 'preact'
import { emptyQuery, locateEntries } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { formatList } from '#platform/i18n/format.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { frameOn, heightFor } from './drawing.ts'
import { meshOf } from './mesh.ts'
import { mapMessages } from './messages/index.ts'
import { type Family, families, familyOf } from './model.ts'
import { boundsAround } from './picture.ts'
import { Ground } from './static-map.tsx'
import { surveyGround } from './survey-ground.ts'

/** The drawing of the mesh, and how many organisations stand on it, by family. */
export type RegionMesh = {
  drawing: VNode
  total: number
  counts: { family: Family; count: number; label: string }[]
}

const width = 520

// Redrawn when an entry changes: an array of entries stands for one revision.
const drawn = new WeakMap<readonly object[], Map<string, RegionMesh>>()

/**
 * The region’s organisations as points joined to their neighbours, over its outline. An empty database leaves the
 * outline alone; a region without contours, the points alone; with neither there is nothing to draw (null).
 * @param pack folder of the region pack
 * @param regionIn « en Hauts-de-France »
 */
export async function meshOfRegion(
  db: Database,
  pack: string,
  lang: Lang,
  regionIn: string,
): Promise<RegionMesh | null> {
  const { entries } = await locateEntries(db, emptyQuery, ['organisation'])
  const ground = await surveyGround(pack)
  const kept = drawn.get(entries) ?? new Map<string, RegionMesh>()
  drawn.set(entries, kept)
  const key = `${lang} ${regionIn} ${pack}`
  const known = kept.get(key)
  if (known) return known
  const bounds = ground.bounds ?? boundsAround(entries)
  if (!bounds) return null

  const frame = frameOn(bounds, width, heightFor(bounds, width, 8), 8)
  const points = entries
    .map((entry) => ({ place: frame.project(entry.lon, entry.lat), family: familyOf(entry.type) }))
    .filter(({ place: [x, y] }) => x >= 0 && x <= frame.width && y >= 0 && y <= frame.height)
    .map(({ place: [x, y], family }) => ({ x, y, family }))
  const paths = meshOf(points)
  const t = mapMessages[lang]
  const counts = families.map((family) => {
    const count = entries.filter((entry) => familyOf(entry.type) === family).length
    return { family, count, label: t.families[family](count) }
  })
  const parts = counts.filter(({ count }) => count > 0).map(({ label }) => label)
  const drawing = (
    <svg
      class="mesh"
      viewBox={`0 0 ${frame.width} ${frame.height}`}
      role="img"
      aria-labelledby="mesh-title mesh-desc"
    >
      <title id="mesh-title">{t.mesh.title(regionIn)}</title>
      <desc id="mesh-desc">
        {parts.length > 0 ? t.mesh.description(formatList(lang, parts)) : t.mesh.empty(regionIn)}
      </desc>
      {ground.topology && <Ground topology={ground.topology} frame={frame} borders={['departement']} />}
      {families.map(
        (family) =>
          paths.facets[family] && <path key={family} class={`facets ${family}`} d={paths.facets[family]} />,
      )}
      {paths.edges.map(
        (edge, shade) =>
          edge && <path key={opacities[shade]} class="edges" opacity={opacities[shade]} d={edge} />,
      )}
      {families
        .toReversed()
        .map(
          (family) =>
            paths.points[family] && <path key={family} class={`dots ${family}`} d={paths.points[family]} />,
        )}
    </svg>
  )
  const mesh = { drawing, total: entries.length, counts }
  kept.set(key, mesh)
  return mesh
}

// From the shortest edges to the longest.
const opacities = [0.75, 0.55, 0.4, 0.25]
