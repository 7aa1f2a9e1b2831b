import type { Context, Next } from 'hono'
import { eventObjectPath, type PublicStanding, publicStanding } from '#modules/agenda/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { asksForActivity, asksForPage } from '../accept.ts'
import { toEventObject } from '../event-object.ts'
import { eventContext, isSlug } from '../model.ts'
import { answerActivity, siteOf, toPage, withoutLanguage } from './answer.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /federation/evenements/{id}`: an event under its lasting id; merged, the other's; removed, what is left of it. @throws NotFound */
export async function eventObject(c: Context<Env>): Promise<Response> {
  withoutLanguage(c)
  const id = c.req.param('id') ?? ''
  const standing = uuid.test(id) ? await publicStanding(c.get('services').db, { id }) : undefined
  if (!standing) throw new NotFound()
  if (standing.is === 'shown' && asksForPage(c.req.header('accept')))
    return toPage(c, `/agenda/${standing.event.slug}`)
  return answerStanding(c, standing)
}

/** `GET /agenda/{slug}` of who asks for an activity; anybody else, and what is no event of the world, gets the page. */
export async function eventActivity(c: Context<Env>, next: Next): Promise<Response | undefined> {
  const slug = c.req.param('slug') ?? ''
  if (asksForActivity(c.req.header('accept')) && isSlug(slug)) {
    const standing = await publicStanding(c.get('services').db, { slug })
    if (standing) return answerStanding(c, standing)
  }
  await next()
  c.header('Vary', 'Accept', { append: true })
  return undefined
}

function answerStanding(c: Context<Env>, standing: PublicStanding): Response {
  const site = siteOf(c)
  if (standing.is === 'merged') return c.redirect(eventObjectPath(standing.into), 301)
  if (standing.is === 'removed')
    return answerActivity(
      c,
      {
        '@context': 'https://www.w3.org/ns/activitystreams',
        id: site.origin + eventObjectPath(standing.id),
        type: 'Tombstone',
        formerType: 'Event',
        deleted: standing.since.toISOString(),
      },
      410,
    )
  const object = toEventObject(standing.event, site, c.get('services').now())
  return answerActivity(c, { '@context': eventContext, ...object })
}
