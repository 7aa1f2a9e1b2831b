import type { Run } from '../model.ts'

/** Numbers to units of a drawing; all the same ones stand in the middle. */
export function scaleOf(values: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (high === low) return () => Math.round((from + to) / 2)
  return (value) => Math.round((from + ((value - low) / (high - low)) * (to - from)) * 10) / 10
}

/** Round numbers that hold some values, three to six of them: 1, 2 or 5 times a power of ten apart. */
export function roundTicks(values: readonly number[]): number[] {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = high - low || Math.abs(high) || 1
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((each) => each * power >= rough) ?? 10) * power
  const first = Math.floor(low / step)
  const last = Math.max(Math.ceil(high / step), first + 1)
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
}

/** The path of a run of years. */
export function linePath(run: Run, x: (year: number) => number, y: (value: number) => number): string {
  return `M${run.map(({ year, cell }) => `${x(year)} ${y(cell.value ?? 0)}`).join('L')}`
}
