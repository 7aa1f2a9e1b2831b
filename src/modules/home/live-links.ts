import { parseQuery } from '#modules/search/index.ts'

type Link = { href: string; label: string }
/** A link with the number of actors it leads to, null when it is not a filtered directory. */
export type LiveLink = Link & { count: number | null }

/** Leaves out the links to a filtered directory, to the people who speak to the agenda or to the tools, that would show nothing. `facets` counts actors: `type:museum` → 89. */
export function liveLinks(links: Link[], facets: Record<string, number>): LiveLink[] {
  return links
    .map((link) => ({ ...link, count: actorsBehind(link.href, facets) }))
    .filter((link) => link.count !== 0)
}

/** The links of a door on the home page: those of each person in turn, without double. */
export function doorLinks(people: { links: Link[] }[], facets: Record<string, number>): LiveLink[] {
  const lists = people.map((person) => liveLinks(person.links, facets))
  const longest = Math.max(...lists.map((list) => list.length))
  const inTurn = Array.from({ length: longest }, (_, index) =>
    lists.flatMap((list) => list[index] ?? []),
  ).flat()
  return [...new Map(inTurn.map((link) => [link.href, link])).values()]
}

function actorsBehind(href: string, facets: Record<string, number>): number | null {
  const url = new URL(href, 'http://local')
  if (url.pathname === '/experts') return facets['kind:expert'] ?? 0
  if (url.pathname === '/outils') return facets['kind:tool'] ?? 0
  if (url.pathname === '/agenda') return facets['kind:event'] ?? 0
  if (url.pathname !== '/annuaire' || !url.search) return null
  const filters = Object.entries(parseQuery(url.searchParams).facets).flatMap(([group, values]) =>
    values.map((value) => `${group}:${value}`),
  )
  return filters.length === 1 ? (facets[filters[0] as string] ?? 0) : null
}
