/** Half of a year, cut where a season begins: January to August, September to December. What every count is made of. */
export type Half = { year: number; autumn: boolean }

/** What a page counts: everything, a calendar year, or a season from September to August, by the year it begins. */
export type Period = { kind: 'all' } | { kind: 'year'; year: number } | { kind: 'season'; year: number }

export const everything: Period = { kind: 'all' }

/** `tout`, `2026`, `2025-2026`: how addresses and files name a period. */
export function periodCode(period: Period): string {
  if (period.kind === 'all') return 'tout'
  return period.kind === 'year' ? String(period.year) : `${period.year}-${period.year + 1}`
}

/** The period of an address; everything when it makes no sense. */
export function parsePeriod(text: string | null | undefined): Period {
  const [, first, second] = /^(\d{4})(?:-(\d{4}))?$/.exec(text ?? '') ?? []
  if (first === undefined) return everything
  const year = Number(first)
  if (second === undefined) return { kind: 'year', year }
  return Number(second) === year + 1 ? { kind: 'season', year } : everything
}

/** The season that a half belongs to, by the year it begins. */
export const seasonOf = ({ year, autumn }: Half): number => (autumn ? year : year - 1)

/** Whether a half of a year is counted in a period. */
export function inPeriod(period: Period, half: Half): boolean {
  if (period.kind === 'all') return true
  return period.year === (period.kind === 'year' ? half.year : seasonOf(half))
}

/** The periods that some halves fall in: everything, seasons, years, the latest first. */
export function periodsOf(halves: Iterable<Half>): Period[] {
  const [years, seasons] = [new Set<number>(), new Set<number>()]
  for (const half of halves) {
    years.add(half.year)
    seasons.add(seasonOf(half))
  }
  const latest = (all: Set<number>) => [...all].sort((a, b) => b - a)
  return [
    everything,
    ...latest(seasons).map((year): Period => ({ kind: 'season', year })),
    ...latest(years).map((year): Period => ({ kind: 'year', year })),
  ]
}
