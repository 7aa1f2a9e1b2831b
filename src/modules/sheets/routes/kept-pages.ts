import { LRUCache } from 'lru-cache'
import type { Database } from '#platform/db/connect.ts'
import type { Crumb } from '#ui/page.tsx'

/** The content of a sheet as HTML, the same for everybody, and what the page around it says. */
export type KeptPage = { html: string; name: string; crumbs: Crumb[] }

// A sheet weighs about 100 kB: those of every EPCI stay.
const keptCharacters = 12_000_000
const pages = new WeakMap<Database, LRUCache<string, KeptPage>>()

/** A sheet that was made already, as long as nothing changes; else made now. `name` says which one, `key` when. */
export async function keptPage(
  db: Database,
  { name, key }: { name: string; key: string },
  make: () => Promise<KeptPage>,
): Promise<KeptPage> {
  const kept =
    pages.get(db) ??
    new LRUCache<string, KeptPage>({ maxSize: keptCharacters, sizeCalculation: ({ html }) => html.length })
  pages.set(db, kept)
  const whole = `${name} ${key}`
  const before = kept.get(whole)
  if (before) return before
  const made = await make()
  kept.set(whole, made)
  return made
}
