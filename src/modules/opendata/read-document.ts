import type { openApiDocument } from './api/document.ts'
import type { Operation, TokenOperation } from './model.ts'

type Document = ReturnType<typeof openApiDocument>
type Schema = {
  $ref?: string
  description?: string
  example?: unknown
  items?: Schema
  allOf?: Schema[]
  properties?: Record<string, Schema>
}
type Parameter = {
  name: string
  in: string
  required?: boolean
  description?: string
  schema?: Schema
  example?: unknown
}
type Answer = { description: string; content?: Record<string, { schema?: Schema }> }

/** The operations of an OpenAPI document that need a token, in its order. */
export function listTokenOperations(document: Document): TokenOperation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    (['get', 'post', 'put', 'patch', 'delete'] as const).flatMap((method) => {
      const operation = item[method]
      if (!operation?.security) return []
      const body = operation.requestBody as { content?: Record<string, { schema?: Schema }> } | undefined
      const schema = resolve(document, body?.content?.['application/json']?.schema)
      return [
        {
          id: operation.operationId ?? path,
          method: method.toUpperCase(),
          path,
          summary: operation.summary ?? '',
          description: operation.description ?? '',
          body: Object.keys(schema?.properties ?? {}),
          required: (schema as { required?: string[] } | undefined)?.required ?? [],
          answers: Object.entries((operation.responses ?? {}) as Record<string, Answer>).map(
            ([status, answer]) => ({ status, description: answer.description }),
          ),
        },
      ]
    }),
  )
}

/** The operations of an OpenAPI document that anybody may ask, in its order. */
export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
    const operation = item.get
    if (!operation || operation.security) return []
    const parameters = (operation.parameters ?? []) as Parameter[]
    const answers = Object.entries(operation.responses ?? {}) as [string, Answer][]
    const answer = resolve(
      document,
      answers.find(([status]) => status === '200')?.[1].content?.['application/json']?.schema,
    )
    const row = resolve(document, answer?.properties?.data?.items) ?? answer
    return [
      {
        id: operation.operationId ?? path,
        path,
        summary: operation.summary ?? '',
        description: operation.description ?? '',
        parameters: parameters.map((each) => ({
          name: each.name,
          description: each.description ?? each.schema?.description ?? '',
          example: exampleOf(each),
          required: each.required ?? false,
        })),
        answers: answers.map(([status, each]) => ({ status, description: each.description })),
        fields: Object.entries(row?.properties ?? {}).map(([name, field]) => ({
          name,
          description: descriptionOf(document, field),
        })),
        example: exampleAddress(path, parameters),
      },
    ]
  })
}

function resolve(document: Document, schema: Schema | undefined): Schema | undefined {
  const name = schema?.$ref?.split('/').at(-1)
  return name ? (document.components?.schemas?.[name] as Schema | undefined) : schema
}

function descriptionOf(document: Document, field: Schema): string {
  return (
    field.description ??
    field.allOf?.map((part) => part.description).find(Boolean) ??
    resolve(document, field)?.description ??
    ''
  )
}

function exampleOf(parameter: Parameter): string {
  const example = parameter.example ?? parameter.schema?.example
  return example === undefined ? '' : [example].flat().join(',')
}

/** An address that answers: what must be said filled in, then `limit` and `fields`, which every instance can answer. */
function exampleAddress(path: string, parameters: Parameter[]): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    exampleOf(parameters.find((each) => each.name === name) ?? { name, in: 'path' }),
  )
  const query = parameters
    .filter((each) => each.in === 'query' && (each.required || ['limit', 'fields'].includes(each.name)))
    .map((each) => `${each.name}=${exampleOf(each)}`)
  return query.length > 0 ? `${filled}?${query.join('&')}` : filled
}
