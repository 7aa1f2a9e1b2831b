import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { type EntryQuery, facetParameters } from '#modules/search/index.ts'
import { getTerritory, parseTerritoryRef } from '#modules/territories/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { type ApiMessages, apiMessages } from '../../messages/index.ts'
import { refusal } from '../parameters.ts'

/** The words of the API in the language of the address. */
export const words = (c: Context<Env>) => apiMessages[c.get('lang')]
/** In which language, and for which site, things are said. */
export const voice = (c: Context<Env>) => ({ lang: c.get('lang'), origin: c.get('origin') })

/** Tells what does not fit in a request; a kind or a code that cannot exist is an address that does not exist. */
export function refuse(query: { shape: object }, names: readonly string[]) {
  return (
    result: { success: boolean; target: string; error?: z.core.$ZodError },
    c: Context<Env>,
  ): undefined => {
    if (result.success || !result.error) return
    if (result.target === 'param') {
      const wrongKind = result.error.issues.some((issue) => issue.path[0] === 'kind')
      throw new NotFound(wrongKind ? words(c).errors.kind : words(c).notFound)
    }
    throw refusal(result.error, words(c), Object.keys(query.shape), names)
  }
}

/** @throws Invalid naming the values of filters that nothing here has */
export async function refuseUnknown(
  db: Database,
  query: EntryQuery,
  unknown: { group: keyof typeof facetParameters; value: string }[],
  t: ApiMessages,
) {
  const errors: FieldError[] = unknown.map(({ group, value }) => ({
    field: facetParameters[group],
    message: t.errors.unknownValue(value),
  }))
  const near = typeof query.near === 'string' ? parseTerritoryRef(query.near) : null
  if (near && !(await getTerritory(db, near.kind, near.code))) {
    errors.push({ field: 'pres', message: t.errors.unknownValue(`${near.kind}/${near.code}`) })
  }
  if (errors.length > 0) throw new Invalid(errors, t.errors.detail)
}
