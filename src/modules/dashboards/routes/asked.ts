import type { Context } from 'hono'
import type { Present } from '#modules/territories/index.ts'
import { type Actor, hasRole } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from '../messages/index.ts'
import { wordsIn } from '../messages/words-in.ts'
import type { Dashboard } from '../model.ts'
import type { ShownTile } from '../pages/tiles.tsx'
import { canReadDashboard, opens } from '../policy.ts'
import { getDashboard, readHolders } from '../store.ts'
import { type Makers, makeViews } from './make-views.ts'

const writesAnHour = 300

/** The dashboard of an address, for somebody who may read it. @throws NotFound, AppError */
export async function readable(c: Context<Env>, slug = c.req.param('slug') ?? ''): Promise<Dashboard> {
  const dashboard = await getDashboard(c.get('services').db, slug)
  authorise(canReadDashboard, c.get('actor'), {
    ...dashboard,
    keyed: opens(dashboard, c.req.query('cle')),
  })
  // The address of a page that is not public leads nowhere else.
  if (dashboard.visibility !== 'public') c.header('Referrer-Policy', 'no-referrer')
  return dashboard
}

/** What the tiles of a dashboard show now, and its sentences in the language of the page. */
export async function tilesOf(
  c: Context<Env>,
  makers: Makers,
  it: Dashboard,
  present?: Present,
): Promise<ShownTile[]> {
  const addresses = it.tiles.flatMap(({ address }) => address ?? [])
  const made = await makeViews(c, makers, addresses, present)
  const views = new Map(addresses.map((address, at) => [address, made[at] ?? null]))
  const english = wordsIn(c.get('lang'), it).lang === 'en'
  return it.tiles.map((tile) => ({
    ...tile,
    view: (tile.address !== null && views.get(tile.address)) || null,
    said: english ? (tile.wordsEn ?? tile.words) : tile.words,
  }))
}

/** The query string that keeps the key of a link; nothing without one. */
export const keyOf = ({ visibility, shareKey }: Dashboard): string =>
  visibility === 'link' && shareKey ? `?cle=${shareKey}` : ''

/** In whose name somebody makes dashboards: their organisations, by name, then the team. */
export async function holdersOf(c: Context<Env>, actor: Actor): Promise<(readonly [string, string])[]> {
  if (actor.kind !== 'person') return []
  const own = await readHolders(c.get('services').db, [...actor.memberships.keys()])
  const team = hasRole(actor, 'moderator') ? [['', messages[c.get('lang')].team] as const] : []
  return [...own.map(({ id, name }) => [id, name] as const), ...team]
}

/** Counts a write of somebody. @throws AppError too_many */
export function countWrite(c: Context<Env>): void {
  const actor = c.get('actor')
  if (actor.kind === 'person') c.get('services').limiter.count('dashboard', actor.id, writesAnHour, 3600)
}

/** What to correct. @throws whatever else happened */
export function fieldsOf(error: unknown): FieldError[] {
  if (error instanceof AppError && error.code === 'invalid') return error.fields
  throw error
}

/** An organisation’s id, or nothing for the team; nothing said by somebody who is not of it: their first organisation. @throws Invalid */
export function holderIn(actor: Actor, text: string, lang: Lang): string {
  if (text === '' && actor.kind === 'person' && !hasRole(actor, 'moderator'))
    return [...actor.memberships.keys()][0] ?? ''
  if (text === '' || /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) return text
  throw new Invalid([{ field: 'holder', message: messages[lang].errors.choice }])
}
