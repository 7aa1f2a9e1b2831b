import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { askRun } from '../ask-run.ts'
import { changeFeedState } from '../change-feed-state.ts'
import { countConflicts } from '../conflict-store.ts'
import { messages } from '../messages/index.ts'
import { type Feed, healthOf } from '../model.ts'
import { FeedPage } from '../pages/feed-page.tsx'
import { canRunFeeds, canSeeFeeds } from '../policy.ts'
import { removeFeed } from '../remove-feed.ts'
import { lastRun, listRuns } from '../run-store.ts'
import { getFeed } from '../store.ts'
import { pageNumber } from './list.tsx'

const size = 20

/** The source of an address. @throws NotFound */
export async function feedOf(c: Context<Env>): Promise<Feed> {
  const feed = await getFeed(c.get('services').db, c.req.param('id') ?? '')
  if (!feed) throw new NotFound()
  return feed
}

/** `GET /administration/sources/{id}` */
export async function feedPage(c: Context<Env>, errors: FieldError[] = []): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeeFeeds, actor, undefined)
  const { db } = c.get('services')
  const feed = await feedOf(c)
  const page = pageNumber(c.req.query('page'))
  const [{ runs, total }, conflicts, last] = await Promise.all([
    listRuns(db, feed.id, page, size),
    countConflicts(db, feed.id),
    lastRun(db, feed.id),
  ])
  return renderPage(
    c,
    {
      title: feed.name,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
    },
    <FeedPage
      lang={c.get('lang')}
      feed={feed}
      health={healthOf(feed, last, conflicts)}
      conflicts={conflicts}
      runs={runs}
      page={page}
      pages={Math.ceil(total / size)}
      mayRun={canRunFeeds(actor, undefined)}
      errors={errors}
    />,
  )
}

/** `POST /administration/sources/{id}/supprimer` */
export async function deleteFeed(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canRunFeeds, actor, undefined)
  const { db, files, now } = c.get('services')
  const lang = c.get('lang')
  if ((await c.req.formData()).get('accord') !== 'oui') {
    return feedPage(c, [{ field: 'accord', message: messages[lang].feed.removeMissing }])
  }
  await removeFeed({ db, files }, actor, c.req.param('id') ?? '', now())
  return c.redirect(localPath(lang, '/administration/sources?fait=supprimee'), 303)
}

/** `POST /administration/sources/{id}/essayer`, `/moissonner`: to the page that follows it; `/pause`, `/reprendre`. */
export function actOnFeed(act: 'try' | 'harvest' | 'pause' | 'resume') {
  return async (c: Context<Env>): Promise<Response> => {
    const { db, jobs, now } = c.get('services')
    const actor = c.get('actor')
    const feedId = c.req.param('id') ?? ''
    const path = `/administration/sources/${feedId}`
    if (act === 'pause' || act === 'resume') {
      await changeFeedState(db, actor, { feedId, state: act === 'pause' ? 'paused' : 'active' }, now())
      return c.redirect(localPath(c.get('lang'), path), 303)
    }
    const { id } = await askRun(db, actor, { feedId, dry: act === 'try' }, now())
    jobs.wake('imports')
    return c.redirect(localPath(c.get('lang'), `${path}/lectures/${id}`), 303)
  }
}
