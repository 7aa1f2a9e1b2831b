import { Delaunay } from 'd3-delaunay'
import { type Family, families } from './model.ts'

export type MeshPoint = { x: number; y: number; family: Family }

/** Path data of a mesh: edges from the shortest to the longest, facets by family of their rarest corner, points by family. */
export type MeshPaths = { edges: string[]; facets: Record<Family, string>; points: Record<Family, string> }

// Points are at least 9 units apart, and further when the region is so well covered that the drawing would weigh.
const spacing = 9
const mostPoints = 420
const longestEdge = 74
const shades = 4
const mostFacets = 24

/** Joins neighbouring points: Delaunay triangulation of thinned points, without edges over 74. */
export function meshOf(points: readonly MeshPoint[]): MeshPaths {
  let kept = thin(points, spacing)
  for (let gap = spacing * 1.2; kept.length > mostPoints; gap *= 1.2) kept = thin(kept, gap)
  const { triangles } = Delaunay.from(
    kept,
    (point) => point.x,
    (point) => point.y,
  )
  const edges = Array.from({ length: shades }, () => '')
  const full: [MeshPoint, MeshPoint, MeshPoint][] = []
  const drawn = new Set<number>()
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = [triangles[i], triangles[i + 1], triangles[i + 2]] as [number, number, number]
    // One or two points, or points on one line, make no triangle: the library then writes -1.
    if (corners.some((corner) => corner < 0)) continue
    let short = 0
    for (const [a, b] of [
      [corners[0], corners[1]],
      [corners[1], corners[2]],
      [corners[2], corners[0]],
    ] as const) {
      const [from, to] = [kept[a] as MeshPoint, kept[b] as MeshPoint]
      const length = Math.hypot(to.x - from.x, to.y - from.y)
      if (length >= longestEdge) continue
      short++
      const edge = Math.min(a, b) * kept.length + Math.max(a, b)
      if (drawn.has(edge)) continue
      drawn.add(edge)
      edges[Math.floor((length / longestEdge) * shades)] +=
        `M${from.x} ${from.y}l${to.x - from.x} ${to.y - from.y}`
    }
    if (short === 3) full.push(corners.map((corner) => kept[corner]) as [MeshPoint, MeshPoint, MeshPoint])
  }
  const points_ = Object.fromEntries(
    families.map((family) => [
      family,
      kept
        .filter((point) => point.family === family)
        .map(({ x, y }) => `M${x} ${y}h0`)
        .join(''),
    ]),
  )
  return { edges, facets: fill(full), points: points_ as Record<Family, string> }
}

/** One point for each `gap` units, the rarest families first, so that a museum is not hidden by its neighbours. */
function thin(points: readonly MeshPoint[], gap: number): MeshPoint[] {
  const taken = new Map<number, MeshPoint[]>()
  const boxOf = (x: number, y: number) => Math.floor(x / gap) * 10_000 + Math.floor(y / gap)
  const isFree = ({ x, y }: MeshPoint) =>
    [-gap, 0, gap].every((dx) =>
      [-gap, 0, gap].every((dy) =>
        (taken.get(boxOf(x + dx, y + dy)) ?? []).every(
          (other) => Math.hypot(other.x - x, other.y - y) >= gap,
        ),
      ),
    )
  const kept: MeshPoint[] = []
  for (const family of families) {
    for (const point of points) {
      if (point.family !== family || !isFree(point)) continue
      const box = boxOf(point.x, point.y)
      taken.set(box, [...(taken.get(box) ?? []), point])
      kept.push(point)
    }
  }
  return kept
}

/** Fills the largest triangles, none beside another. */
function fill(triangles: [MeshPoint, MeshPoint, MeshPoint][]): Record<Family, string> {
  const area = ([a, b, c]: [MeshPoint, MeshPoint, MeshPoint]) =>
    Math.abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2
  const paths: Record<Family, string> = { culture: '', knowledge: '', relay: '' }
  const used = new Set<MeshPoint>()
  let count = 0
  for (const corners of triangles.toSorted((a, b) => area(b) - area(a))) {
    if (count === mostFacets) break
    if (corners.some((corner) => used.has(corner))) continue
    for (const corner of corners) used.add(corner)
    const [a, b, c] = corners
    const family = families.find((each) => corners.some((corner) => corner.family === each)) ?? 'relay'
    paths[family] += `M${a.x} ${a.y}l${b.x - a.x} ${b.y - a.y} ${c.x - b.x} ${c.y - b.y}z`
    count++
  }
  return paths
}
