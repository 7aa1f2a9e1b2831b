export type Box = [west: number, south: number, east: number, north: number]

/** Words of the interactive map, in the page’s language. */
export type Words = Record<
  | 'region'
  | 'help'
  | 'zoomIn'
  | 'zoomOut'
  | 'whole'
  | 'locate'
  | 'locating'
  | 'located'
  | 'denied'
  | 'unavailable'
  | 'outside'
  | 'follow'
  | 'searchHere'
  | 'close'
  | 'see'
  | 'many'
  | 'group'
  | 'broken'
  | 'offline'
  | 'printed',
  string
>

/** What the server wrote in `data-options`: see `LiveMap` in the map module. */
export type MapOptions = {
  kind: 'organisation' | 'event'
  ground: string
  points: string
  list: string
  prefix: string
  lang: string
  bounds: Box
  regionBounds: Box
  types: Record<string, string>
  worker: string
  base: 'maillage' | 'ign'
  words: Words
}

/** A place to point at: where it stands and what is told of it. */
export type Spot = {
  lon: number
  lat: number
  title: string
  place: string
  type: string
  path: string
  /** Of an event, its next session in words. */
  when?: string
}
