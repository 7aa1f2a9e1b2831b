/**
 * Which slices of a table may be shown beside the whole of it. A reader may add and take away what is shown: the whole less some slices leaves the sum of the
 * others, so each slice shown, and the rest that is not, must have nobody or at least `threshold` people in every cell. Slices are left out, the smallest
 * first, until that holds. The whole must itself have no small cell.
 * @param slices by name, each of them the counts of the same cells
 * @returns names of those that may be shown
 */
export function publishableSlices(
  slices: ReadonlyMap<string, readonly number[]>,
  threshold: number,
): Set<string> {
  const fine = (cells: readonly number[]) => cells.every((count) => count === 0 || count >= threshold)
  const add = (lists: (readonly number[])[]) =>
    (lists[0] ?? []).map((_, at) => lists.reduce((sum, list) => sum + (list[at] ?? 0), 0))
  const size = (name: string) => (slices.get(name) ?? []).reduce((sum, each) => sum + each, 0)
  if (!fine(add([...slices.values()]))) return new Set()
  const shown = new Set([...slices].filter(([, cells]) => fine(cells)).map(([name]) => name))
  const order = [...shown].sort((a, b) => size(a) - size(b) || (a < b ? -1 : 1))
  const rest = () => add([...slices].filter(([name]) => !shown.has(name)).map(([, cells]) => cells))
  for (const name of order) {
    if (fine(rest())) break
    shown.delete(name)
  }
  return shown
}
