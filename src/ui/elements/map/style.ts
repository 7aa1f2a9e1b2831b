import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import { eventSign } from './event-sign.ts'
import type { Box, MapOptions } from './options.ts'
import type { Palette } from './palette.ts'

// Without a glyphs address MapLibre draws letters with the fonts of the page: nothing more to download.
const heading = ['Bricolage']
const strong = ['Sans Bold']

const ign =
  'https://data.geopf.fr/wmts?SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetTile&LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2' +
  '&STYLE=normal&FORMAT=image/png&TILEMATRIXSET=PM&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}'

/** The style of the map: our ground (under IGN’s when asked for), then clusters and what stands alone. */
export function mapStyle(options: MapOptions, colours: Palette): StyleSpecification {
  const here = location.origin
  const detailed = options.base === 'ign'
  return {
    version: 8,
    sources: {
      ground: { type: 'vector', tiles: [here + options.ground], maxzoom: 12, bounds: options.regionBounds },
      points: { type: 'vector', tiles: [here + options.points], maxzoom: 18 },
      focus: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      me: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      ...(detailed ? { ign: { type: 'raster' as const, tiles: [ign], tileSize: 256, maxzoom: 18 } } : {}),
    },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours['map-sea'] } },
      ...groundLayers(colours),
      ...(detailed ? [{ id: 'ign', type: 'raster', source: 'ign' } as const] : []),
      ...pointLayers(
        colours,
        options.kind,
        detailed ? 'rgb(20,33,61)' : colours.ink,
        detailed ? 'rgb(255,255,255)' : colours['map-land'],
      ),
    ],
  }
}

/** Our ground alone, for a map where one places a point. */
export function groundStyle(colours: Palette, bounds: Box | null): StyleSpecification {
  const tiles = [`${location.origin}/carte/tuiles/{z}/{x}/{y}.mvt?couches=fond`]
  return {
    version: 8,
    sources: { ground: { type: 'vector', tiles, maxzoom: 12, ...(bounds ? { bounds } : {}) } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': colours['map-sea'] } },
      ...groundLayers(colours),
    ],
  }
}

function groundLayers(colours: Palette): LayerSpecification[] {
  const line = (id: string, color: string, width: number | ExpressionSpecification): LayerSpecification => ({
    id,
    type: 'line',
    source: 'ground',
    'source-layer': id,
    layout: { 'line-join': 'round' },
    paint: { 'line-color': color, 'line-width': width },
  })
  const name = (
    kind: string,
    size: number | ExpressionSpecification,
    color: string,
    upper = false,
  ): LayerSpecification => ({
    id: `name-${kind}`,
    type: 'symbol',
    source: 'ground',
    'source-layer': 'label',
    filter: ['==', ['get', 'kind'], kind],
    layout: {
      'text-field': ['get', 'name'],
      'text-font': heading,
      'text-size': size,
      'text-max-width': 7,
      'text-padding': 3,
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.1,
      'text-justify': 'auto',
      'symbol-sort-key': ['-', 0, ['get', 'size']],
      'text-transform': upper ? 'uppercase' : 'none',
      'text-letter-spacing': upper ? 0.08 : 0,
    },
    paint: { 'text-color': color, 'text-halo-color': colours['map-land'], 'text-halo-width': 1.5 },
  })
  return [
    {
      id: 'land',
      type: 'fill',
      source: 'ground',
      'source-layer': 'land',
      paint: { 'fill-color': colours['map-land'], 'fill-antialias': false },
    },
    line('commune', colours['map-line'], 0.6),
    line('epci', colours['map-line'], ['interpolate', ['linear'], ['zoom'], 7, 0.7, 12, 2]),
    line('departement', colours['map-line-strong'], ['interpolate', ['linear'], ['zoom'], 5, 0.8, 10, 2]),
    line('outline', colours['map-line-strong'], 1.4),
    name('epci', 12, colours['ink-2']),
    name('departement', 13, colours['ink-2'], true),
    name('commune', ['interpolate', ['linear'], ['get', 'size'], 20, 12, 55, 17], colours.ink),
  ]
}

function pointLayers(
  colours: Palette,
  kind: MapOptions['kind'],
  ink: string,
  halo: string,
): LayerSpecification[] {
  const events = kind === 'event'
  const cluster: ExpressionSpecification = ['has', 'point_count']
  const alone: ExpressionSpecification = ['!', cluster]
  return [
    {
      id: 'clusters',
      type: 'circle',
      source: 'points',
      'source-layer': 'points',
      filter: cluster,
      paint: {
        'circle-color': events ? colours.signal : colours.ink,
        'circle-opacity': 0.92,
        'circle-stroke-width': 2,
        'circle-stroke-color': colours.card,
        'circle-radius': [
          'interpolate',
          ['linear'],
          ['log10', ['get', 'point_count']],
          0.3,
          12,
          1,
          14,
          2,
          18,
          4,
          26,
        ],
      },
    },
    {
      id: 'counts',
      type: 'symbol',
      source: 'points',
      'source-layer': 'points',
      filter: cluster,
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': strong,
        'text-size': 13,
        'text-allow-overlap': true,
        'text-padding': 10,
      },
      paint: { 'text-color': events ? colours['on-signal'] : colours.paper },
    },
    {
      id: 'organisations',
      type: 'circle',
      source: 'points',
      'source-layer': 'points',
      filter: alone,
      paint: {
        'circle-radius': events ? 10 : ['interpolate', ['linear'], ['zoom'], 6, 5, 12, 8],
        'circle-color': [
          'match',
          ['get', 'family'],
          ['culture', 'event'],
          colours.signal,
          'knowledge',
          colours.heather,
          colours.water,
        ],
        'circle-stroke-width': 2,
        'circle-stroke-color': colours.card,
      },
    },
    ...(events
      ? [
          {
            id: 'signs',
            type: 'symbol' as const,
            source: 'points',
            'source-layer': 'points',
            filter: alone,
            layout: { 'icon-image': eventSign, 'icon-allow-overlap': true },
          },
        ]
      : []),
    {
      id: 'titles',
      type: 'symbol',
      source: 'points',
      'source-layer': 'points',
      filter: alone,
      minzoom: 12,
      layout: {
        'text-field': ['get', 'title'],
        'text-font': heading,
        'text-size': 13,
        'text-anchor': 'left',
        'text-offset': [events ? 1.2 : 0.9, 0],
        'text-max-width': 12,
        'text-justify': 'left',
        'text-optional': true,
      },
      paint: { 'text-color': ink, 'text-halo-color': halo, 'text-halo-width': 1.6 },
    },
    {
      id: 'me',
      type: 'circle',
      source: 'me',
      paint: {
        'circle-radius': 8,
        'circle-color': colours.water,
        'circle-stroke-width': 4,
        'circle-stroke-color': colours.card,
      },
    },
    {
      id: 'focus',
      type: 'circle',
      source: 'focus',
      paint: {
        'circle-radius': 15,
        'circle-opacity': 0,
        'circle-stroke-width': 4,
        'circle-stroke-color': colours.signal,
      },
    },
  ]
}
