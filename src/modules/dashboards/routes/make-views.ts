import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { parseViewAddress, type View, type ViewAddress, type ViewMaker } from '#ui/view.ts'

/** Every kind of view there is, from the modules that make them. */
export type Makers = readonly ViewMaker[]

/** Makes the views of a page: each maker once, with all that is asked of it. Null for an address that names nothing. */
export async function makeViews(
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
export async function makeView(c: Context<Env>, makers: Makers, address: string): Promise<View | null> {
  const [view = null] = await makeViews(c, makers, [address])
  return view
}
