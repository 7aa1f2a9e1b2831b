import { today } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { keptReading } from './kept-reading.ts'
import { byUrgency, type CopyLife, type Wear, wearOf } from './wear-model.ts'
import { readLives } from './wear-store.ts'

/** The wear of copies, the most urgent first, and when their lives were read. */
export type ReadWear = { wears: Wear[]; at: Date }

/** The lives of all copies, as they are kept. */
export const readAllLives = (db: Database, now: Date): Promise<CopyLife[]> => readLives(db, null, today(now))

/** What was worked out of lives that are kept. */
const made = new WeakMap<CopyLife[], Wear[]>()

/** The wear of the copies of some organisations (null: of all). */
export async function getWear(
  db: Database,
  organisations: readonly string[] | null,
  now: Date,
): Promise<ReadWear> {
  const { value: lives, at } =
    organisations === null
      ? await keptReading(db, 'wear 1', now, () => readAllLives(db, now))
      : { value: await readLives(db, organisations, today(now)), at: now }
  const wears = made.get(lives) ?? lives.map((life) => wearOf(life, today(at))).sort(byUrgency)
  made.set(lives, wears)
  return { wears, at }
}
