import { z } from '@hono/zod-openapi'
import { territoryKinds } from '#modules/territories/index.ts'
import type { ApiMessages } from '../messages/index.ts'

/** Indicators as the API gives them: their definition with its years, and their values at a level. */
export function indicatorSchemas(t: ApiMessages) {
  const f = t.indicatorFields
  const about = <T extends z.ZodType>(schema: T, description: string): T => schema.openapi({ description })
  const text = z.string()
  const listed = z
    .object({
      slug: about(text, f.slug),
      url: about(z.url(), f.url),
      theme: about(text, f.theme),
      unit: about(text, f.unit),
      label: about(text, f.label),
      definition: about(text, f.definition),
      formula: about(text.nullable(), f.formula),
      direction: about(z.enum(['more', 'less', 'neither']), f.direction),
      origin: about(z.enum(['pack', 'file', 'live', 'hand']), f.origin),
      levels: about(z.array(z.enum(territoryKinds)), f.levels),
      rate: about(z.boolean(), f.rate),
      target: about(z.object({ value: z.number(), year: z.int() }).nullable(), f.target),
      years: about(
        z.array(
          z.object({
            year: z.int(),
            series: about(text, f.series),
            source: about(text, f.source),
            note: about(text.nullable(), f.note),
            frozenAt: about(text.nullable(), f.frozenAt),
          }),
        ),
        f.years,
      ),
    })
    .openapi('IndicatorDefinition')
  const value = z
    .object({
      kind: about(z.enum(territoryKinds), f.kind),
      code: about(text, f.code),
      name: about(text, f.name),
      year: z.int(),
      value: about(z.number().nullable(), f.value),
      status: about(z.enum(['published', 'approximated', 'secret', 'unavailable']), f.status),
    })
    .openapi('IndicatorValue')
  return { listed, value }
}

type Schemas = ReturnType<typeof indicatorSchemas>
export type ApiIndicator = z.infer<Schemas['listed']>
export type ApiIndicatorValue = z.infer<Schemas['value']>
