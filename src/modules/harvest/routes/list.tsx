import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { healthOf } from '../model.ts'
import { FeedsPage } from '../pages/feeds-page.tsx'
import { canRunFeeds, canSeeFeeds } from '../policy.ts'
import { listFeeds } from '../store.ts'

/** `GET /administration/sources` */
export async function feedsPage(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeeFeeds, actor, undefined)
  const lang = c.get('lang')
  const feeds = await listFeeds(c.get('services').db)
  return renderPage(
    c,
    { title: messages[lang].title, noIndex: true, styles: ['back-office'] },
    <FeedsPage
      lang={lang}
      feeds={feeds.map((feed) => ({
        ...feed,
        health: healthOf(feed, feed.last, feed.conflicts),
        lastRead: feed.last?.endedAt ?? null,
      }))}
      mayRun={canRunFeeds(actor, undefined)}
      removed={c.req.query('fait') === 'supprimee'}
    />,
  )
}

/** A page number as typed in an address: 1 when it is none. */
export function pageNumber(given: string | undefined): number {
  const page = Number(given ?? 1)
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}
