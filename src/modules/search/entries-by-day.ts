import type { Database } from '#platform/db/connect.ts'
import { type AnswerOptions, answer } from './answer.ts'
import type { Row } from './memory.ts'
import type { Entry, EntryQuery } from './model.ts'
import { textsOf } from './texts-of.ts'

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
  const days = starts.slice(1).map(() => ({ count: 0, first: [] as Counted[] }))
  let day = 0
  for (const { at, ordinal } of memory.sessionsBetween(window.from, window.to)) {
    if (!selection.found.has(ordinal)) continue
    while (at >= (starts[day + 1] as number)) day++
    const today = days[day] as (typeof days)[number]
    today.count++
    // Beyond the first ones, only what begins in the same minute may still come before.
    if (today.first.length < shown || today.first.at(-1)?.minute === at)
      today.first.push({ begin: exactBegin(memory.get(ordinal), today.first, at), minute: at, ordinal })
  }
  for (const { first } of days) {
    first.sort((a, b) => a.begin - b.begin || a.ordinal - b.ordinal)
    first.splice(shown)
  }
  const wanted = [...new Set(days.flatMap((day) => day.first.map((each) => each.ordinal)))]
  const entries = new Map(
    (await textsOf(db, memory, wanted)).map(({ ordinal, ...entry }) => [ordinal, entry]),
  )
  return days.map(({ count, first }) => ({
    count,
    first: first.flatMap(({ begin, ordinal }) => {
      const entry = entries.get(ordinal)
      return entry ? [{ begin: new Date(begin), entry }] : []
    }),
  }))
}

type Counted = { begin: number; minute: number; ordinal: number }

/** When the next session of an entry in a minute begins: several may, in several places. */
function exactBegin(row: Row | undefined, before: Counted[], minute: number): number {
  const same = before.filter((each) => each.minute === minute && each.ordinal === row?.ordinal).length
  const begins = (row?.times ?? []).filter(
    (time, at) => at % 2 === 0 && time >= minute && time < minute + 60_000,
  )
  return begins[same] ?? minute
}
