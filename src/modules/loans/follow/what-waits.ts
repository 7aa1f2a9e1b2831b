import { today } from '#modules/tools/index.ts'
import { type Actor, hasRole } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { countWaiting, waitsOf } from '../list-store.ts'
import { followMessages } from '../messages/follow.ts'

/** Something that waits for somebody: how many, and where they are; `path` without its language. */
export type Waiting = { label: string; count: number; path: string }

/** What waits for somebody of loans, of their organisations; of all of them for the team of the site, as their lists are. Nothing to do, nothing said. */
export async function whatWaits(db: Database, actor: Actor, lang: Lang, now: Date): Promise<Waiting[]> {
  if (actor.kind !== 'person') return []
  const organisations = hasRole(actor, 'moderator') ? null : [...actor.memberships.keys()]
  if (organisations?.length === 0) return []
  const counts = await countWaiting(db, organisations, today(now))
  const t = followMessages[lang].waits
  const names = { borrower: 'emprunts', holder: 'prets' } as const
  const loans = (['borrower', 'holder'] as const).flatMap((side) =>
    waitsOf[side].map((wait) => ({
      label: (t[side] as Record<string, string>)[wait] ?? wait,
      count: counts[side][wait] ?? 0,
      path: `/compte/prets?cote=${names[side]}&etat=${wait}`,
    })),
  )
  return [...loans, { label: t.repair, count: counts.repair, path: '/compte/a-reparer' }].filter(
    ({ count }) => count > 0,
  )
}
