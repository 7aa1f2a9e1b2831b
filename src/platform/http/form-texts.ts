import type { Context } from 'hono'
import { NotFound } from '../errors.ts'
import type { Env } from './env.ts'

/** Reads the texts of a form: one line, without what does not show, cut to a length. */
export async function readTexts(c: Context<Env>): Promise<(name: string, length: number) => string> {
  const body = await c.req.parseBody()
  return (name, length) => {
    const value = body[name]
    return typeof value === 'string'
      ? value
          .replaceAll(/\p{C}+/gu, ' ')
          .trim()
          .slice(0, length)
      : ''
  }
}

/** The identifier of an address. @throws NotFound when it cannot be one */
export function uuidOf(text: string | undefined): string {
  if (!text || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)) throw new NotFound()
  return text
}
