import { OpenAPIHono } from '@hono/zod-openapi'
import { cors } from 'hono/cors'
import { getEvents, windowOf } from '#modules/agenda/index.ts'
import { getOrganisations, resolveFormerSlug } from '#modules/directory/index.ts'
import { getExperts } from '#modules/experts/index.ts'
import { entryIdsAfter, parseQuery } from '#modules/search/index.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { apiMessages } from '../messages/index.ts'
import { madeUpExamples } from '../model.ts'
import { readExamples, readFigures, readTerritories } from '../store.ts'
import { selectFields, toApiOrganisation, toApiTerritory, toApiTerritorySheet } from './convert.ts'
import { toApiEvent } from './convert-event.ts'
import { toApiExpert } from './convert-expert.ts'
import { countEvents } from './count-events.ts'
import { encodeCursor } from './cursor.ts'
import { openApiDocument } from './document.ts'
import { operations } from './operations.ts'
import { answer, list, nameOtherForms } from './routes/answer-json.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { refuse, refuseUnknown, voice, words } from './routes/refuse.ts'
import { studyRoutes } from './routes/studies.ts'
import { toolRoutes } from './routes/tools.ts'

const { routes, fields } = operations(apiMessages.fr, madeUpExamples)

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
      nameOtherForms(c, query)
      return list(c, data, { total: found.total, limit, after: encodeCursor(found.after) })
    },
    refuse(routes.listEvents.request.query, fields.event),
  )

  api.openapi(
    routes.countEvents,
    async (c) => {
      const { db, now, region } = c.get('services')
      const query = parseQuery(new URL(c.req.url).searchParams)
      const { unknown, ...counts } = await countEvents(db, query, {
        now: now(),
        lang: c.get('lang'),
        holidays: region.schoolHolidays,
      })
      await refuseUnknown(db, query, unknown, words(c))
      return answer(c, counts)
    },
    refuse(routes.countEvents.request.query, []),
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

  toolRoutes(api, routes, fields)
  studyRoutes(api, routes)
  coverageRoutes(api, routes)

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
