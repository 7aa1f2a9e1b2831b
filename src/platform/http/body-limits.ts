import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { AppError } from '../errors.ts'
import { splitPath } from '../i18n/lang.ts'
import type { Env } from './env.ts'

const usual = 1024 * 1024

/** An address (without its language) that takes more than usual, and how many bytes. */
export type LargerBody = { path: RegExp; bytes: number }

/** Refuses a body of more than a megabyte, or more than its address takes. @throws AppError too_large */
export function limitBodies(larger: LargerBody[]) {
  const limit = (maxSize: number) =>
    bodyLimit({
      maxSize,
      onError: () => {
        throw new AppError('too_large')
      },
    })
  const common = limit(usual)
  const exceptions = larger.map(({ path, bytes }) => ({ path, check: limit(bytes) }))
  return createMiddleware<Env>((c, next) => {
    const [, path] = splitPath(c.req.path)
    const check = exceptions.find((each) => each.path.test(path))?.check ?? common
    return check(c, next)
  })
}
