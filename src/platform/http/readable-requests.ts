import { createMiddleware } from 'hono/factory'
import { AppError, NotFound } from '../errors.ts'
import type { Env } from './env.ts'

/**
 * What cannot be read is refused in words, wherever a route would read it: an address with a NUL, which no database holds, is no page;
 * a form that is cut short, without its boundary or no form at all is « unreadable ». A body is still read by its route only, after
 * whoever sends it was looked at.
 */
export const readableRequests = createMiddleware<Env>(async (c, next) => {
  if (/%00|\0/.test(c.req.path)) throw new NotFound()
  const { req } = c
  const formData = req.formData.bind(req)
  const parseBody = req.parseBody.bind(req)
  req.formData = () => formData().catch(unreadable)
  req.parseBody = ((options?: Parameters<typeof parseBody>[0]) =>
    parseBody(options).catch(unreadable)) as typeof parseBody
  await next()
})

function unreadable(error: unknown): never {
  throw error instanceof AppError ? error : new AppError('unreadable')
}
