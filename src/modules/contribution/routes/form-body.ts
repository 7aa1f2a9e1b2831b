import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'

/** The fields of a form as text: control characters gone, line ends one character, nothing longer than `longest`. */
export async function formBody(c: Context<Env>, longest = 20_000) {
  const body = await c.req.parseBody({ all: true })
  const clean = (value: unknown) =>
    typeof value === 'string'
      ? value
          .replaceAll('\r\n', '\n')
          .replaceAll(/[^\P{C}\n\t]/gu, '')
          .trim()
          .slice(0, longest)
      : ''
  return {
    /** One value; of a field given twice (typed, then chosen), the last. */
    text: (name: string) => clean([body[name]].flat().at(-1)),
    all: (name: string) => [body[name]].flat().map(clean).filter(Boolean),
    /** A field that people do not see was filled in. */
    isTrap: clean(body.website_2) !== '',
  }
}
