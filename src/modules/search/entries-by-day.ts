import type { Database } from '#platform/db/connect.ts'
import { type AnswerOptions, answer } from './answer.ts'
import type { Entry, EntryQuery } from './model.ts'
import { readEntries } from './store.ts'

/** How many sessions begin on a day (or any other stretch of time), and the first of them with their entries. */
export type DayOfEntries = { count: number; first: { begin: Date; entry: Entry }[] }

/**
 * The sessions of an answer by the day on which they begin. Counted in memory; only the texts of the first ones are read.
 * @param starts when each day begins, in milliseconds, and when the last one ends
 * @param shown most sessions told of a day
 */
export async function entriesByDay(
  db: Database,
  query: EntryQuery,
  options: Pick<AnswerOptions, 'kinds'> & { starts: number[]; shown: number },
): Promise<DayOfEntries[]> {
  const { kinds, starts, shown } = options
  const window = { from: starts[0] as number, to: starts.at(-1) as number }
  const { memory, selection } = await answer(db, query, { kinds, window })
  const days = starts.slice(1).map(() => ({ count: 0, first: [] as { begin: number; ordinal: number }[] }))
  for (const ordinal of selection.found.values()) {
    const times = memory.get(ordinal)?.times ?? []
    for (let at = 0; at < times.length; at += 2) {
      const begin = times[at] as number
      const day = begin < window.from ? undefined : days[starts.findIndex((start) => start > begin) - 1]
      if (day) addTo(day, { begin, ordinal }, shown)
    }
  }
  const wanted = [...new Set(days.flatMap((day) => day.first.map((each) => each.ordinal)))]
  const entries = new Map(
    (wanted.length > 0 ? await readEntries(db, wanted, null) : []).map(({ ordinal, ...entry }) => [
      ordinal,
      entry,
    ]),
  )
  return days.map(({ count, first }) => ({
    count,
    first: first.flatMap(({ begin, ordinal }) => {
      const entry = entries.get(ordinal)
      return entry ? [{ begin: new Date(begin), entry }] : []
    }),
  }))
}

type Counted = { begin: number; ordinal: number }

function addTo(day: { count: number; first: Counted[] }, session: Counted, shown: number): void {
  day.count++
  day.first.push(session)
  day.first.sort((a, b) => a.begin - b.begin || a.ordinal - b.ordinal)
  if (day.first.length > shown) day.first.pop()
}
