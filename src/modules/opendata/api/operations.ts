import { createRoute, z } from '@hono/zod-openapi'
import type { ApiMessages } from '../messages/index.ts'
import type { Examples } from '../model.ts'
import { coverageOperations } from './coverage-operations.ts'
import {
  eventFacetParameters,
  eventParameters,
  expertParameters,
  kindParameter,
  organisationParameters,
  sheetParameters,
  territoryParameters,
  toolDaysParameters,
  toolParameters,
} from './parameters.ts'
import { answerSchemas } from './schemas.ts'

/** Every operation of the API, described in one language: routes, OpenAPI document and readable page all come from here. */
export function operations(t: ApiMessages, examples: Examples) {
  const schemas = answerSchemas(t)
  const { organisation, expert, event, tool, territory, territorySheet } = schemas.whole
  const fields = {
    organisation: Object.keys(organisation.shape),
    expert: Object.keys(expert.shape),
    event: Object.keys(event.shape),
    tool: Object.keys(tool.shape),
    territory: Object.keys(territory.shape),
    territorySheet: Object.keys(territorySheet.shape),
  }
  const json = (schema: z.ZodType, description: string) => ({
    description,
    content: { 'application/json': { schema } },
  })
  const failure = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: schemas.problem } },
  })
  const answers = (schema: z.ZodType) => ({
    200: json(schema, t.ok),
    304: { description: t.notModified },
    422: failure(t.invalid),
  })
  const code = z
    .string()
    .regex(/^[0-9AB]{2,9}$/)
    .openapi({ description: t.parameters.code, example: examples.epci })

  const slug = (example: string) =>
    z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .openapi({ description: t.parameters.slug, example })

  const routes = {
    listOrganisations: createRoute({
      method: 'get',
      path: '/api/v1/organisations',
      operationId: 'listOrganisations',
      tags: [t.organisations],
      summary: t.listOrganisations,
      description: t.listOrganisationsHelp,
      request: { query: organisationParameters(t, fields.organisation, examples) },
      responses: answers(schemas.organisations),
    }),
    getOrganisation: createRoute({
      method: 'get',
      path: '/api/v1/organisations/{slug}',
      operationId: 'getOrganisation',
      tags: [t.organisations],
      summary: t.getOrganisation,
      description: t.getOrganisationHelp,
      request: {
        params: z.object({ slug: slug(examples.slug) }),
        query: sheetParameters(t, fields.organisation, 'name,places,website'),
      },
      responses: {
        ...answers(schemas.organisation),
        301: { description: t.moved },
        404: failure(t.notFound),
      },
    }),
    listExperts: createRoute({
      method: 'get',
      path: '/api/v1/experts',
      operationId: 'listExperts',
      tags: [t.experts],
      summary: t.listExperts,
      description: t.listExpertsHelp,
      request: { query: expertParameters(t, fields.expert, examples) },
      responses: answers(schemas.experts),
    }),
    getExpert: createRoute({
      method: 'get',
      path: '/api/v1/experts/{slug}',
      operationId: 'getExpert',
      tags: [t.experts],
      summary: t.getExpert,
      description: t.getExpertHelp,
      request: {
        params: z.object({ slug: slug(examples.expert) }),
        query: sheetParameters(t, fields.expert, 'name,headline,themes'),
      },
      responses: { ...answers(schemas.expert), 404: failure(t.notFound) },
    }),
    listEvents: createRoute({
      method: 'get',
      path: '/api/v1/events',
      operationId: 'listEvents',
      tags: [t.events],
      summary: t.listEvents,
      description: t.listEventsHelp,
      request: { query: eventParameters(t, fields.event, examples) },
      responses: answers(schemas.events),
    }),
    countEvents: createRoute({
      method: 'get',
      path: '/api/v1/events/facets',
      operationId: 'countEvents',
      tags: [t.events],
      summary: t.countEvents,
      description: t.countEventsHelp,
      request: { query: eventFacetParameters(t, examples) },
      responses: answers(schemas.eventFacets),
    }),
    getEvent: createRoute({
      method: 'get',
      path: '/api/v1/events/{slug}',
      operationId: 'getEvent',
      tags: [t.events],
      summary: t.getEvent,
      description: t.getEventHelp,
      request: {
        params: z.object({ slug: slug(examples.event) }),
        query: sheetParameters(t, fields.event, 'title,places,sessions'),
      },
      responses: { ...answers(schemas.event), 404: failure(t.notFound) },
    }),
    listTools: createRoute({
      method: 'get',
      path: '/api/v1/tools',
      operationId: 'listTools',
      tags: [t.tools],
      summary: t.listTools,
      description: t.listToolsHelp,
      request: { query: toolParameters(t, fields.tool, examples) },
      responses: answers(schemas.tools),
    }),
    getTool: createRoute({
      method: 'get',
      path: '/api/v1/tools/{slug}',
      operationId: 'getTool',
      tags: [t.tools],
      summary: t.getTool,
      description: t.getToolHelp,
      request: {
        params: z.object({ slug: slug(examples.tool) }),
        query: sheetParameters(t, fields.tool, 'title,room,conditions'),
      },
      responses: { ...answers(schemas.tool), 404: failure(t.notFound) },
    }),
    getToolAvailability: createRoute({
      method: 'get',
      path: '/api/v1/tools/{slug}/availability',
      operationId: 'getToolAvailability',
      tags: [t.tools],
      summary: t.getToolAvailability,
      description: t.getToolAvailabilityHelp,
      request: {
        params: z.object({ slug: slug(examples.tool) }),
        query: toolDaysParameters(t),
      },
      responses: { ...answers(schemas.availability), 404: failure(t.notFound) },
    }),
    listStudies: createRoute({
      method: 'get',
      path: '/api/v1/studies',
      operationId: 'listStudies',
      tags: [t.studies],
      summary: t.listStudies,
      description: t.listStudiesHelp,
      request: { query: z.strictObject({}) },
      responses: answers(schemas.studies),
    }),
    getStudy: createRoute({
      method: 'get',
      path: '/api/v1/studies/{slug}',
      operationId: 'getStudy',
      tags: [t.studies],
      summary: t.getStudy,
      description: t.getStudyHelp,
      request: { params: z.object({ slug: slug(examples.study) }), query: z.strictObject({}) },
      responses: { ...answers(schemas.study), 404: failure(t.notFound) },
    }),
    getStudyTable: createRoute({
      method: 'get',
      path: '/api/v1/studies/{slug}/tables/{id}',
      operationId: 'getStudyTable',
      tags: [t.studies],
      summary: t.getStudyTable,
      description: t.getStudyTableHelp,
      request: {
        params: z.object({ slug: slug(examples.study), id: slug(examples.studyTable) }),
        query: z.strictObject({}),
      },
      responses: { ...answers(schemas.studyTable), 404: failure(t.notFound) },
    }),
    listTerritories: createRoute({
      method: 'get',
      path: '/api/v1/territories/{kind}',
      operationId: 'listTerritories',
      tags: [t.territories],
      summary: t.listTerritories,
      description: t.listTerritoriesHelp,
      request: {
        params: z.object({ kind: kindParameter(t) }),
        query: territoryParameters(t, fields.territory, examples),
      },
      responses: { ...answers(schemas.territories), 404: failure(t.notFound) },
    }),
    getTerritory: createRoute({
      method: 'get',
      path: '/api/v1/territories/{kind}/{code}',
      operationId: 'getTerritory',
      tags: [t.territories],
      summary: t.getTerritory,
      description: t.getTerritoryHelp,
      request: {
        params: z.object({ kind: kindParameter(t), code }),
        query: sheetParameters(t, fields.territorySheet, 'name,indicators'),
      },
      responses: { ...answers(schemas.territorySheet), 404: failure(t.notFound) },
    }),
    ...coverageOperations(t, examples, schemas, answers),
  }
  return { routes, fields }
}

export type Operations = ReturnType<typeof operations>
