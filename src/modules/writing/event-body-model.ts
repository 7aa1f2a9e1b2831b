import { z } from 'zod'
import {
  type EventContent,
  type EventInput,
  eventModes,
  mostSessions,
  sessionStatuses,
} from '#modules/agenda/index.ts'

const code = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const slug = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const codes = z.array(code).max(50)
const text = (max: number) => z.string().trim().min(1).max(max)
const optional = (max: number) => text(max).nullable().optional()
const age = z.int().min(0).max(120).nullable()
const link = z.url({ protocol: /^https?$/ }).max(2000)

const place = z.strictObject({
  organisation: slug.nullable().default(null),
  name: text(255).nullable().default(null),
  address: text(255).nullable().default(null),
  postcode: z
    .string()
    .regex(/^\d{5}$/)
    .nullable()
    .default(null),
  commune: z
    .string()
    .regex(/^\d[0-9AB]\d{3}$/)
    .nullable()
    .default(null),
  locality: text(255).nullable().default(null),
  point: z
    .strictObject({ lon: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) })
    .nullable()
    .default(null),
})
const session = z.strictObject({
  id: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  begin: z.iso.datetime({ offset: true }),
  end: z.iso.datetime({ offset: true }),
  status: z.enum(sessionStatuses).optional(),
  place: z.int().min(0).max(99).nullable().optional(),
})

/** An event as a caller writes it: the names of the reading API, codes and slugs instead of labels. A field left out is left alone; null empties it. */
const eventBody = z.strictObject({
  organisation: slug.optional(),
  title: text(140).optional(),
  titleEn: optional(140),
  summary: optional(200),
  summaryEn: optional(200),
  description: optional(10_000),
  descriptionEn: optional(10_000),
  conditions: optional(255),
  conditionsEn: optional(255),
  fee: z.enum(['free', 'paid']).nullable().optional(),
  ages: z.strictObject({ min: age.default(null), max: age.default(null) }).optional(),
  mode: z.enum(eventModes).optional(),
  onlineLink: link.nullable().optional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2,3}$/))
    .max(20)
    .optional(),
  keywords: z.array(text(60)).max(50).optional(),
  booking: z
    .array(
      z.strictObject({
        for: z.enum(['public', 'school']),
        type: z.enum(['link', 'phone', 'email']),
        value: text(2000),
      }),
    )
    .max(10)
    .optional(),
  themes: codes.optional(),
  audiences: codes.optional(),
  formats: codes.optional(),
  access: codes.optional(),
  season: z
    .strictObject({ code, year: z.int().min(1950).max(2200) })
    .nullable()
    .optional(),
  /** The version of the season's charter that the caller accepted. */
  charter: z.int().min(1).optional(),
  sourceUrl: link.nullable().optional(),
  places: z.array(place).max(100).optional(),
  sessions: z.array(session).max(mostSessions).optional(),
  partners: z.array(slug).max(50).optional(),
  speakers: z
    .array(
      z.strictObject({
        name: text(120),
        affiliation: text(200).nullable().default(null),
        expert: slug.nullable().default(null),
      }),
    )
    .max(50)
    .optional(),
})
export type EventBody = z.infer<typeof eventBody>

const agesInOrder = ({ ages }: EventBody) =>
  !ages || ages.min === null || ages.max === null || ages.min <= ages.max
const wrongAges = { path: ['ages', 'max'], error: 'min > max' }

/** A new event, or the whole of a numbered one: at least who announces it and its title. `draft` keeps it back. */
export const newEventBody = z
  .strictObject({
    ...eventBody.shape,
    organisation: slug,
    title: text(140),
    draft: z.boolean().default(false),
  })
  .refine(agesInOrder, wrongAges)

/** A change: the version it was made from, the fields to change, and the organiser's words to those who booked. */
export const eventChangeBody = z
  .strictObject({
    ...eventBody.shape,
    version: z.int().min(1),
    message: z.string().trim().max(1000).default(''),
  })
  .refine(agesInOrder, wrongAges)

/** Ids of the organisations that a body names by slug; one that is not known has none. */
export type KnownOrganisations = ReadonlyMap<string, string>

/** The slugs that a body names. */
export const organisationsIn = (body: EventBody): string[] => [
  ...new Set([
    ...(body.partners ?? []),
    ...(body.places ?? []).flatMap(({ organisation }) => organisation ?? []),
  ]),
]

/** What a body says, put on what an event says already. */
export function toEventInput(
  body: EventBody,
  present: EventInput | EventContent,
  organisations: KnownOrganisations,
): EventInput {
  // An unknown slug stays what it is, and is refused with the others that the directory does not have.
  const idOf = (name: string) => organisations.get(name) ?? name
  const values: Partial<EventInput> = {
    titleFr: body.title,
    titleEn: body.titleEn,
    summaryFr: body.summary,
    summaryEn: body.summaryEn,
    descriptionFr: body.description,
    descriptionEn: body.descriptionEn,
    conditionsFr: body.conditions,
    conditionsEn: body.conditionsEn,
    fee: body.fee,
    ageMin: body.ages?.min,
    ageMax: body.ages?.max,
    mode: body.mode,
    onlineLink: body.onlineLink,
    languages: body.languages,
    keywords: body.keywords,
    booking: body.booking,
    terms: {
      theme: body.themes ?? present.terms.theme,
      audience: body.audiences ?? present.terms.audience,
      format: body.formats ?? present.terms.format,
      access: body.access ?? present.terms.access,
    },
    season: body.season,
    sourceUrl: body.sourceUrl,
    places: body.places?.map(({ organisation, ...rest }) => ({
      ...rest,
      organisationId: organisation === null ? null : idOf(organisation),
    })),
    sessions: body.sessions?.map(({ begin, end, place: rank = 0, ...rest }) => ({
      ...rest,
      begin: new Date(begin),
      end: new Date(end),
      place: rank,
    })),
    partners: body.partners?.map(idOf),
    speakers: body.speakers,
  }
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return { ...present, ...Object.fromEntries(given) }
}
