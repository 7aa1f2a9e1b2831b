import type { Context } from 'hono'
import {
  canSeeUnpublishedEvent,
  emptyEvent,
  getEditableEvent,
  putEvent,
  removeEvent,
  type SavedEvent,
  saveEvent,
} from '#modules/agenda/index.ts'
import { getEditable } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import {
  type EventBody,
  eventChangeBody,
  newEventBody,
  organisationsIn,
  toEventInput,
} from '../event-body-model.ts'
import { messages } from '../messages/index.ts'
import { underEventNames } from '../read-body.ts'
import { bodyOf } from './body.ts'

/** `POST /api/v1/events` */
export async function createEvent(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { draft, organisation, ...body } = await bodyOf(c, newEventBody)
  const input = toEventInput(body, emptyEvent, await known(db, body))
  const given = {
    organiserId: await organiserOf(c, organisation),
    input,
    act: draft ? 'keep' : 'submit',
    charter: body.charter,
    lang: c.get('lang'),
  } as const
  return answer(c, await underEventNames(saveEvent(db, c.get('actor'), given, now())), true)
}

/** `PATCH /api/v1/events/{slug}` */
export async function changeEvent(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const slug = c.req.param('slug') ?? ''
  const { version, message, organisation, ...body } = await bodyOf(c, eventChangeBody)
  const present = await getEditableEvent(db, slug)
  const owned = { organiserId: present?.organiser?.id ?? null }
  // What is not public does not exist for those who may not see it.
  if (!present || (present.state !== 'published' && !canSeeUnpublishedEvent(actor, owned)))
    throw new NotFound()
  const organiserId = organisation ? await organiserOf(c, organisation) : owned.organiserId
  if (!organiserId) throw noOrganisation(c)
  const input = toEventInput(body, present.content, await known(db, body))
  const act = present.state === 'draft' ? 'keep' : 'submit'
  const given = {
    slug,
    organiserId,
    input,
    baseVersion: version,
    message,
    act,
    charter: body.charter,
    lang: c.get('lang'),
  } as const
  return answer(c, await underEventNames(saveEvent(db, actor, given, now())), false)
}

/** `PUT /api/v1/events/ext/{source}/{number}` */
export async function putNumberedEvent(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { draft, organisation, ...body } = await bodyOf(c, newEventBody)
  const [source = '', number = ''] = [c.req.param('source'), c.req.param('number')]
  const t = messages[c.get('lang')].errors
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(source) || source.length > 60)
    throw new Invalid([{ field: 'source', message: t.source }])
  if (!/^[^\p{C}\p{Z}]{1,200}$/u.test(number)) throw new Invalid([{ field: 'number', message: t.number }])
  const input = toEventInput(body, emptyEvent, await known(db, body))
  const given = {
    source,
    number,
    organiserId: await organiserOf(c, organisation),
    input,
    act: draft ? 'keep' : 'submit',
    charter: body.charter,
    lang: c.get('lang'),
  } as const
  const { created, ...saved } = await underEventNames(putEvent(db, c.get('actor'), given, now()))
  return answer(c, saved, created)
}

/** `DELETE /api/v1/events/{slug}` */
export async function withdrawEvent(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  await removeEvent(db, c.get('actor'), c.req.param('slug') ?? '', '', now())
  return c.body(null, 204)
}

function answer(c: Context<Env>, { slug, state, version, waiting }: SavedEvent, created: boolean): Response {
  const url = c.get('origin') + localPath(c.get('lang'), `/api/v1/events/${slug}`)
  if (created) c.header('Location', url)
  const done = state === 'published' && !waiting
  return c.json({ slug, state, version, waiting, url }, done ? (created ? 201 : 200) : 202)
}

/** The organisation that somebody names by its slug. */
async function organiserOf(c: Context<Env>, slug: string): Promise<string> {
  const found = await getEditable(c.get('services').db, slug)
  if (!found) throw noOrganisation(c)
  return found.id
}

const noOrganisation = (c: Context<Env>) =>
  new Invalid([{ field: 'organisation', message: messages[c.get('lang')].errors.organisation }])

async function known(db: Database, body: EventBody): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const slug of organisationsIn(body)) {
    const organisation = await getEditable(db, slug)
    if (organisation) found.set(slug, organisation.id)
  }
  return found
}
