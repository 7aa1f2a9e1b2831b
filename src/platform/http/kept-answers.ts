import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import type { Env, Services } from './env.ts'
import { takesGzip } from './whole.ts'

/** Bytes of answers kept by a process, as they are sent: those of the sheets of a region's EPCI in both languages, and more. */
const keptBytes = 12_000_000

type Kept = { body: Uint8Array<ArrayBuffer>; headers: Record<string, string>; csp: Record<string, string> }
type Answers = { kept: LRUCache<string, Kept>; making: Map<string, Promise<Kept | null>> }

const ofServices = new WeakMap<Services, Answers>()

/**
 * Answers a page that is the same for every visitor: made once, also for those who ask meanwhile, then sent again as it was, compressed, as long as nothing that
 * it says has changed. Whoever signed in has theirs made.
 * @param revision changes with everything the page reads beside its address, its language and the face of the site: revisions of the data, the day
 * @param make gives the page; what is no plain success is not kept. Its text must not depend on who asks, nor hold the nonce of a request
 */
export async function keptAnswer(
  c: Context<Env>,
  revision: string,
  make: () => Promise<Response>,
): Promise<Response> {
  if (c.get('actor').kind !== 'visitor' || c.req.method !== 'GET' || !takesGzip(c)) return make()
  const { kept, making } = answersOf(c.get('services'))
  const key = JSON.stringify([revision, c.get('origin'), c.get('lang'), c.get('localUrl'), c.get('site')])
  const before = kept.get(key)
  if (before) return again(c, before)
  const meanwhile = making.get(key)
  const made = meanwhile && (await meanwhile)
  if (made) return again(c, made)
  const answer = make()
  const keeping = answer.then((it) => copyOf(c, it)).catch(() => null)
  making.set(key, keeping)
  const copy = await keeping
  making.delete(key)
  if (copy) kept.set(key, copy)
  return copy ? again(c, copy) : answer
}

function again(c: Context<Env>, { body, headers, csp }: Kept): Response {
  Object.assign(c.get('csp'), csp)
  return c.body(body, 200, headers)
}

/** An answer whose bytes may be sent to others; null when it is not one. */
async function copyOf(c: Context<Env>, answer: Response): Promise<Kept | null> {
  if (answer.status !== 200 || answer.headers.has('set-cookie')) return null
  return {
    headers: Object.fromEntries(answer.headers),
    csp: { ...c.get('csp') },
    body: new Uint8Array(await answer.arrayBuffer()),
  }
}

function answersOf(services: Services): Answers {
  const known = ofServices.get(services) ?? {
    kept: new LRUCache<string, Kept>({
      maxSize: keptBytes,
      sizeCalculation: ({ body }, key) => body.length + key.length,
    }),
    making: new Map(),
  }
  ofServices.set(services, known)
  return known
}
