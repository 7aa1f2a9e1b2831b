import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Feature, FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { feature, neighbors } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { TerritoryKind } from '../model.ts'
import { PackError, readRegionManifest } from './manifest.ts'

const layers = { commune: 'communes', epci: 'epci', departement: 'departements' } as const
export type ContourKind = keyof typeof layers
export type Contour = Feature<Polygon | MultiPolygon, { code: string; epci?: string; departement?: string }>

type Properties = { c?: string; e?: string; d?: string }

/** The contours of a pack: one shared topology, its layers as GeoJSON on demand, who touches whom. */
export type Contours = {
  topology: Topology
  sourceId: string
  /** Every territory of a kind, made once then kept. */
  collection: (kind: ContourKind) => FeatureCollection<Polygon | MultiPolygon, Contour['properties']>
  one: (kind: TerritoryKind, code: string) => Contour | null
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
    if (topology.objects[layer]?.type !== 'GeometryCollection') throw new PackError(`${contours.file} : il manque la couche « ${layer} ».`)
  }
  const object = (kind: ContourKind) => topology.objects[layers[kind]] as GeometryCollection<Properties>
  const collections = new Map<ContourKind, ReturnType<Contours['collection']>>()
  const collection = (kind: ContourKind) => {
    const made = collections.get(kind) ?? collect(topology, object(kind), kind)
    collections.set(kind, made)
    return made
  }
  const positions = new Map<ContourKind, Map<string, number>>()
  return {
    topology,
    sourceId: contours.source,
    collection,
    one: (kind, code) => {
      if (kind === 'region') return null
      const features = collection(kind).features
      const index = positions.get(kind) ?? new Map(features.map((each, position) => [each.properties.code, position]))
      positions.set(kind, index)
      return (features[index.get(code) ?? -1] as Contour | undefined) ?? null
    },
    neighbours: (kind) => {
      const { geometries } = object(kind)
      const codes = geometries.map((each) => String(each.id))
      return neighbors(geometries).flatMap((list, index) => list.map((other): [string, string] => [codes[index] as string, codes[other] as string]))
    },
  }
}

function collect(topology: Topology, object: GeometryCollection<Properties>, kind: ContourKind): ReturnType<Contours['collection']> {
  const made = feature(topology, object) as FeatureCollection<Polygon | MultiPolygon, Properties>
  return {
    type: 'FeatureCollection',
    features: made.features.map((each) => ({
      type: 'Feature',
      id: each.id,
      geometry: each.geometry,
      properties: { code: String(each.id), ...(kind === 'commune' ? { epci: each.properties.e, departement: each.properties.d } : {}) },
    })),
  }
}
