/**
 * Which module may call which, through its `index.ts`. No cycle. dependency-cruiser holds the code to it.
 * Modules at the end mix what the others offer: they stand on the top floor.
 */
export const graph = {
  journal: [],
  cases: ['journal'],
  settings: ['journal'],
  accounts: ['journal', 'settings'],
  search: [],
  territories: ['search'],
  directory: ['territories', 'search', 'journal', 'cases', 'accounts'],
  contribution: ['directory', 'agenda', 'territories', 'search', 'accounts', 'cases', 'journal', 'settings'],
  experts: ['directory', 'territories', 'search', 'accounts', 'journal'],
  agenda: ['directory', 'territories', 'search', 'accounts', 'journal', 'cases', 'settings'],
  tools: ['directory', 'territories', 'search', 'accounts', 'journal'],
  announcing: ['agenda', 'directory', 'accounts'],
  harvest: ['agenda', 'directory', 'territories', 'accounts', 'journal', 'settings'],
  seasons: ['agenda'],
  imports: ['directory', 'accounts', 'journal'],
  moderation: ['cases', 'directory', 'agenda', 'contribution', 'territories', 'accounts', 'journal'],
  administration: ['accounts', 'journal', 'settings', 'cases', 'directory'],
  map: ['territories', 'search', 'directory'],
  vocabularies: ['directory', 'experts'],
  writing: ['directory', 'contribution', 'agenda', 'experts', 'moderation', 'accounts', 'journal', 'cases'],
  opendata: ['territories', 'search', 'directory', 'agenda', 'experts', 'tools', 'writing'],
  sheets: ['territories', 'search', 'directory', 'map'],
  home: ['territories', 'search', 'directory', 'map', 'settings'],
} as const satisfies Record<string, readonly string[]>
