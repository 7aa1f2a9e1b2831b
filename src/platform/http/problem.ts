import type { Context } from 'hono'
import { type AppError, errorTable } from '../errors.ts'
import type { Env } from './env.ts'

/** A failure as the API tells it: RFC 9457 problem details, in the language of the path. */
export function problem(c: Context<Env>, error: AppError): Response {
  const entry = errorTable[error.code]
  const words = entry[c.get('lang')]
  return c.json(
    {
      type: `urn:maillage:error:${error.code}`,
      title: words.title,
      status: entry.status,
      detail: error.detail ?? words.help,
      instance: `urn:uuid:${c.get('requestId')}`,
      code: error.code,
      ...(error.fields.length > 0 ? { errors: error.fields } : {}),
      ...error.members,
    },
    entry.status,
    {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      'Access-Control-Allow-Origin': '*',
    },
  )
}
