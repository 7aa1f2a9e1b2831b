import type { OpenAPIHono } from '@hono/zod-openapi'
import { entryIdsAfter, parseQuery } from '#modules/search/index.ts'
import {
  askedModules,
  freeSlugs,
  getTools,
  lendingOf,
  modulesIn,
  spanBetween,
  today,
} from '#modules/tools/index.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { selectFields } from '../convert.ts'
import { toApiAvailability, toApiTool } from '../convert-tool.ts'
import { encodeCursor } from '../cursor.ts'
import type { Operations } from '../operations.ts'
import { answer, list } from './answer-json.ts'
import { refuse, refuseUnknown, voice, words } from './refuse.ts'

/** The catalogue of tools: its list, free on some days when they are given, its tools, and whether one is free. */
export function toolRoutes(
  api: OpenAPIHono<Env>,
  routes: Operations['routes'],
  fields: Operations['fields'],
): void {
  api.openapi(
    routes.listTools,
    async (c) => {
      const { db, now } = c.get('services')
      const { after, limit, fields: wanted } = c.req.valid('query')
      const query = parseQuery(new URL(c.req.url).searchParams)
      const span = spanBetween(query)
      if (!span && (query.from || query.to))
        throw new Invalid([{ field: 'au', message: words(c).errors.days }], words(c).errors.detail)
      const only = span && (await freeSlugs(db, span, today(now())))
      const found = await entryIdsAfter(db, query, { kinds: ['tool'], only, after: after ?? null, limit })
      await refuseUnknown(db, query, found.unknown, words(c))
      const rows = await getTools(db, found.ids)
      const data = rows.map((row) => selectFields(toApiTool(row, voice(c)), wanted ?? null))
      return list(c, data, { total: found.total, limit, after: encodeCursor(found.after) })
    },
    refuse(routes.listTools.request.query, fields.tool),
  )

  api.openapi(
    routes.getTool,
    async (c) => {
      const [tool] = await getTools(c.get('services').db, [c.req.valid('param').slug])
      if (!tool) throw new NotFound(words(c).notFound)
      return answer(c, selectFields(toApiTool(tool, voice(c)), c.req.valid('query').fields ?? null))
    },
    refuse(routes.getTool.request.query, fields.tool),
  )

  api.openapi(
    routes.getToolAvailability,
    async (c) => {
      const { db, now } = c.get('services')
      const { slug } = c.req.valid('param')
      const { from, to, modules: asked } = c.req.valid('query')
      const present = today(now())
      const [tool] = await getTools(db, [slug])
      const lending = (await lendingOf(db, [slug], from < present ? from : present)).get(slug)
      if (!tool || !lending) throw new NotFound(words(c).notFound)
      const span = spanBetween({ from, to })
      if (!span) throw new Invalid([{ field: 'to', message: words(c).errors.days }], words(c).errors.detail)
      const there = tool.modulesApart ? modulesIn(tool.parts) : []
      const modules = asked === undefined ? null : askedModules(asked.split(',').map(Number), there)
      if (modules === undefined)
        throw new Invalid([{ field: 'modules', message: words(c).errors.modules }], words(c).errors.detail)
      return answer(c, toApiAvailability(lending, { span, modules }, present))
    },
    refuse(routes.getToolAvailability.request.query, []),
  )
}
