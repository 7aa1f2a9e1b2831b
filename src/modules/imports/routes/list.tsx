import type { Context } from 'hono'
import { authorise } from '#platform/access/permission.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { RunsPage } from '../pages/runs-page.tsx'
import { canRunImports, canSeeImports } from '../policy.ts'
import { listRuns } from '../store.ts'

const size = 30

/** `GET /administration/imports` */
export async function runsPage(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canSeeImports, actor, undefined)
  const lang = c.get('lang')
  const page = pageNumber(c.req.query('page'))
  const { runs, total } = await listRuns(c.get('services').db, page, size)
  return renderPage(
    c,
    { title: messages[lang].title, noIndex: true, styles: ['back-office'] },
    <RunsPage
      lang={lang}
      runs={runs}
      total={total}
      page={page}
      pages={Math.ceil(total / size)}
      mayRun={canRunImports(actor, undefined)}
    />,
  )
}

/** A page number as typed in an address: 1 when it is none. */
export function pageNumber(given: string | undefined): number {
  const page = Number(given ?? 1)
  return Number.isInteger(page) && page > 0 && page < 100_000 ? page : 1
}
