import { LRUCache } from 'lru-cache'
import type { Database } from '#platform/db/connect.ts'
import type { Crumb } from '#ui/page.tsx'

/** The content of a sheet as HTML, the same for everybody, and what the page around it says. */
export type KeptPage = { html: string; name: string; crumbs: Crumb[] }

// A sheet weighs about 100 kB: those of every EPCI stay.
const keptCharacters = 12_000_000

type Kept = { pages: LRUCache<string, KeptPage>; making: Map<string, Promise<KeptPage>> }
const ofDatabase = new WeakMap<Database, Kept>()

/** A sheet that was made already, as long as nothing changes; else made now, once for all who ask meanwhile. `name` says which one, `key` when. */
export function keptPage(
  db: Database,
  { name, key }: { name: string; key: string },
  make: () => Promise<KeptPage>,
): Promise<KeptPage> {
  const { pages, making } = keptOf(db)
  const whole = `${name} ${key}`
  const before = pages.get(whole)
  if (before) return Promise.resolve(before)
  const made =
    making.get(whole) ??
    make()
      .then((page) => {
        pages.set(whole, page)
        return page
      })
      .finally(() => making.delete(whole))
  making.set(whole, made)
  return made
}

function keptOf(db: Database): Kept {
  const known = ofDatabase.get(db) ?? {
    pages: new LRUCache<string, KeptPage>({
      maxSize: keptCharacters,
      sizeCalculation: ({ html }) => html.length,
    }),
    making: new Map(),
  }
  ofDatabase.set(db, known)
  return known
}
