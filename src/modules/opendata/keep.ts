import type { Database } from '#platform/db/connect.ts'
import { readVersion } from './store.ts'

const kept = new WeakMap<Database, { version: string; answers: Map<string, Promise<unknown>> }>()

/** What `make` finds in the database, kept in memory until the open data change. One small query when it is known. */
export async function keep<T>(db: Database, name: string, make: () => Promise<T>): Promise<T> {
  const version = await readVersion(db)
  let known = kept.get(db)
  if (known?.version !== version) {
    known = { version, answers: new Map() }
    kept.set(db, known)
  }
  const { answers } = known
  const answer = (answers.get(name) as Promise<T> | undefined) ?? make()
  answers.set(name, answer)
  answer.catch(() => answers.delete(name))
  return answer
}
