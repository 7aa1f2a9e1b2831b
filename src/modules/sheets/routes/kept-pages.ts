import { LRUCache } from 'lru-cache'
import { searchRevision } from '#modules/search/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Crumb } from '#ui/page.tsx'

/** The content of a sheet as HTML, the same for everybody, and what the page around it says. */
export type KeptPage = { html: string; name: string; crumbs: Crumb[] }

// A sheet weighs about 100 kB: those of every EPCI stay.
const keptCharacters = 12_000_000
/** What begins or ends meanwhile is told this late, in milliseconds. */
const asLate = 600_000

const pages = new WeakMap<Database, LRUCache<string, KeptPage>>()

/** A sheet that was made already, as long as nothing public changes and ten minutes at most; else made now. */
export async function keptPage(
  db: Database,
  { name, now }: { name: string; now: Date },
  make: () => Promise<KeptPage>,
): Promise<KeptPage> {
  const kept =
    pages.get(db) ??
    new LRUCache<string, KeptPage>({ maxSize: keptCharacters, sizeCalculation: ({ html }) => html.length })
  pages.set(db, kept)
  const key = `${name} ${await searchRevision(db)} ${Math.floor(now.getTime() / asLate)}`
  const before = kept.get(key)
  if (before) return before
  const made = await make()
  kept.set(key, made)
  return made
}
