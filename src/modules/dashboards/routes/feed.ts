import type { Context } from 'hono'
import { atomFeed } from '#platform/atom.ts'
import type { Env } from '#platform/http/env.ts'
import { messages } from '../messages/index.ts'
import { wordsIn } from '../messages/words-in.ts'
import { dashboardPath, dashboardsPath } from '../model.ts'
import { listPublic } from '../store.ts'

export const feedPath = `${dashboardsPath}.atom`

/** `GET /observatoire/tableaux.atom`: public dashboards, the latest changed first. */
export async function dashboardsFeed(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const listed = await listPublic(c.get('services').db)
  const entries = listed.map((each) => {
    const { title, intro } = wordsIn(lang, each)
    const updated = new Date(each.updatedAt)
    return { id: each.id, title, path: dashboardPath(each.slug), updated, summary: intro }
  })
  return atomFeed(c, {
    title: messages[lang].feedTitle(c.get('site').name),
    page: dashboardsPath,
    self: feedPath,
    entries: entries.toSorted((a, b) => b.updated.getTime() - a.updated.getTime()),
  })
}
