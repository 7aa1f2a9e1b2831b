import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { findCopy, loansHolding, pastLoans } from '../copy-store.ts'
import { incidentsOfCopy } from '../incident-store.ts'
import { fieldMessages, messages } from '../messages/index.ts'
import type { LoanAct } from '../model.ts'
import { CopyLifePage } from '../pages/copy-life-page.tsx'
import { sidesOf } from '../policy.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Loans of the past that a page shows. */
const shownLoans = 100

/**
 * `GET /e/{id}`: what the label of a copy opens on a phone. Its holder's people and who has it, or will, see the loan under way and what to do next;
 * others go to the public sheet of its tool.
 */
export async function copyOfLabel(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const id = c.req.param('id') ?? ''
  const copy = uuid.test(id) ? await findCopy(db, id) : undefined
  if (!copy) throw new NotFound()
  const holding = await loansHolding(db, id)
  const isHolders = sidesOf(actor, { holderId: copy.holderId, organisationId: null }).includes('holder')
  const mine = holding.filter(({ borrowerId }) =>
    sidesOf(actor, { holderId: null, organisationId: borrowerId }).includes('borrower'),
  )
  const seesAll = isHolders || hasRole(actor, 'observer')
  if (!seesAll && mine.length === 0) {
    if (!copy.published) throw new NotFound()
    return c.redirect(localPath(lang, `/outils/${copy.slug}?exemplaire=${copy.id}`), 303)
  }
  const current = (seesAll ? holding : mine)[0] ?? null
  const mayAct = isHolders || mine.some((loan) => loan.id === current?.id)
  const t = fieldMessages[lang].copy
  const title = (lang === 'en' && copy.titleEn) || copy.titleFr
  return renderPage(
    c,
    {
      title: `${t.title(copy.code)}, ${title}`,
      noIndex: true,
      styles: ['back-office'],
      canonical: `/e/${copy.id}`,
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        { label: title, href: `/outils/${copy.slug}` },
        { label: copy.code },
      ],
    },
    <CopyLifePage
      lang={lang}
      copy={copy}
      current={current}
      act={current && mayAct ? actOf(current.state) : null}
      out={holding.find((loan) => loan.state === 'handed_over') ?? null}
      next={(seesAll ? holding : mine).filter((loan) => loan.id !== current?.id)}
      past={seesAll ? await pastLoans(db, id, shownLoans) : []}
      incidents={seesAll ? await incidentsOfCopy(db, id) : []}
      isHolders={isHolders}
      seesAll={seesAll}
      mayReport={isHolders || mine.some((loan) => loan.state === 'handed_over')}
    />,
  )
}

/** The act that fits a loan, on the spot. */
function actOf(state: string): Extract<LoanAct, 'hand-over' | 'return'> | null {
  if (state === 'signed') return 'hand-over'
  return state === 'handed_over' ? 'return' : null
}
