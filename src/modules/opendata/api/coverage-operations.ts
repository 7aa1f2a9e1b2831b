import { createRoute, type z } from '@hono/zod-openapi'
import type { ApiMessages } from '../messages/index.ts'
import type { Examples } from '../model.ts'
import { coverageParameters, type coverageSchemas, sitesParameters } from './coverage-schema.ts'

type Answers = Parameters<typeof createRoute>[0]['responses']

/** The operations of coverage; `answers` are those of every reading, around a schema. */
export function coverageOperations(
  t: ApiMessages,
  examples: Examples,
  schemas: ReturnType<typeof coverageSchemas>,
  answers: (schema: z.ZodType) => Answers,
) {
  return {
    getCoverage: createRoute({
      method: 'get',
      path: '/api/v1/coverage',
      operationId: 'getCoverage',
      tags: [t.coverage.tag],
      summary: t.coverage.getCoverage,
      description: t.coverage.getCoverageHelp,
      request: { query: coverageParameters(t, examples) },
      responses: answers(schemas.coverage),
    }),
    getSites: createRoute({
      method: 'get',
      path: '/api/v1/coverage/sites',
      operationId: 'getCoverageSites',
      tags: [t.coverage.tag],
      summary: t.coverage.getSites,
      description: t.coverage.getSitesHelp,
      request: { query: sitesParameters(t, examples) },
      responses: {
        ...answers(schemas.sites),
        202: {
          description: t.coverage.searching,
          content: { 'application/json': { schema: schemas.sites } },
        },
      },
    }),
  }
}
