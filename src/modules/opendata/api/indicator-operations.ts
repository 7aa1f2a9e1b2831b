import { createRoute, z } from '@hono/zod-openapi'
import { territoryKinds } from '#modules/territories/index.ts'
import type { ApiMessages } from '../messages/index.ts'
import type { Examples } from '../model.ts'

type Parts<List extends z.ZodType, One extends z.ZodType, Values extends z.ZodType> = {
  schemas: { indicatorList: List; indicatorDefinition: One; indicatorValues: Values }
  slug: (example: string) => z.ZodString
  answers: <T extends z.ZodType>(schema: T) => Record<number, { description: string }>
  failure: (description: string) => { description: string }
}

/** The operations about indicators: their list, each of them, their values at a level one year. */
export function indicatorOperations<L extends z.ZodType, O extends z.ZodType, V extends z.ZodType>(
  t: ApiMessages,
  examples: Examples,
  { schemas, slug, answers, failure }: Parts<L, O, V>,
) {
  const level = z.enum(territoryKinds, { error: 'level' }).optional()
  const year = z
    .string({ error: 'once' })
    .regex(/^\d{4}$/, { error: 'year' })
    .transform(Number)
    .optional()
  return {
    listIndicators: createRoute({
      method: 'get',
      path: '/api/v1/indicators',
      operationId: 'listIndicators',
      tags: [t.indicators],
      summary: t.listIndicators,
      description: t.listIndicatorsHelp,
      request: { query: z.strictObject({}) },
      responses: answers(schemas.indicatorList),
    }),
    getIndicator: createRoute({
      method: 'get',
      path: '/api/v1/indicators/{slug}',
      operationId: 'getIndicator',
      tags: [t.indicators],
      summary: t.getIndicator,
      description: t.getIndicatorHelp,
      request: { params: z.object({ slug: slug(examples.indicator) }), query: z.strictObject({}) },
      responses: { ...answers(schemas.indicatorDefinition), 404: failure(t.notFound) },
    }),
    listIndicatorValues: createRoute({
      method: 'get',
      path: '/api/v1/indicators/{slug}/values',
      operationId: 'listIndicatorValues',
      tags: [t.indicators],
      summary: t.listIndicatorValues,
      description: t.listIndicatorValuesHelp,
      request: {
        params: z.object({ slug: slug(examples.indicator) }),
        query: z.strictObject({
          level: level.openapi({ description: t.parameters.level, example: 'departement' }),
          year: year.openapi({ type: 'string', pattern: '^\\d{4}$', description: t.parameters.year }),
        }),
      },
      responses: { ...answers(schemas.indicatorValues), 404: failure(t.notFound) },
    }),
  }
}
