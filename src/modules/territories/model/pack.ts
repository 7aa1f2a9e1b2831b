import { z } from 'zod'
import { type IndicatorValue, type Territory, type TerritoryKind, territoryKinds } from '../model.ts'

export const words = z.object({ fr: z.string().min(1), en: z.string().min(1) })

/** Where figures come from, as `region.json` and the mapping files say it. */
export const source = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  publisher: z.string().min(1),
  url: z.url().nullable(),
  licence: z.string().min(1),
  licenceConfirmed: z.boolean(),
  vintage: z.string().min(1),
  note: words.nullable(),
})

/** `region.json`: what a region pack says of itself. Everything that depends on the region is written there, nowhere in the code. */
export const regionManifest = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: z.string().min(1),
  /** « la région … », « de la région … », « dans la région … » as people say them in each language. */
  names: z.strictObject({ the: words, of: words, in: words }),
  /** Code of the commune where its prefecture stands. */
  seat: z.string().nullable(),
  schoolZone: z.enum(['A', 'B', 'C']).nullable(),
  agency: z.string().nullable(),
  contactEmail: z.email().nullable(),
  sources: z.array(source).min(1),
  territories: z.strictObject({
    source: z.string(),
    areaSource: z.string().nullable(),
    /** Census year of the population columns. */
    populationYear: z.number().int(),
  }),
  contours: z.strictObject({ file: z.string(), source: z.string() }).nullable(),
  indicators: z.string().nullable(),
  /** Indicators counted from files of the pack: museum attendance, for example. */
  counted: z.string().optional(),
  studies: z.array(z.strictObject({ id: z.string(), file: z.string(), source: z.string() })),
  /** Files of the studies published about the region, in the order they are listed. */
  publications: z.array(z.string()).optional(),
  /** File of the dashboards that a site begins with. */
  dashboards: z.string().optional(),
  /** Files of demonstration campaigns, invented answers to a questionnaire of the pack. */
  demonstrations: z.array(z.string()).optional(),
  /** Files of questionnaires to begin surveys from. */
  questionnaires: z.array(z.string()).optional(),
  /** Pages elsewhere about a territory; `{code}`, `{lon}` and `{lat}` are replaced. */
  links: z.array(
    z.strictObject({
      kinds: z.array(z.enum(territoryKinds)).min(1),
      label: words,
      url: z.string().startsWith('https://'),
    }),
  ),
  organisations: z.array(z.looseObject({ file: z.string(), source: z.string() })),
  events: z.array(z.strictObject({ file: z.string(), source: z.string(), reader: z.string() })).optional(),
  /** Standing ways to have a project funded, as documents name them. */
  funding: z.string().optional(),
  /** Resources that exist and are not booked here. */
  tools: z.strictObject({ file: z.string(), source: z.string() }).optional(),
})
export type RegionManifest = z.infer<typeof regionManifest>

/** A region pack that cannot be used; the message names the file and what is wrong. */
export class PackError extends Error {}

/** One indicator of `indicators.json`. */
export const indicatorDefinition = z.strictObject({
  code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  theme: z.enum(['population', 'age', 'occupation', 'education', 'employment', 'income']),
  unit: z.enum(['inhabitants', 'percent', 'euros']),
  label: words,
  definition: words,
  /** Which way is better, when one is. */
  direction: z.enum(['more', 'less', 'neither']).optional(),
  /** How a larger territory may be computed from its parts: by sum, by a mean weighted by population or labour force, or never. */
  aggregate: z.enum(['sum', 'population', 'labour-force', 'none']),
  /** True when a missing value means that statistical secrecy withholds it. */
  secret: z.boolean(),
  /** Years of one `series` compare with each other; a change of series is a break. */
  vintages: z
    .array(
      z.strictObject({
        year: z.number().int(),
        series: z.string(),
        source: z.string(),
        note: words.nullable(),
      }),
    )
    .min(1),
})
export type IndicatorDefinition = z.infer<typeof indicatorDefinition>

/** A value with the territory it describes. */
export type TerritoryValue = IndicatorValue & { kind: TerritoryKind; code: string }

/** One containment, direct or not. */
export type Membership = { memberKind: TerritoryKind; memberCode: string; kind: TerritoryKind; code: string }

/** Kinds that have contours of their own; the region’s are those of its départements. */
export type ContourKind = 'commune' | 'epci' | 'departement'

/** What a study says of one EPCI; the facts are kept as they are and read by the sheet. */
export type StudyFacts = {
  kind: 'epci'
  code: string
  study: string
  sourceId: string
  facts: Record<string, unknown>
}

/** Everything a region pack holds about territories, checked, with what is computed from it. */
export type RegionPack = {
  manifest: RegionManifest
  territories: Territory[]
  memberships: Membership[]
  neighbours: { kind: ContourKind; code: string; neighbour: string }[]
  indicators: IndicatorDefinition[]
  values: TerritoryValue[]
  studies: StudyFacts[]
}
