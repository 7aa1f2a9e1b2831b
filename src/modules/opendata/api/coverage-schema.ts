import { z } from '@hono/zod-openapi'
import { aims, everybody, mostSites, radii, shareIndicators } from '#modules/coverage/index.ts'
import type { ApiMessages } from '../messages/index.ts'
import type { Examples } from '../model.ts'

/** What coverage may be asked: the grammar of its page, strictly. */
export function coverageParameters(t: ApiMessages, examples: Examples) {
  const p = t.coverage.parameters
  const one = (possible: readonly string[], error: string) => z.enum(possible, { error }).optional()
  return z.strictObject({
    lieu: z
      .string({ error: 'once' })
      .max(100)
      .optional()
      .openapi({ description: p.lieu, example: examples.placeKind }),
    rayon: one(radii.map(String), 'coverageRadius').openapi({ description: p.rayon, example: '10' }),
    compter: one([everybody, ...shareIndicators], 'counted').openapi({
      description: p.compter,
      example: everybody,
    }),
  })
}

/** What « Où agir ? » may be asked. */
export function sitesParameters(t: ApiMessages, examples: Examples) {
  const p = t.coverage.parameters
  return z.strictObject({
    ...coverageParameters(t, examples).shape,
    but: z
      .enum([aims.reach, aims.near], { error: 'aim' })
      .optional()
      .openapi({ description: p.but, example: aims.reach }),
    nombre: z
      .string({ error: 'once' })
      .refine((text) => /^[1-9]\d?$/.test(text) && Number(text) <= mostSites, { error: 'sites' })
      .optional()
      .openapi({ type: 'integer', minimum: 1, maximum: mostSites, description: p.nombre, example: 2 }),
  })
}

/** Coverage as the API gives it, and where to act. */
export function coverageSchemas(t: ApiMessages) {
  const f = t.coverage.fields
  const about = <T extends z.ZodType>(schema: T, description: string): T => schema.openapi({ description })
  const text = z.string()
  const count = z.int()
  const tally = {
    within: about(count, f.within),
    without: about(count, f.without),
    unknown: about(count, f.unknown),
    percent: about(z.number().nullable(), f.percent),
    communes: about(count, f.communes),
    communesWithout: about(count, f.communesWithout),
  }
  const territory = z.object({ code: text, name: text, ...tally })
  const question = {
    url: about(z.url(), f.url),
    kind: about(z.object({ code: text, label: text }), f.kind),
    radiusKm: about(z.number(), f.radiusKm),
    counted: about(text, f.counted),
    places: about(count, f.places),
    date: about(z.iso.date(), f.date),
  }
  const coverage = z
    .object({
      ...question,
      region: about(z.object(tally), f.region),
      departements: about(z.array(territory), f.departements),
      epci: about(z.array(territory), f.epci),
    })
    .openapi('Coverage')
  const standing = {
    within: about(count, f.within),
    without: about(count, f.without),
    meanKm: about(z.number().nullable(), f.meanKm),
  }
  const site = z.object({
    rank: count,
    code: text,
    name: text,
    epci: text.nullable(),
    departement: text.nullable(),
    lon: z.number(),
    lat: z.number(),
    newlyReached: about(count, f.newlyReached),
    ...standing,
  })
  const sites = z
    .object({
      ...question,
      aim: about(z.enum([aims.reach, aims.near]), f.aim),
      asked: about(count, f.asked),
      status: about(z.enum(['found', 'searching']), f.status),
      proven: about(z.boolean(), f.proven),
      gapPercent: about(z.number().nullable(), f.gapPercent),
      before: about(z.object(standing).nullable(), f.before),
      after: about(z.object(standing).nullable(), f.after),
      sites: about(z.array(site), f.sites),
    })
    .openapi('CoverageSites')
  return { coverage, sites }
}

type Schemas = ReturnType<typeof coverageSchemas>
export type ApiCoverage = z.infer<Schemas['coverage']>
export type ApiSites = z.infer<Schemas['sites']>
