import type { OpenAPIHono } from '@hono/zod-openapi'
import { getStudy, listStudies } from '#modules/studies/index.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { toApiStudy, toApiStudyTable, toListedStudy } from '../convert-study.ts'
import type { Operations } from '../operations.ts'
import { answer, list } from './answer-json.ts'
import { refuse, voice, words } from './refuse.ts'

/** Published studies: their list, each of them, each of their tables. */
export function studyRoutes(api: OpenAPIHono<Env>, routes: Operations['routes']): void {
  api.openapi(
    routes.listStudies,
    async (c) => {
      const studies = await listStudies(c.get('services').db)
      const data = studies.map((study) => toListedStudy(study, voice(c)))
      return list(c, data, { total: data.length, limit: data.length, after: null })
    },
    refuse(routes.listStudies.request.query, []),
  )

  api.openapi(
    routes.getStudy,
    async (c) => {
      const study = await getStudy(c.get('services').db, c.req.valid('param').slug)
      if (!study) throw new NotFound(words(c).notFound)
      return answer(c, toApiStudy(study, voice(c)))
    },
    refuse(routes.getStudy.request.query, []),
  )

  api.openapi(
    routes.getStudyTable,
    async (c) => {
      const { slug, id } = c.req.valid('param')
      const study = await getStudy(c.get('services').db, slug)
      const table = study?.tables.find((each) => each.id === id)
      if (!study || !table) throw new NotFound(words(c).notFound)
      return answer(c, toApiStudyTable(study, table, voice(c)))
    },
    refuse(routes.getStudyTable.request.query, []),
  )
}
