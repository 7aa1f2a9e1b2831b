/**
 * Which module may call which, through its `index.ts`. No cycle. dependency-cruiser holds the code to it.
 * Modules at the end mix what the others offer: they stand on the top floor.
 */
export const graph = {
  territories: ['search'],
  search: [],
  directory: ['territories', 'search'],
  map: ['territories', 'search', 'directory'],
  opendata: ['territories', 'search', 'directory'],
  sheets: ['territories', 'search', 'directory', 'map'],
  home: ['territories', 'search', 'directory', 'map'],
} as const satisfies Record<string, readonly string[]>
