import type { Context } from 'hono'
import { cleanText } from '#modules/tools/index.ts'
import { hasRole } from '#platform/access/actor.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { holdersOfIncidents, incidentsAPage, listIncidents } from '../incident-store.ts'
import { fieldMessages } from '../messages/index.ts'
import { IncidentsContent } from '../pages/incidents-page.tsx'

const path = '/compte/a-reparer'

/** `GET /compte/a-reparer?etat=clos&q=&structure=&page=`: what broke of the tools of one's organisations; of all of them for the team of the site. */
export async function ownIncidents(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const question = {
    organisations: hasRole(actor, 'moderator') ? null : [...actor.memberships.keys()],
    holder: (c.req.query('structure') ?? '').slice(0, 36),
    open: c.req.query('etat') !== 'clos',
    words: cleanText(c.req.query('q') ?? '').slice(0, 100),
    page: Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000),
  }
  const [{ incidents, total }, holders] = await Promise.all([
    listIncidents(db, question),
    holdersOfIncidents(db, question.organisations),
  ])
  const t = fieldMessages[lang].incidents
  return renderPage(
    c,
    {
      title: t.listTitle,
      noIndex: true,
      styles: ['back-office'],
      canonical: path,
      breadcrumb: [{ label: t.crumb }],
    },
    <AccountFrame lang={lang} current="/compte/prets">
      <IncidentsContent
        lang={lang}
        open={question.open}
        holder={question.holder}
        words={question.words}
        page={question.page}
        ofAll={question.organisations === null}
        holders={holders}
        incidents={incidents}
        pages={Math.max(1, Math.ceil(total / incidentsAPage))}
      />
    </AccountFrame>,
  )
}
