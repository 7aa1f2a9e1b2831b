import { z } from '@hono/zod-openapi'
import { type FacetGroup, facetParameters } from '#modules/search/index.ts'
import type { ApiMessages } from '../messages/index.ts'

/** What events are counted by, in the order of the filters of the page. */
export const eventFacetGroups = [
  'type',
  'theme',
  'audience',
  'format',
  'age',
  'fee',
  'access',
  'season',
  'mode',
  'language',
  'territory',
] as const satisfies readonly FacetGroup[]
type Group = (typeof eventFacetGroups)[number]

/** The counts of a list of events. Each facet bears the name of its parameter: a value goes back into the address as it is. */
export function eventFacetsSchema(t: ApiMessages) {
  const f = t.fields
  const value = z
    .object({ value: z.string(), label: z.string(), count: z.int(), selected: z.boolean() })
    .openapi('FacetValue')
  const groups = Object.fromEntries(
    eventFacetGroups.map((group) => [facetParameters[group], z.array(value)]),
  ) as Record<(typeof facetParameters)[Group], z.ZodArray<typeof value>>
  return z
    .object({
      total: z.int().openapi({ description: f.total }),
      facets: z.object(groups).openapi({ description: f.facets }),
      months: z
        .array(z.object({ month: z.string(), sessions: z.int() }))
        .openapi({ description: f.sessionMonths }),
    })
    .openapi('EventFacets')
}

export type ApiEventFacets = z.infer<ReturnType<typeof eventFacetsSchema>>
