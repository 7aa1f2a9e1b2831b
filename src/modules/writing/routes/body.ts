import type { Context } from 'hono'
import type { z } from 'zod'
import type { Env } from '#platform/http/env.ts'
import { readBody } from '../read-body.ts'

/** The body of a request, checked. @throws as readBody */
export async function bodyOf<T extends z.ZodType>(c: Context<Env>, schema: T): Promise<z.infer<T>> {
  return readBody(c.get('lang'), { type: c.req.header('content-type'), text: await c.req.text() }, schema)
}
