import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Logger } from 'pino'
import type { Database } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'
import { createSearcher, type Searcher } from '#platform/optimiser/search-apart.ts'
import type { Sites, SitesTask } from './sites-model.ts'

/** What is known of a question: its answer, or how far the search is; `first` is a good choice without its proof. */
export type SitesState =
  | { state: 'found'; sites: Sites }
  | { state: 'searching'; first: Sites | null; seconds: number; ahead: number }

const searchSeconds = 20
/** Searches that wait for their turn, and seconds to read the task, beyond those of the search. */
const limits = { waiting: 3, grace: 20 }

type Search = { began: number; first: () => Sites | null; found: Promise<Sites> }
type Siter = {
  searcher: Searcher<SitesTask, Sites>
  found: LRUCache<string, Sites>
  underWay: Map<string, Search>
}
const siters = new WeakMap<Database, Siter>()

/**
 * The best new places, searched in a process of its own and kept by all that the answer depends on: everybody who asks the same, the same day or as long as places and
 * people stay, shares one search. Waits for it `patience` milliseconds at most.
 * @param count is called before a new search begins: it may refuse
 * @throws AppError busy when too many searches wait, or when nothing was found in time
 */
export async function searchSitesOnce(
  db: Database,
  log: Logger,
  task: SitesTask,
  { patience, count, clock }: { patience: number; count: () => void; clock: () => number },
): Promise<SitesState> {
  const siter = siters.get(db) ?? {
    searcher: createSearcher<SitesTask, Sites>(log, entry, limits),
    found: new LRUCache<string, Sites>({ max: 200 }),
    underWay: new Map<string, Search>(),
  }
  siters.set(db, siter)
  const key = keyOf(task)
  const known = siter.found.get(key)
  if (known) return { state: 'found', sites: known }
  const search = siter.underWay.get(key) ?? begin(siter, key, task, { count, clock })
  const sites = await Promise.race([search.found, later(patience)])
  if (sites) return { state: 'found', sites }
  const ahead = [...siter.underWay.keys()].indexOf(key)
  return { state: 'searching', first: search.first(), seconds: (clock() - search.began) / 1000, ahead }
}

function begin(
  siter: Siter,
  key: string,
  task: SitesTask,
  { count, clock }: { count: () => void; clock: () => number },
): Search {
  if (siter.underWay.size > limits.waiting) throw new AppError('busy')
  count()
  let first: Sites | null = null
  const found = siter.searcher
    .search(task, {
      seconds: searchSeconds,
      onFirst: (sites) => {
        first = sites
      },
    })
    .then((sites) => {
      siter.found.set(key, sites)
      return sites
    })
    .finally(() => siter.underWay.delete(key))
  // Whoever waits is told; perhaps nobody waits.
  found.catch(() => {})
  const search = { began: clock(), first: () => first, found }
  siter.underWay.set(key, search)
  return search
}

/** All that an answer depends on. */
function keyOf({ aim, sites, radius, points, people, distances }: SitesTask): string {
  return createHash('sha256')
    .update(`${aim} ${sites} ${aim === 'reach' ? radius : ''} `)
    .update(Float64Array.from(points, ({ lon }) => lon))
    .update(Float64Array.from(points, ({ lat }) => lat))
    .update(people)
    .update(distances)
    .digest('base64')
}

const later = (milliseconds: number): Promise<null> =>
  new Promise((resolve) => setTimeout(() => resolve(null), milliseconds).unref())

// The bundle holds the process beside this file as .js; from sources, Node strips the types itself.
const entry = new URL(
  import.meta.url.endsWith('.ts') ? './siting-process.ts' : './siting-process.js',
  import.meta.url,
)
