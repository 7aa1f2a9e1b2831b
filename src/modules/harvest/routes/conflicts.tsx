import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { compareVersions } from '../compare-versions.ts'
import { listConflicts } from '../conflict-store.ts'
import { decideConflict } from '../decide-conflict.ts'
import { messages } from '../messages/index.ts'
import { ConflictsPage } from '../pages/conflicts-page.tsx'
import { canRunFeeds, canSeeFeeds } from '../policy.ts'
import { feedOf } from './feed.tsx'

const size = 20

/** `GET /administration/sources/{id}/conflits` */
export async function conflictsPage(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeeFeeds, actor, undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const feed = await feedOf(c)
  const found = await listConflicts(db, feed.id, size + 1)
  return renderPage(
    c,
    { title: messages[lang].conflicts.title(feed.name), noIndex: true, styles: ['back-office'] },
    <ConflictsPage
      lang={lang}
      feed={feed}
      conflicts={await compareVersions(db, found.slice(0, size), lang, now())}
      more={found.length > size}
      mayRun={canRunFeeds(actor, undefined)}
    />,
  )
}

/** `POST /administration/sources/{id}/conflits/{conflict}` */
export async function decide(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  authorise(canRunFeeds, c.get('actor'), undefined)
  const { choix } = await c.req.parseBody()
  if (choix !== 'ours' && choix !== 'theirs') throw new AppError('invalid')
  const feedId = c.req.param('id') ?? ''
  const given = { feedId, conflictId: c.req.param('conflict') ?? '', decision: choix } as const
  await decideConflict(db, c.get('actor'), given, now())
  return c.redirect(localPath(c.get('lang'), `/administration/sources/${feedId}/conflits`), 303)
}
