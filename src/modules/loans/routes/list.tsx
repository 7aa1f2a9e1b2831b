import type { Context } from 'hono'
import { today } from '#modules/tools/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { listLoans, loansAPage } from '../list-store.ts'
import { messages } from '../messages/index.ts'
import { ListContent } from '../pages/list-page.tsx'

const path = '/compte/prets'
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /compte/prets?cote=emprunts|prets&groupe=&page=`: those of one's organisations; of all of them for the team of the site. */
export async function ownLoans(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const side = c.req.query('cote') === 'prets' ? 'holder' : 'borrower'
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const ofAll = hasRole(actor, 'observer')
  const organisations = ofAll ? null : [...actor.memberships.keys()]
  const asked = c.req.query('groupe') ?? ''
  const group = uuid.test(asked) ? asked : null
  const { loans, total } = await listLoans(db, { side, organisations, page, group }, today(now()))
  const t = messages[lang].list
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.title }],
    },
    <AccountFrame lang={lang} current={path}>
      <ListContent
        lang={lang}
        side={side}
        loans={loans}
        page={page}
        pages={Math.max(1, Math.ceil(total / loansAPage))}
        ofAll={ofAll}
        group={group}
        sent={c.req.query('fait') === 'demande'}
      />
    </AccountFrame>,
  )
}
