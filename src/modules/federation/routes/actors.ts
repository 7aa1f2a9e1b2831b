import type { Context } from 'hono'
import { countPublished, listPublished } from '#modules/agenda/index.ts'
import { getOrganisations, resolveFormerSlug } from '#modules/directory/index.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { asksForPage } from '../accept.ts'
import { agendaActor, organisationActor } from '../actors.ts'
import { knownActor } from '../known-actor.ts'
import { messages } from '../messages/index.ts'
import { actorPage, actorPath, type Whose } from '../model.ts'
import { outbox, outboxPage, readCursor } from '../outbox.ts'
import { answerActivity, siteOf, toPage, withoutLanguage } from './answer.ts'

const pageSize = 20

/** `GET /federation/agenda`, `GET /federation/organisations/{slug}`. @throws NotFound */
export async function actor(c: Context<Env>): Promise<Response> {
  withoutLanguage(c)
  const { db, region } = c.get('services')
  const whose = await whoseOf(c)
  if (whose instanceof Response) return whose
  if (asksForPage(c.req.header('accept'))) return toPage(c, actorPage(whose))
  if (whose === 'agenda')
    return answerActivity(c, agendaActor(siteOf(c), { fr: region.inFr, en: region.inEn }))
  const [organisation] = await getOrganisations(db, [whose.organisation])
  if (!organisation) throw new NotFound()
  return answerActivity(c, organisationActor(siteOf(c), organisation))
}

/** `GET …/outbox`: how many activities; `?page=true`, those, the last published first. @throws NotFound */
export async function outboxOf(c: Context<Env>): Promise<Response> {
  withoutLanguage(c)
  const { db, now } = c.get('services')
  const whose = await whoseOf(c)
  if (whose instanceof Response) return whose
  const organiser = whose === 'agenda' ? null : whose.organisation
  if (c.req.query('page') === undefined)
    return answerActivity(c, outbox(siteOf(c), whose, await countPublished(db, organiser)))
  const asked = c.req.query('apres')
  const from = asked === undefined ? null : readCursor(asked)
  if (from === undefined) throw new NotFound()
  const found = await listPublished(db, { organiser, after: from, limit: pageSize })
  return answerActivity(c, outboxPage(siteOf(c), whose, { ...found, from, now: now() }))
}

/** `GET …/inbox`: nothing ever came. @throws NotFound */
export async function emptyInbox(c: Context<Env>): Promise<Response> {
  withoutLanguage(c)
  const whose = await whoseOf(c)
  if (whose instanceof Response) return whose
  return answerActivity(c, {
    '@context': 'https://www.w3.org/ns/activitystreams',
    id: `${c.get('origin')}${actorPath(whose)}/inbox`,
    type: 'OrderedCollection',
    totalItems: 0,
    orderedItems: [],
  })
}

/** `POST …/inbox`: refused, whoever writes (ActivityPub, 5.2: « non-federated servers SHOULD return 405 »). @throws AppError */
export function refusedInbox(c: Context<Env>): never {
  c.header('Allow', 'GET, HEAD, OPTIONS')
  throw new AppError('method_not_allowed', { detail: messages[c.get('lang')].readOnly })
}

/** Whose an address is; a former slug of an organisation leads to its present one. @throws NotFound */
async function whoseOf(c: Context<Env>): Promise<Whose | Response> {
  const slug = c.req.param('slug')
  if (slug === undefined) return 'agenda'
  const { db } = c.get('services')
  const known = await knownActor(db, { organisation: slug })
  if (known) return known
  const present = await resolveFormerSlug(db, slug)
  if (!present) throw new NotFound()
  const rest = c.get('localUrl').slice(actorPath({ organisation: slug }).length)
  return c.redirect(actorPath({ organisation: present }) + rest, 301)
}
