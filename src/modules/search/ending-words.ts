/** The last year that a thing may be asked about by its end. */
const lastYear = 2199

/**
 * When a thing ends, as words of the index (UTC): its year and its month; `ends:never` without an end. Most of a long-lived agenda is over,
 * and what is over need not be read to be left out.
 */
export function endingWords(end: number | null): string[] {
  if (end === null) return ['ends:never']
  const moment = new Date(end).toISOString()
  return [`ends:${moment.slice(0, 4)}`, `ends:${moment.slice(0, 7)}`]
}

/** What is not over for more than a day, and perhaps a little more, as a tsquery: months of this year, then years. */
export function notOver(now: Date): string {
  const [year = 0, month = 0] = new Date(now.getTime() - 86_400_000).toISOString().split('-').map(Number)
  const months = Array.from(
    { length: 13 - month },
    (_, at) => `${year}-${String(month + at).padStart(2, '0')}`,
  )
  const years = Array.from({ length: Math.max(lastYear - year, 0) }, (_, at) => `${year + 1 + at}`)
  return ['never', ...months, ...years].map((when) => `'ends:${when}'`).join('|')
}
