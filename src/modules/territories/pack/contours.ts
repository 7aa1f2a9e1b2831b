import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, neighbors } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, Objects, Topology } from 'topojson-specification'
import { type ContourKind, PackError } from '../model/pack.ts'
import type { TerritoryKind } from '../model.ts'
import { readRegionManifest } from './manifest.ts'

const layers: Record<ContourKind, string> = { commune: 'communes', epci: 'epci', departement: 'departements' }
export type Contour = Feature<Polygon | MultiPolygon, { code: string; epci?: string; departement?: string }>

type Properties = { c?: string; e?: string; d?: string }

/** The contours of a pack: one shared topology, its layers as GeoJSON on demand, who touches whom. */
export type Contours = {
  topology: Topology
  sourceId: string
  /** Every territory of a kind, made once then kept. */
  collection: (kind: ContourKind) => FeatureCollection<Polygon | MultiPolygon, Contour['properties']>
  one: (kind: TerritoryKind, code: string) => Contour | null
  /** Contours without the details smaller than one unit of a drawing, given in degrees of longitude. */
  simplified: (unit: number) => (kind: ContourKind, code: string) => Contour | null
  /** Pairs of codes of one kind that share a border, both ways. */
  neighbours: (kind: ContourKind) => [string, string][]
}

const known = new Map<string, Promise<Contours | null>>()

/** The contours of a pack, read once for each folder and kept in memory; null when the pack has none. */
export function readContours(folder: string): Promise<Contours | null> {
  const reading = known.get(folder) ?? read(folder)
  known.set(folder, reading)
  reading.catch(() => known.delete(folder))
  return reading
}

async function read(folder: string): Promise<Contours | null> {
  const { contours } = await readRegionManifest(folder)
  if (!contours) return null
  const topology = JSON.parse(await readFile(join(folder, contours.file), 'utf8')) as Topology
  for (const layer of Object.values(layers)) {
    if (topology.objects[layer]?.type !== 'GeometryCollection')
      throw new PackError(`${contours.file} : il manque la couche « ${layer} ».`)
  }
  const exact = layersOf(topology)
  const weighed = once(() => presimplify(topology as Topology<Objects<object>>))
  const levels = new Map<number, ReturnType<typeof layersOf>>()
  return {
    topology,
    sourceId: contours.source,
    collection: exact.collection,
    one: (kind, code) => (kind === 'region' ? null : exact.one(kind, code)),
    simplified: (unit) => {
      // By powers of two, so that a few levels serve every drawing; Visvalingam: triangles under four square units go.
      const level = Math.round(Math.log2(unit))
      const made = levels.get(level) ?? layersOf(simplify(weighed(), 4 * 4 ** level))
      levels.set(level, made)
      return made.one
    },
    neighbours: (kind) => {
      const { geometries } = topology.objects[layers[kind]] as GeometryCollection
      const codes = geometries.map((each) => String(each.id))
      return neighbors(geometries).flatMap((list, index) =>
        list.map((other): [string, string] => [codes[index] as string, codes[other] as string]),
      )
    },
  }
}

/** The layers of a topology as GeoJSON, each made when first asked for, then kept. */
function layersOf(topology: Topology) {
  const collections = Object.fromEntries(
    (Object.keys(layers) as ContourKind[]).map((kind) => [
      kind,
      once(() => collect(topology, topology.objects[layers[kind]] as GeometryCollection<Properties>, kind)),
    ]),
  )
  const indexes = Object.fromEntries(
    Object.entries(collections).map(([kind, made]) => [
      kind,
      once(() => new Map(made().features.map((each) => [each.properties.code, each as Contour]))),
    ]),
  )
  return {
    collection: (kind: ContourKind) => (collections[kind] as () => ReturnType<typeof collect>)(),
    one: (kind: ContourKind, code: string): Contour | null =>
      (indexes[kind] as () => Map<string, Contour>)().get(code) ?? null,
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function collect(
  topology: Topology,
  object: GeometryCollection<Properties>,
  kind: ContourKind,
): ReturnType<Contours['collection']> {
  const made = feature(topology, object) as FeatureCollection<Polygon | MultiPolygon, Properties>
  return {
    type: 'FeatureCollection',
    features: made.features.map((each) => ({
      type: 'Feature',
      id: each.id,
      geometry: each.geometry,
      properties: {
        code: String(each.id),
        ...(kind === 'commune' ? { epci: each.properties.e, departement: each.properties.d } : {}),
      },
    })),
  }
}
