import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { listOwing, owingAPage } from '../owing-store.ts'
import { OwingContent, owingPath, owingStates } from '../pages/owing-page.tsx'
import { pageNumber } from './tell.tsx'

/** `GET /compte/bilans?etat=&page=`: past events of one's organisations; of all of them for the team of the site. */
export async function owing(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const state = c.req.query('etat') === owingStates.told ? 'told' : 'waiting'
  const page = pageNumber(c.req.query('page'))
  const ofAll = hasRole(actor, 'observer')
  const organisations = ofAll ? null : [...actor.memberships.keys()]
  const { events, total } = await listOwing(db, { organisations, state, page }, now())
  const { title } = messages[lang].owing
  return renderPage(
    c,
    { title, noIndex: true, styles: ['back-office'], canonical: owingPath, breadcrumb: [{ label: title }] },
    <AccountFrame lang={lang} current={owingPath}>
      <OwingContent
        lang={lang}
        events={events}
        state={state}
        page={page}
        pages={Math.max(1, Math.ceil(total / owingAPage))}
        ofAll={ofAll}
        mayTell={!ofAll || hasRole(actor, 'moderator')}
      />
    </AccountFrame>,
  )
}
