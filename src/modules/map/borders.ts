import type { MultiLineString, MultiPolygon } from 'geojson'
import { merge, mesh } from 'topojson-client'
import type {
  GeometryCollection,
  Polygon,
  Topology,
  MultiPolygon as TopoMultiPolygon,
} from 'topojson-specification'

type Properties = { e?: string; d?: string }
type Area = (Polygon | TopoMultiPolygon) & { properties?: Properties }

/** What a border parts: the higher one stands for both, so each line is drawn once. */
export const borderRanks = ['departement', 'epci', 'commune'] as const
export type BorderRank = (typeof borderRanks)[number]

/** The land of the region, its outline, and the borders inside it by rank. */
export type Borders = {
  land: MultiPolygon
  outline: MultiLineString
  inside: Record<BorderRank, MultiLineString>
}

/** Draws each border of a topology once. Layer `communes` gives all: a commune knows its EPCI (`e`) and département (`d`). */
export function bordersOf(topology: Topology): Borders {
  const communes = topology.objects.communes as GeometryCollection<Properties>
  const areas = communes.geometries as Area[]
  const rankBetween = (a?: Properties, b?: Properties): BorderRank =>
    a?.d !== b?.d ? 'departement' : a?.e !== b?.e ? 'epci' : 'commune'
  const inside = (rank: BorderRank) =>
    mesh(
      topology,
      communes,
      (a, b) => a !== b && rankBetween(a.properties as Properties, b.properties as Properties) === rank,
    )
  return {
    land: merge(topology, areas),
    outline: mesh(topology, communes, (a, b) => a === b),
    inside: { departement: inside('departement'), epci: inside('epci'), commune: inside('commune') },
  }
}
