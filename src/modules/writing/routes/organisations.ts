import type { Context } from 'hono'
import {
  confirmOrganisation,
  editOrganisation,
  getEditable,
  proposeOrganisation,
} from '#modules/directory/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { newOrganisationBody, organisationChangeBody, toProfileValues } from '../organisation-body-model.ts'
import { readBody, underApiNames } from '../read-body.ts'

/** `POST /api/v1/organisations` */
export async function createOrganisation(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { message, ...body } = await bodyOf(c, newOrganisationBody)
  const values = { ...toProfileValues(body), name: body.name, type: body.type }
  const { slug, status } = await underApiNames(
    proposeOrganisation(db, c.get('actor'), { values, message }, now()),
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
  if (!present) throw new NotFound()
  const values = toProfileValues(body, present.profile)
  const edited = await underApiNames(
    editOrganisation(db, c.get('actor'), slug, { values, baseVersion: version }, now()),
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

async function bodyOf<T extends Parameters<typeof readBody>[2]>(c: Context<Env>, schema: T) {
  return readBody(c.get('lang'), { type: c.req.header('content-type'), text: await c.req.text() }, schema)
}
