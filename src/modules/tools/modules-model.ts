/** A part of a tool that may travel without the others. Its number stays with it through its names. */
export type ToolModule = { number: number; name: string }

/** What is asked for, lent or taken of a tool: the numbers of its modules; null: all of it, the parts of no module included. */
export type Modules = readonly number[] | null

/** The number that stands for the parts of no module. */
export const outsideModules = 0

/** Whether two things taken of one copy have a module in common. */
export const modulesMeet = (one: Modules, other: Modules): boolean =>
  one === null || other === null || one.some((number) => other.includes(number))

/** Modules as PostgreSQL writes a multirange of their numbers. */
export const multirangeOf = (modules: Modules): string =>
  modules === null ? '{(,)}' : `{${modules.map((number) => `[${number},${number}]`).join(',')}}`

/** The modules that parts belong to, in the order of the parts. */
export function modulesIn(parts: { module: string | null; moduleNumber: number | null }[]): ToolModule[] {
  const found = new Map<number, string>()
  for (const { module, moduleNumber } of parts)
    if (module !== null && moduleNumber !== null && !found.has(moduleNumber)) found.set(moduleNumber, module)
  return [...found].map(([number, name]) => ({ number, name }))
}

/**
 * The modules that somebody asks for among those there are: all of them are the whole. `undefined` when one is not there, or none is named.
 */
export function askedModules(numbers: readonly number[], there: ToolModule[]): Modules | undefined {
  const asked = [...new Set(numbers)].toSorted((a, b) => a - b)
  if (asked.length === 0 || !asked.every((number) => there.some((each) => each.number === number)))
    return undefined
  return asked.length === there.length ? null : asked
}

/** The parts that leave with some modules; those of no module leave with the whole alone. */
export const partsOfModules = <Part extends { moduleNumber: number | null }>(
  parts: Part[],
  modules: Modules,
): Part[] =>
  modules === null
    ? parts
    : parts.filter(({ moduleNumber }) => moduleNumber !== null && modules.includes(moduleNumber))

const same = (name: string) => name.toLocaleLowerCase('fr').replaceAll(/\s+/g, ' ')

type NamedPart = { id?: string; module: string | null }

/**
 * Gives the modules that parts name their numbers: a name keeps its own, whatever its case. A module is renamed, and keeps its number, when all the parts it had that
 * are still there bear one name that is new. Others take numbers that no module ever had.
 * @param known every module the tool ever had
 * @param before the parts it has
 * @returns the modules there are from now on, and the number of each part, in order
 */
export function numberModules(
  known: ToolModule[],
  before: NamedPart[],
  parts: NamedPart[],
): { modules: ToolModule[]; numbers: (number | null)[] } {
  const byName = new Map(known.map((each) => [same(each.name), each.number]))
  const named = new Set(parts.flatMap(({ module }) => (module === null ? [] : [same(module)])))
  for (const { name, number } of known) {
    if (named.has(same(name))) continue
    const stayed = parts.filter(({ id }) =>
      before.some((part) => part.id === id && id !== undefined && part.module === name),
    )
    const [now] = stayed
    const isRenamed = now?.module != null && stayed.every(({ module }) => module === now.module)
    if (isRenamed && now.module !== null && !byName.has(same(now.module)))
      byName.set(same(now.module), number)
  }
  let last = Math.max(0, ...known.map(({ number }) => number))
  const modules = new Map<number, string>()
  const numbers = parts.map(({ module }) => {
    if (module === null) return null
    const number = byName.get(same(module)) ?? ++last
    byName.set(same(module), number)
    if (!modules.has(number)) modules.set(number, module)
    return number
  })
  return { modules: [...modules].map(([number, name]) => ({ number, name })), numbers }
}
