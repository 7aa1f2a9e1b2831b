/**
 * The service worker of one check-in, or one condition report (its scope is that page's address): answers the page and what it needs when there is no network. What it
 * keeps stands in a cache named after the page and the moment until which it may be kept; past it, the cache goes and so does the worker.
 */
type Waiting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Asked = Waiting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Told = Waiting & {
  data: { keep?: string[]; until?: number }
  source: { postMessage: (message: unknown) => void } | null
}
const worker = self as unknown as {
  registration: ServiceWorkerRegistration
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: (type: string, listen: (event: never) => void) => void
}

const page = new URL(worker.registration.scope).pathname
const prefix = `maillage-pointage ${page} `
// A network that is there but answers nothing is as good as none.
const patience = 4000

/** The cache of this page, unless its time is over: then it is deleted. */
async function kept(): Promise<Cache | null> {
  const name = (await caches.keys()).find((each) => each.startsWith(prefix))
  if (!name) return null
  if (Number(name.slice(prefix.length)) > Date.now()) return caches.open(name)
  await caches.delete(name)
  await worker.registration.unregister()
  return null
}

async function keep(addresses: string[], until: number): Promise<void> {
  const name = prefix + until
  const names = await caches.keys()
  const before = names.filter((each) => each.startsWith(prefix) && each !== name)
  const cache = await caches.open(name)
  try {
    await cache.addAll([page, ...addresses])
  } catch (error) {
    // Without a network, what was kept before stays.
    if (!names.includes(name)) await caches.delete(name)
    throw error
  }
  for (const each of before) await caches.delete(each)
}

/** The page from the network, kept as it came; else as it was kept. */
async function answerPage(request: Request): Promise<Response> {
  const cache = await kept()
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) })
    if (answer.ok && cache && !new URL(request.url).search) await cache.put(page, answer.clone())
    return answer
  } catch (error) {
    const known = await cache?.match(page)
    if (known) return known
    throw error
  }
}

async function answerAsset(request: Request): Promise<Response> {
  return (await (await kept())?.match(request)) ?? fetch(request)
}

worker.addEventListener('install', (event: Waiting) => event.waitUntil(worker.skipWaiting()))
worker.addEventListener('activate', (event: Waiting) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event: Told) => {
  const { keep: addresses, until } = event.data
  if (!addresses || !until) return
  event.waitUntil(keep(addresses, until).then(() => event.source?.postMessage({ kept: true })))
})
worker.addEventListener('fetch', (event: Asked) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate' && pathname === page) event.respondWith(answerPage(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(answerAsset(request))
})
