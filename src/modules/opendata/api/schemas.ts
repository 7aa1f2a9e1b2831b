import { z } from '@hono/zod-openapi'
import { territoryKinds } from '#modules/territories/index.ts'
import type { ApiMessages } from '../messages/index.ts'
import { coverageSchemas } from './coverage-schema.ts'
import { eventFacetsSchema } from './event-facets-schema.ts'
import { eventSchema } from './event-schema.ts'
import { expertSchema } from './expert-schema.ts'
import { studySchemas } from './study-schema.ts'
import { toolSchemas } from './tool-schema.ts'

/** The answers of the API, described in one language. The types of the converters come from here. */
export function answerSchemas(t: ApiMessages) {
  const f = t.fields
  const about = <T extends z.ZodType>(schema: T, description: string): T => schema.openapi({ description })
  const text = z.string()
  const named = z.object({ code: text, name: text })
  const term = z.object({ code: text, label: text }).openapi('Term')
  const point = z.object({ lon: z.number(), lat: z.number() }).openapi('Point')
  const link = z.object({ slug: text, name: text, url: z.url() }).openapi('OrganisationLink')
  const territoryName = z
    .object({ kind: z.enum(territoryKinds), code: text, name: text })
    .openapi('TerritoryName')
  const moment = z.iso.datetime()

  const place = z
    .object({
      main: z.boolean(),
      name: text.nullable(),
      address: text.nullable(),
      postcode: text.nullable(),
      commune: named,
      epci: named.nullable(),
      departement: named.nullable(),
      point: point.nullable(),
      precision: about(z.enum(['address', 'commune']), f.precision),
      access: z.array(term),
      accessNote: text.nullable(),
    })
    .openapi('Place')

  const source = z
    .object({
      id: text,
      title: text,
      publisher: text,
      url: text.nullable(),
      licence: text,
      licenceConfirmed: about(z.boolean(), f.licenceConfirmed),
      vintage: text,
      record: text,
      dated: text.nullable(),
    })
    .openapi('Source')

  const organisation = z
    .object({
      slug: about(text, f.slug),
      url: about(z.url(), f.url),
      name: about(text, f.name),
      otherNames: about(z.array(text), f.otherNames),
      type: about(z.object(term.shape), f.type),
      legalStatus: about(z.object(term.shape).nullable(), f.legalStatus),
      description: about(text.nullable(), f.description),
      roles: about(z.array(term), f.roles),
      themes: about(z.array(term), f.themes),
      audiences: about(z.array(term), f.audiences),
      formats: about(z.array(term), f.formats),
      skills: about(z.array(term), f.skills),
      equipment: about(z.array(term), f.equipment),
      parent: about(z.object(link.shape).nullable(), f.parent),
      networks: about(z.array(link), f.networks),
      area: about(z.object(territoryName.shape).nullable(), f.area),
      places: about(z.array(place), f.places),
      openingHours: about(text.nullable(), f.openingHours),
      phone: about(text.nullable(), f.phone),
      email: about(text.nullable(), f.email),
      website: about(text.nullable(), f.website),
      links: about(z.array(z.object({ url: text, label: text.nullable(), kind: text })), f.links),
      identifiers: about(z.array(z.object({ scheme: text, value: text })), f.identifiers),
      foundedOn: about(text.nullable(), f.foundedOn),
      sources: about(z.array(source), f.sources),
      version: about(z.int(), f.version),
      confirmedAt: about(moment.nullable(), f.confirmedAt),
      createdAt: about(moment, f.createdAt),
      updatedAt: about(moment, f.updatedAt),
    })
    .openapi('Organisation')

  const expert = expertSchema(t)
  const event = eventSchema(t)
  const { tool, availability } = toolSchemas(t)
  const studies = studySchemas(t)
  const coverage = coverageSchemas(t)

  const territory = z
    .object({
      kind: about(z.enum(territoryKinds), f.kind),
      code: about(text, f.code),
      url: about(z.url(), f.url),
      name: about(text, f.name),
      type: about(text.nullable(), f.epciType),
      population: about(z.int().nullable(), f.population),
      populationYear: about(z.int().nullable(), f.populationYear),
      areaKm2: about(z.number().nullable(), f.areaKm2),
      density: about(z.number().nullable(), f.density),
      point: about(z.object(point.shape).nullable(), f.point),
      seat: about(text.nullable(), f.seat),
      containers: about(z.array(territoryName), f.containers),
      sourceId: about(text, f.sourceId),
    })
    .openapi('Territory')

  const indicator = z
    .object({
      code: text,
      label: text,
      unit: z.enum(['inhabitants', 'percent', 'euros']),
      values: z.array(
        z.object({
          year: z.int(),
          value: z.number().nullable(),
          status: about(z.enum(['published', 'approximated', 'secret', 'unavailable']), f.status),
          series: about(text, f.series),
          note: text.nullable(),
          source: z.object({ id: text, title: text, publisher: text, vintage: text }),
        }),
      ),
    })
    .openapi('Indicator')
  const territorySheet = z
    .object({ ...territory.shape, indicators: about(z.array(indicator), f.indicators) })
    .openapi('TerritorySheet')

  const pagination = z
    .object({
      total: about(z.int(), f.total),
      limit: about(z.int(), f.limit),
      after: about(text.nullable(), f.after),
    })
    .openapi('Pagination')
  const problem = z
    .object({
      type: text,
      title: text,
      status: z.int(),
      detail: text,
      instance: text,
      code: text,
      errors: z.array(z.object({ field: text, message: text })).optional(),
    })
    .openapi('Problem')

  // A sparse selection may leave any field out.
  return {
    organisation: organisation.partial().openapi('Organisation'),
    organisationShape: organisation.shape,
    organisations: z
      .object({ data: z.array(organisation.partial().openapi('Organisation')), pagination })
      .openapi('OrganisationList'),
    territory: territory.partial().openapi('Territory'),
    territorySheet: territorySheet.partial().openapi('TerritorySheet'),
    territories: z
      .object({ data: z.array(territory.partial().openapi('Territory')), pagination })
      .openapi('TerritoryList'),
    expert: expert.partial().openapi('Expert'),
    experts: z
      .object({ data: z.array(expert.partial().openapi('Expert')), pagination })
      .openapi('ExpertList'),
    event: event.partial().openapi('Event'),
    events: z.object({ data: z.array(event.partial().openapi('Event')), pagination }).openapi('EventList'),
    eventFacets: eventFacetsSchema(t),
    tool: tool.partial().openapi('Tool'),
    tools: z.object({ data: z.array(tool.partial().openapi('Tool')), pagination }).openapi('ToolList'),
    availability,
    studies: z.object({ data: z.array(studies.listed), pagination }).openapi('StudyList'),
    study: studies.whole,
    studyTable: studies.table,
    ...coverage,
    whole: { organisation, expert, event, tool, territory, territorySheet },
    problem,
  }
}

type Schemas = ReturnType<typeof answerSchemas>
export type ApiOrganisation = z.infer<Schemas['whole']['organisation']>
export type ApiTerritory = z.infer<Schemas['whole']['territory']>
export type ApiTerritorySheet = z.infer<Schemas['whole']['territorySheet']>
