import type { Context } from 'hono'
import { claimOrganisation, suggestCorrection } from '#modules/contribution/index.ts'
import {
  canEditOrganisation,
  confirmOrganisation,
  editOrganisation,
  getEditable,
  proposeOrganisation,
} from '#modules/directory/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import {
  claimBody,
  newOrganisationBody,
  organisationChangeBody,
  suggestionBody,
  toProfileValues,
} from '../organisation-body-model.ts'
import { underApiNames } from '../read-body.ts'
import { bodyOf } from './body.ts'

/** `POST /api/v1/organisations` */
export async function createOrganisation(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { message, ...body } = await bodyOf(c, newOrganisationBody)
  const values = { ...toProfileValues(body), name: body.name, type: body.type }
  const { slug, status } = await underApiNames(
    proposeOrganisation(db, c.get('actor'), { values, message, lang: c.get('lang') }, now()),
  )
  c.header('Location', address(c, slug))
  return c.json({ slug, status, url: address(c, slug) }, status === 'published' ? 201 : 202)
}

/** `PATCH /api/v1/organisations/{slug}` */
export async function changeOrganisation(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const slug = c.req.param('slug') ?? ''
  const { version, ...body } = await bodyOf(c, organisationChangeBody)
  const present = await getEditable(db, slug)
  // What is not public does not exist for those who may not edit it.
  if (!present || (present.status !== 'published' && !canEditOrganisation(c.get('actor'), present)))
    throw new NotFound()
  const values = toProfileValues(body, present.profile)
  const edited = await underApiNames(
    editOrganisation(db, c.get('actor'), slug, { values, baseVersion: version, lang: c.get('lang') }, now()),
  )
  return c.json({
    slug: edited.slug,
    version: edited.version,
    changed: edited.fields,
    url: address(c, edited.slug),
  })
}

/** `POST /api/v1/organisations/{slug}/confirmation` */
export async function confirm(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const present = await getEditable(db, c.req.param('slug') ?? '')
  if (!present) throw new NotFound()
  await confirmOrganisation(db, c.get('actor'), present.id, now())
  return c.body(null, 204)
}

const address = (c: Context<Env>, slug: string) =>
  c.get('origin') + localPath(c.get('lang'), `/api/v1/organisations/${slug}`)

/** `POST /api/v1/organisations/{slug}/claim` */
export async function claim(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { evidence } = await bodyOf(c, claimBody)
  const given = { slug: c.req.param('slug') ?? '', evidence: evidence ?? '', lang: c.get('lang') }
  const result = await claimOrganisation(db, c.get('actor'), given, now())
  return c.json({ result }, result === 'granted' ? 201 : 202)
}

/** `POST /api/v1/organisations/{slug}/suggestions` */
export async function suggest(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const slug = c.req.param('slug') ?? ''
  const { values, message } = await bodyOf(c, suggestionBody)
  const present = await getEditable(db, slug)
  if (present?.status !== 'published') throw new NotFound()
  const given = {
    slug,
    values: toProfileValues(values, present.profile),
    message: message ?? '',
    contactEmail: null,
    lang: c.get('lang'),
  }
  await underApiNames(suggestCorrection(db, c.get('actor'), given, now()))
  return c.json({ result: 'waiting' }, 202)
}
