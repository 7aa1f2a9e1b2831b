import type { Context } from 'hono'
import type { VNode } from 'preact'
import { type FrameLook, parseFrameLook, schemeIn } from '#platform/frame-look.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from './page.tsx'

const paramsOf = (c: Context<Env>) => new URL(c.req.url).searchParams

/** A page that any site may frame: bare, in the colours asked, out of robots’ indexes. `script`: what it needs; by default it tells its height. */
export function renderFrame(
  c: Context<Env>,
  { title, kind, script = 'frame-height' }: { title: string; kind: string; script?: string },
  body: VNode,
): Promise<Response> {
  c.get('csp')['frame-ancestors'] = '*'
  return renderPage(
    c,
    {
      title,
      frame: 'bare',
      systemType: true,
      scripts: [script],
      mainClass: `embed ${kind} ${schemeIn(paramsOf(c))}`,
      noIndex: true,
    },
    body,
  )
}

/** The look of a frame that a page is asked to prepare; the page may then hold its preview. `height`: in pixels, where none is said. */
export function askedFrame(c: Context<Env>, height: number): FrameLook {
  c.get('csp')['frame-src'] = "'self'"
  return parseFrameLook(paramsOf(c), height)
}
