import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { Memory } from './memory.ts'
import { changesAfter, readLabels, readRevision, removalsAfter } from './store.ts'

const batch = 4000
const memories = new WeakMap<Database, { memory: Memory; loading: Promise<void> | null }>()

/** The memory of a database, perhaps late on it: see `currentMemory`. */
function holderOf(db: Database) {
  let holder = memories.get(db)
  if (!holder) {
    holder = { memory: new Memory(), loading: null }
    memories.set(db, holder)
  }
  return holder
}

/** The memory as it stands, without asking the database whether it moved. */
export function memoryOf(db: Database): Memory {
  return holderOf(db).memory
}

/**
 * The memory in step with the database: one small query when nothing changed, else what changed is read.
 * @param revision the database's revision when the caller has just read it
 */
export async function currentMemory(db: Database, revision?: number): Promise<Memory> {
  const holder = holderOf(db)
  const target = revision ?? (await readRevision(db))
  while (holder.memory.revision < target) {
    holder.loading ??= catchUp(db, holder.memory).finally(() => {
      holder.loading = null
    })
    await holder.loading
  }
  return holder.memory
}

/** Reads what changed, by keyset pages so that neither the database nor the process is held for long. */
async function catchUp(db: Database, memory: Memory): Promise<void> {
  const first = memory.revision < 0
  const target = await readRevision(db)
  const removed = await removalsAfter(db, memory.revision)
  const labels = await readLabels(db)
  let after: { revision: number; ordinal: number } = { revision: memory.revision, ordinal: 2 ** 31 - 1 }
  for (;;) {
    const rows = await changesAfter(db, after.revision, after.ordinal, batch, first)
    for (const row of rows) memory.put(row)
    const last = rows.at(-1)
    if (rows.length < batch || !last) break
    after = last
  }
  for (const ordinal of removed) memory.remove(ordinal)
  memory.labels = new Map(labels.map((label) => [label.facet, label]))
  memory.words.setExtra(labels.flatMap((label) => [fold(label.labelFr), fold(label.labelEn)]))
  memory.changed()
  memory.revision = target
}

/** Reads what the first question would wait for: to be called when the server starts. */
export async function prepareSearch(db: Database): Promise<void> {
  const memory = await currentMemory(db)
  memory.ordered('name')
}
