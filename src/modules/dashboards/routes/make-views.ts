import type { Context } from 'hono'
import { LRUCache } from 'lru-cache'
import { type Present, presentOf } from '#modules/territories/index.ts'
import type { Env, Services } from '#platform/http/env.ts'
import { parseViewAddress, type View, type ViewAddress, type ViewMaker } from '#ui/view.ts'

/** Every kind of view there is, from the modules that make them. */
export type Makers = readonly ViewMaker[]

/** Those of the dashboards of a region in both languages; what weighs in them, the drawings, is held by their own modules. */
const keptViews = 100
const ofServices = new WeakMap<Services, LRUCache<string, { view: View | null }>>()

/**
 * Makes the views of a page: each maker once, with all that is asked of it. Null for an address that names nothing. What a view says changes only with what is
 * public and with figures, or is told ten minutes late: until then it is made once for everybody.
 */
export async function makeViews(
  c: Context<Env>,
  makers: Makers,
  addresses: readonly string[],
  present?: Present,
): Promise<(View | null)[]> {
  const services = c.get('services')
  const { key } = present ?? (await presentOf(services.db, services.now()))
  const kept = ofServices.get(services) ?? new LRUCache({ max: keptViews })
  ofServices.set(services, kept)
  const nameOf = (address: string) => `${key} ${c.get('lang')} ${c.get('site').name} ${address}`
  const views = new Map(addresses.map((each) => [each, kept.get(nameOf(each))]))
  const missing = [...views].flatMap(([address, known]) => (known ? [] : [address]))
  const made = await makeAnew(c, makers, missing)
  for (const [at, address] of missing.entries()) {
    const one = { view: made[at] ?? null }
    views.set(address, one)
    kept.set(nameOf(address), one)
  }
  return addresses.map((each) => views.get(each)?.view ?? null)
}

async function makeAnew(
  c: Context<Env>,
  makers: Makers,
  addresses: readonly string[],
): Promise<(View | null)[]> {
  const asked = addresses.map(parseViewAddress)
  const made = new Map<ViewAddress, View | null>()
  await Promise.all(
    makers.map(async (maker) => {
      const own = asked.filter((each) => each !== null && Object.hasOwn(maker.kinds, each.kind))
      if (own.length === 0) return
      const views = await maker.make(c, own as ViewAddress[])
      for (const [at, each] of own.entries()) made.set(each as ViewAddress, views[at] ?? null)
    }),
  )
  return asked.map((each) => (each ? (made.get(each) ?? null) : null))
}

/** One view. */
export async function makeView(
  c: Context<Env>,
  makers: Makers,
  address: string,
  present?: Present,
): Promise<View | null> {
  const [view = null] = await makeViews(c, makers, [address], present)
  return view
}
