import { countOf, formatNumber } from '#platform/i18n/format.ts'
import type { MapMessages } from './fr.ts'

export const en: MapMessages = {
  title: 'Map',
  pageTitle: (region) => `Map of science organisations ${region}`,
  description: (region) =>
    `Museums, universities, digital help places, associations: where to find those who share science ${region}.`,
  found: (total) => (total === 0 ? 'No organisation' : countOf('en', total, 'organisation', 'organisations')),
  onMap: (located, total) =>
    located === total
      ? ''
      : `${countOf('en', total - located, 'organisation has', 'organisations have')} no known position: shown in the list, not on the map.`,
  results: 'Organisations found',
  inView: 'in the part of the map shown',
  search: 'What?',
  searchPlaceholder: 'astronomy, robots, museum…',
  show: 'Show',
  clear: 'Clear all',
  active: 'Filters chosen',
  remove: (label) => `Remove the filter ${label}`,
  groups: {
    type: 'Type of organisation',
    theme: 'Theme',
    audience: 'Audience',
    format: 'Format offered',
    role: 'Role in the network',
    skill: 'Skill',
    equipment: 'Equipment',
    territory: 'Territory',
  },
  whole: 'Back to the whole region',
  asList: 'See the whole list',
  embed: 'Embed this map',
  print: 'Print',
  previous: 'Previous page',
  next: 'Next page',
  pageOf: (page, pages) => `Page ${formatNumber('en', page)} of ${formatNumber('en', pages)}`,
  pagination: 'Pages of results',
  showOnMap: 'Show on the map',
  showOnMapNamed: (title) => `Show ${title} on the map`,
  none: {
    title: 'Nothing here for now',
    widen: 'Widen the search: remove a filter, or go back to the whole region.',
  },
  cluster: (count) => `${countOf('en', count, 'organisation', 'organisations')}: zoom in here`,
  families: {
    culture: (count) =>
      countOf('en', count, 'museum or place of science culture', 'museums and places of science culture'),
    knowledge: (count) =>
      countOf('en', count, 'teaching or research institution', 'teaching and research institutions'),
    relay: (count) => countOf('en', count, 'relay place or network', 'relay places and networks'),
  },
  legend: 'Key',
  legendFamilies: {
    culture: 'Museums, places of science culture',
    knowledge: 'Teaching and research',
    relay: 'Relay places, networks, others',
  },
  static: {
    title: (region) => `Map of organisations ${region}`,
    description: (located) =>
      `${countOf('en', located, 'organisation', 'organisations')} on the map. A circle with a number gathers neighbours; the list gives the same organisations.`,
  },
  mesh: {
    title: (region) => `The mesh of science organisations ${region}`,
    empty: (region) => `Outline of the region. No organisation is recorded ${region} yet.`,
    description: (parts) => `Each point is a place; each line joins two neighbours. They are ${parts}.`,
  },
  ign: {
    summary: 'Detailed base map',
    words:
      'Streets and buildings come from the French public service Géoplateforme (IGN). If you turn it on, your browser asks it for images of the area you look at, and IGN receives your IP address. Nothing is asked otherwise.',
    on: 'Turn on the IGN base map',
    off: 'Back to the Maillage base map',
    credit: '© IGN',
  },
  credit: (source) => `Outlines: ${source}`,
  live: {
    region: 'Interactive map',
    help: 'Arrows to move, + and − to zoom, Escape to close the bubble. The list beside follows the map.',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    whole: 'Whole region',
    locate: 'Around me',
    locating: 'Finding your position…',
    located: 'You are here. Your position stays in your browser.',
    denied: 'Your browser did not give your position. Allow it in its settings, or search for your town.',
    unavailable: 'Your position cannot be found for now. Search for your town instead.',
    outside: 'You are outside the area of this map.',
    follow: 'The list follows the map',
    searchHere: 'Search in this area',
    close: 'Close',
    see: 'See its page',
    many: 'organisations at the same place',
    group: 'organisations',
    broken:
      'The interactive map cannot be shown on this device. The picture and the list show the same organisations.',
    offline: 'The map could not be updated. Check your connection.',
    printed: 'Printed map',
  },
  events: {
    cluster: (count) => `${countOf('en', count, 'event', 'events')}: zoom in here`,
    title: (region) => `Map of events ${region}`,
    description: (located) =>
      `${countOf('en', located, 'event', 'events')} on the map. A circle with a number gathers neighbours; the list gives the same events.`,
    live: {
      see: 'See the event',
      many: 'events at the same place',
      group: 'events',
      broken:
        'The interactive map cannot be shown on this device. The picture and the list show the same events.',
    },
  },
  embedPage: {
    title: 'Embed the map on your site',
    lead: 'Copy this code into a page of your site: the map stays up to date, without advertising or cookie.',
    frameTitle: (region) => `Map of science organisations ${region}, by Maillage`,
    terms: 'Data free to reuse, naming its sources.',
    openData: 'See the open data',
    what: 'The map shows:',
    everything: 'every organisation',
    change: 'Choose other filters on the map',
  },
  frame: {
    open: (region) => `Open on Maillage ${region}`,
    list: (total) => `See the list (${formatNumber('en', total)})`,
  },
}
