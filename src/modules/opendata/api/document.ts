import { OpenAPIHono } from '@hono/zod-openapi'
import { tokenScheme, writeOperations } from '#modules/writing/index.ts'
import { type Lang, localPath } from '#platform/i18n/lang.ts'
import { apiMessages } from '../messages/index.ts'
import type { Examples } from '../model.ts'
import { operations } from './operations.ts'

/** What the description takes from the instance: names, and things that exist so that its examples answer. */
export type DocumentContext = {
  lang: Lang
  origin: string
  region: string
  examples: Examples
}

/** The OpenAPI 3.1 description of the API, in one language. */
export function openApiDocument({ lang, origin, region, examples }: DocumentContext) {
  const t = apiMessages[lang]
  const described = new OpenAPIHono()
  for (const route of Object.values(operations(t, examples).routes))
    described.openAPIRegistry.registerPath(route)
  described.openAPIRegistry.registerComponent('securitySchemes', 'token', tokenScheme(lang))
  for (const route of writeOperations(lang)) described.openAPIRegistry.registerPath(route)
  return described.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: t.title(region),
      version: '1.0.0',
      description: t.description,
      license: {
        name: 'Licence Ouverte 2.0',
        url: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence',
      },
    },
    servers: [{ url: origin + (lang === 'fr' ? '' : localPath(lang, '/')), description: t.server }],
    tags: [
      { name: t.organisations },
      { name: t.experts },
      { name: t.events },
      { name: t.tools },
      { name: t.studies },
      { name: t.coverage.tag },
      { name: t.territories },
      { name: t.writing },
    ],
  })
}
