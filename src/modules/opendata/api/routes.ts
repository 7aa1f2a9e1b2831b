import { OpenAPIHono, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { cors } from 'hono/cors'
import { getEvents, windowOf } from '#modules/agenda/index.ts'
import { getOrganisations, resolveFormerSlug } from '#modules/directory/index.ts'
import { getExperts } from '#modules/experts/index.ts'
import { type EntryQuery, entryIdsAfter, facetParameters, parseQuery } from '#modules/search/index.ts'
import { getTerritory, parseTerritoryRef } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { AppError, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { type ApiMessages, apiMessages } from '../messages/index.ts'
import { madeUpExamples } from '../model.ts'
import { readExamples, readFigures, readTerritories } from '../store.ts'
import { selectFields, toApiOrganisation, toApiTerritory, toApiTerritorySheet } from './convert.ts'
import { toApiEvent } from './convert-event.ts'
import { toApiExpert } from './convert-expert.ts'
import { encodeCursor } from './cursor.ts'
import { openApiDocument } from './document.ts'
import { operations } from './operations.ts'
import { refusal } from './parameters.ts'

const { routes, fields } = operations(apiMessages.fr, madeUpExamples)
const words = (c: Context<Env>) => apiMessages[c.get('lang')]
const voice = (c: Context<Env>) => ({ lang: c.get('lang'), origin: c.get('origin') })

/** The public API: reading only, for pages of any site. */
export function apiRoutes(): OpenAPIHono<Env> {
  const api = new OpenAPIHono<Env>()
  api.use(
    '/api/v1/*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'HEAD', 'OPTIONS'],
      exposeHeaders: ['ETag', 'Link'],
      maxAge: 86_400,
    }),
  )

  api.openapi(
    routes.listOrganisations,
    async (c) => {
      const { db } = c.get('services')
      const { after, limit, fields: wanted } = c.req.valid('query')
      const query = parseQuery(new URL(c.req.url).searchParams)
      const found = await entryIdsAfter(db, query, { kinds: ['organisation'], after: after ?? null, limit })
      await refuseUnknown(db, query, found.unknown, words(c))
      const rows = await getOrganisations(db, found.ids)
      const data = rows.map((row) => selectFields(toApiOrganisation(row, voice(c)), wanted ?? null))
      return list(c, data, { total: found.total, limit, after: encodeCursor(found.after) })
    },
    refuse(routes.listOrganisations.request.query, fields.organisation),
  )

  api.openapi(
    routes.getOrganisation,
    async (c) => {
      const { db } = c.get('services')
      const { slug } = c.req.valid('param')
      const [organisation] = await getOrganisations(db, [slug])
      if (organisation)
        return answer(
          c,
          selectFields(toApiOrganisation(organisation, voice(c)), c.req.valid('query').fields ?? null),
        )
      const present = await resolveFormerSlug(db, slug)
      if (!present) throw new NotFound(words(c).notFound)
      return c.redirect(
        localPath(c.get('lang'), `/api/v1/organisations/${present}`) + new URL(c.req.url).search,
        301,
      )
    },
    refuse(routes.getOrganisation.request.query, fields.organisation),
  )

  api.openapi(
    routes.listExperts,
    async (c) => {
      const { db, now } = c.get('services')
      const { after, limit, fields: wanted } = c.req.valid('query')
      const query = parseQuery(new URL(c.req.url).searchParams)
      const found = await entryIdsAfter(db, query, { kinds: ['expert'], after: after ?? null, limit })
      await refuseUnknown(db, query, found.unknown, words(c))
      const rows = await getExperts(db, found.ids, now())
      const data = rows.map((row) => selectFields(toApiExpert(row, voice(c)), wanted ?? null))
      return list(c, data, { total: found.total, limit, after: encodeCursor(found.after) })
    },
    refuse(routes.listExperts.request.query, fields.expert),
  )

  api.openapi(
    routes.getExpert,
    async (c) => {
      const { db, now } = c.get('services')
      const [expert] = await getExperts(db, [c.req.valid('param').slug], now())
      if (!expert) throw new NotFound(words(c).notFound)
      return answer(c, selectFields(toApiExpert(expert, voice(c)), c.req.valid('query').fields ?? null))
    },
    refuse(routes.getExpert.request.query, fields.expert),
  )

  api.openapi(
    routes.listEvents,
    async (c) => {
      const { db, now, region } = c.get('services')
      const { after, limit, fields: wanted } = c.req.valid('query')
      const query = parseQuery(new URL(c.req.url).searchParams)
      const window = windowOf(query, now(), region.schoolHolidays)
      const found = await entryIdsAfter(db, query, { kinds: ['event'], window, after: after ?? null, limit })
      await refuseUnknown(db, query, found.unknown, words(c))
      const rows = await getEvents(db, found.ids)
      const data = rows.map((row) => selectFields(toApiEvent(row, voice(c)), wanted ?? null))
      return list(c, data, { total: found.total, limit, after: encodeCursor(found.after) })
    },
    refuse(routes.listEvents.request.query, fields.event),
  )

  api.openapi(
    routes.getEvent,
    async (c) => {
      const [event] = await getEvents(c.get('services').db, [c.req.valid('param').slug])
      if (!event) throw new NotFound(words(c).notFound)
      return answer(c, selectFields(toApiEvent(event, voice(c)), c.req.valid('query').fields ?? null))
    },
    refuse(routes.getEvent.request.query, fields.event),
  )

  api.openapi(
    routes.listTerritories,
    async (c) => {
      const { db } = c.get('services')
      const { kind } = c.req.valid('param')
      const { after, limit, fields: wanted } = c.req.valid('query')
      const query = parseQuery(new URL(c.req.url).searchParams)
      const found = await entryIdsAfter(db, query, {
        kinds: ['territory'],
        type: kind,
        after: after ?? null,
        limit,
      })
      await refuseUnknown(db, query, found.unknown, words(c))
      const rows = await readTerritories(
        db,
        kind,
        found.ids.map((id) => id.slice(kind.length + 1)),
      )
      const data = rows.map((row) => selectFields(toApiTerritory(row, voice(c)), wanted ?? null))
      return list(c, data, { total: found.total, limit, after: encodeCursor(found.after) })
    },
    refuse(routes.listTerritories.request.query, fields.territory),
  )

  api.openapi(
    routes.getTerritory,
    async (c) => {
      const { db } = c.get('services')
      const { kind, code } = c.req.valid('param')
      const [[territory], figures] = await Promise.all([
        readTerritories(db, kind, [code]),
        readFigures(db, kind, code),
      ])
      if (!territory) throw new NotFound(words(c).notFound)
      return answer(
        c,
        selectFields(toApiTerritorySheet(territory, figures, voice(c)), c.req.valid('query').fields ?? null),
      )
    },
    refuse(routes.getTerritory.request.query, fields.territorySheet),
  )

  api.get('/api/v1/openapi.json', async (c) => {
    const { db, region } = c.get('services')
    return answer(c, openApiDocument({ ...voice(c), region: region.name, examples: await readExamples(db) }))
  })

  api.all('/api/v1/*', (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') throw new NotFound(words(c).notFound)
    c.header('Allow', 'GET, HEAD, OPTIONS')
    throw new AppError('method_not_allowed')
  })
  return api
}

