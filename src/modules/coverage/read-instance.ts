import { type Siting, sitingOf } from './siting-model.ts'

/**
 * An uncapacitated p-median problem of the OR-Library (J. E. Beasley, 1985): every node is a demand and a candidate. `distances` is by rows, shortest paths.
 */
export type Instance = { nodes: number; places: number; distances: Float64Array }

/**
 * Reads a file of that format: `n edges p`, then edges `i j cost` numbered from one; undirected, a repeated edge is overwritten by the last.
 * @throws Error when it is not such a file
 */
export function readInstance(text: string): Instance {
  const numbers = text.trim().split(/\s+/).map(Number)
  const [nodes = 0, edges = 0, places = 0] = numbers
  const whole = [nodes, edges, places].every((each) => Number.isInteger(each) && each > 0)
  if (!whole || places > nodes || nodes > 5000)
    throw new Error('Not a p-median file: it begins with « nodes edges p ».')
  if (numbers.length < 3 + 3 * edges)
    throw new Error(`Not a p-median file: it tells ${edges} edges and holds fewer.`)
  const distances = new Float64Array(nodes * nodes).fill(Infinity)
  for (let edge = 0; edge < edges; edge++) {
    const [i = 0, j = 0, cost = -1] = numbers.slice(3 + 3 * edge, 6 + 3 * edge)
    if (
      ![i, j].every((each) => Number.isInteger(each) && each >= 1 && each <= nodes) ||
      !Number.isInteger(cost) ||
      cost < 0
    )
      throw new Error(`Not a p-median file: edge ${edge + 1} is « ${i} ${j} ${cost} ».`)
    distances[(i - 1) * nodes + j - 1] = cost
    distances[(j - 1) * nodes + i - 1] = cost
  }
  for (let i = 0; i < nodes; i++) distances[i * nodes + i] = 0
  shortestPaths(distances, nodes)
  if (distances.includes(Infinity)) throw new Error('Nodes of this file cannot all be reached.')
  return { nodes, places, distances }
}

/** Floyd (1962), Warshall: every pair, in place. */
function shortestPaths(distances: Float64Array, nodes: number): void {
  for (let by = 0; by < nodes; by++)
    for (let i = 0; i < nodes; i++) {
      const first = distances[i * nodes + by] as number
      if (first === Infinity) continue
      for (let j = 0; j < nodes; j++) {
        const length = first + (distances[by * nodes + j] as number)
        if (length < (distances[i * nodes + j] as number)) distances[i * nodes + j] = length
      }
    }
}

/** The instance as a siting: what a node gains is its farthest distance less its own, so that cost = `worst` − gain. */
export function sitingOfInstance({ nodes, places, distances }: Instance): { siting: Siting; worst: number } {
  let worst = 0
  const demands = Array.from({ length: nodes }, (_, d) => {
    const own = distances.subarray(d * nodes, (d + 1) * nodes)
    const farthest = own.reduce((most, each) => Math.max(most, each), 0)
    worst += farthest
    return own.map((each) => farthest - each)
  })
  return { siting: sitingOf(places, nodes, demands), worst }
}
