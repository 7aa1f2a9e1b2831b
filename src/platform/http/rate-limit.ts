import { createHash, randomBytes } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { AppError } from '../errors.ts'

/** Counts what one visitor does in a window; each process counts for itself. */
export type RateLimiter = {
  /**
   * Counts one act.
   * @param act what is limited: `report`, `sign-in`…
   * @param visitor network address; only a salted hash is kept, in memory, until the window ends
   * @throws AppError too_many beyond `limit` acts per `seconds`
   */
  count: (act: string, visitor: string, limit: number, seconds: number) => void
}

/** A limiter of its own salt: nothing it holds can be traced to an address once the process ends. */
export function createRateLimiter(now: () => Date): RateLimiter {
  const salt = randomBytes(16)
  const windows = new LRUCache<string, { count: number; until: number }>({ max: 50_000 })
  return {
    count: (act, visitor, limit, seconds) => {
      const key = createHash('sha256').update(salt).update(act).update('\0').update(visitor).digest('base64')
      const time = now().getTime()
      const open = windows.get(key)
      const window = open && open.until > time ? open : { count: 0, until: time + seconds * 1000 }
      window.count++
      windows.set(key, window)
      if (window.count > limit) throw new AppError('too_many')
    },
  }
}
