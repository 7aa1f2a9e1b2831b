/** A repeatable stream of numbers in [0, 1): mulberry32, so that two runs load the same data. */
export function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Picks a commune as people are spread: by the square root of its population. */
export function communePicker<T extends { population: number }>(
  communes: T[],
  random: () => number,
): () => T {
  const cumulated: number[] = []
  for (const commune of communes) cumulated.push((cumulated.at(-1) ?? 0) + Math.sqrt(commune.population + 1))
  const total = cumulated.at(-1) ?? 0
  return () => communes[lowerBound(cumulated, random() * total)] as T
}

function lowerBound(sorted: number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}
