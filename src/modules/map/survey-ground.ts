import type { Topology } from 'topojson-specification'
import { contours, regionManifest } from '#modules/territories/index.ts'
import { bordersOf } from './borders.ts'
import { type Bounds, boundsOf } from './drawing.ts'

/** The contours of a pack as maps need them: to draw, to frame, to credit. Without contours, nothing but a wide frame. */
export type Ground = { topology: Topology | null; bounds: Bounds | null; credit: string }

const known = new Map<string, Promise<Ground>>()

/** Surveys the ground of a region pack, once for each folder. */
export function surveyGround(pack: string): Promise<Ground> {
  const reading = known.get(pack) ?? survey(pack)
  known.set(pack, reading)
  reading.catch(() => known.delete(pack))
  return reading
}

async function survey(pack: string): Promise<Ground> {
  const found = await contours(pack)
  if (!found) return { topology: null, bounds: null, credit: '' }
  const { sources } = await regionManifest(pack)
  const source = sources.find((each) => each.id === found.sourceId)
  const outline = bordersOf(found.topology).outline.coordinates.flat() as [number, number][]
  return {
    topology: found.topology,
    bounds: boundsOf(outline),
    credit: source ? `${source.publisher}, ${source.vintage}` : '',
  }
}
