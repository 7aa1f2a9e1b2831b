/** What is wished or taken of a copy: the numbers of its modules; null: all of it. */
export type Modules = readonly number[] | null

/** Whether two things taken of one copy have a module in common: they cannot be on the same days. */
export const modulesMeet = (one: Modules, other: Modules): boolean =>
  one === null || other === null || one.some((number) => other.includes(number))

/** The same for the same modules, and for these alone. */
export const modulesKey = (modules: Modules): string =>
  modules === null ? 'all' : [...modules].sort((a, b) => a - b).join(' ')

/**
 * Modules as the parts of a copy that wishes tell apart, small numbers from 0: those that always go together are one part, and what no wish names is
 * part 0. Two wishes have a part in common exactly when they have a module in common.
 */
export function partsApart(wishes: { modules: Modules }[]): {
  count: number
  of: (modules: Modules) => number[]
} {
  const sets = wishes.map(({ modules }) => modules)
  const named = [...new Set(sets.flatMap((modules) => modules ?? []))].sort((a, b) => a - b)
  const parts = new Map([['', 0]])
  const partOf = new Map<number, number>()
  for (const number of named) {
    const where = sets.flatMap((modules, at) => (modules?.includes(number) ? [at] : [])).join(' ')
    const part = parts.get(where) ?? parts.size
    parts.set(where, part)
    partOf.set(number, part)
  }
  const all = [...parts.values()]
  const of = (modules: Modules) =>
    modules === null ? all : [...new Set(modules.flatMap((number) => partOf.get(number) ?? []))]
  return { count: parts.size, of }
}
