import type { Page } from '@playwright/test'

/** What a page took from the network: bytes as they came, compressed. */
export type Weighing = { bytes: number; scriptBytes: number; requests: number }

/** Weighs all that a page asks from now on; call what it gives once the page has come. */
export function weigh(page: Page): () => Promise<Weighing> {
  const sizes: Promise<{ bytes: number; script: boolean }>[] = []
  page.on('requestfinished', (request) => {
    const script = request.resourceType() === 'script'
    sizes.push(request.sizes().then(({ responseBodySize: bytes }) => ({ bytes, script })))
  })
  return async () => {
    // What the browser had already (a frame of the same site) has a size under nothing: none of it came from the network.
    const all = (await Promise.all(sizes)).filter(({ bytes }) => bytes >= 0)
    const sum = (list: typeof all) => list.reduce((total, { bytes }) => total + bytes, 0)
    return { bytes: sum(all), scriptBytes: sum(all.filter(({ script }) => script)), requests: all.length }
  }
}
