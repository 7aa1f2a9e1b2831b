import { renderToString } from 'preact-render-to-string'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { meshOfRegion } from './mesh-of-region.tsx'

// The styles of the page do not reach a printed drawing: these tell families apart in black and white too, by size.
const style = `<style>
.land { fill: #efe9dc } .departement, .outline { fill: none; stroke: #fbfaf7; stroke-width: 1.4 } .outline { stroke: none }
.edges { fill: none; stroke: #14213d; stroke-width: 0.8 }
.facets { opacity: 0.22 } .facets.culture { fill: #c2410c } .facets.knowledge { fill: #6d4aa3 } .facets.relay { fill: #f2b134 }
.dots { fill: none; stroke-linecap: round } .dots.culture { stroke: #c2410c; stroke-width: 8 }
.dots.knowledge { stroke: #6d4aa3; stroke-width: 7 } .dots.relay { stroke: #14213d; stroke-width: 4 }
</style>`

/** The mesh of the region as an SVG that stands alone; null when there is nothing to draw. */
export async function drawRegion(
  db: Database,
  pack: string,
  lang: Lang,
  regionIn: string,
): Promise<string | null> {
  const mesh = await meshOfRegion(db, pack, lang, regionIn)
  return (
    mesh &&
    renderToString(mesh.drawing).replace(
      /^<svg([^>]*)>/,
      `<svg xmlns="http://www.w3.org/2000/svg"$1>${style}`,
    )
  )
}