// `never`: the schemas describe every answer; a sparse selection is one of them.
function answer(c: Context<Env>, body: object): never {
  return c.json(body, 200, { 'Cache-Control': 'no-cache' }) as never
}

function list(
  c: Context<Env>,
  data: object[],
  pagination: { total: number; limit: number; after: string | null },
): never {
  if (pagination.after) {
    const next = new URL(c.get('origin') + localPath(c.get('lang'), c.get('localUrl')))
    next.searchParams.set('after', pagination.after)
    c.header('Link', `<${next.href}>; rel="next"`)
  }
  return answer(c, { data, pagination })
}

/** Tells what does not fit in a request; a kind or a code that cannot exist is an address that does not exist. */
function refuse(query: { shape: object }, names: readonly string[]) {
  return (
    result: { success: boolean; target: string; error?: z.core.$ZodError },
    c: Context<Env>,
  ): undefined => {
    if (result.success || !result.error) return
    if (result.target === 'param') {
      const wrongKind = result.error.issues.some((issue) => issue.path[0] === 'kind')
      throw new NotFound(wrongKind ? words(c).errors.kind : words(c).notFound)
    }
    throw refusal(result.error, words(c), Object.keys(query.shape), names)
  }
}

async function refuseUnknown(
  db: Database,
  query: EntryQuery,
  unknown: { group: keyof typeof facetParameters; value: string }[],
  t: ApiMessages,
) {
  const errors: FieldError[] = unknown.map(({ group, value }) => ({
    field: facetParameters[group],
    message: t.errors.unknownValue(value),
  }))
  const near = typeof query.near === 'string' ? parseTerritoryRef(query.near) : null
  if (near && !(await getTerritory(db, near.kind, near.code))) {
    errors.push({ field: 'pres', message: t.errors.unknownValue(`${near.kind}/${near.code}`) })
  }
  if (errors.length > 0) throw new Invalid(errors, t.errors.detail)
}
