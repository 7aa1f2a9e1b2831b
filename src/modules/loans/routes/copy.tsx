import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { type FoundCopy, findCopy, loansHolding, pastLoans } from '../copy-store.ts'
import { incidentsOfCopy } from '../incident-store.ts'
import { fieldMessages, messages } from '../messages/index.ts'
import { CopyDoorPage } from '../pages/copy-door-page.tsx'
import { CopyLifePage } from '../pages/copy-life-page.tsx'
import { sidesOf } from '../policy.ts'
import type { ReportMoment } from '../report-model.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Loans of the past that a page shows. */
const shownLoans = 100

/**
 * `GET /e/{id}`: what the label of a copy opens on a phone. Its holder's people and who has it, or will, see the loan under way and what to do next;
 * others see which tool it is, and the way in.
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
  if (!seesAll && mine.length === 0) return door(c, copy)
  const current = (seesAll ? holding : mine)[0] ?? null
  const side = isHolders ? 'holder' : mine.some((loan) => loan.id === current?.id) ? 'borrower' : null
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
      act={current && momentOf(current.state)}
      side={side}
      out={holding.filter((loan) => loan.state === 'handed_over')}
      next={(seesAll ? holding : mine).filter((loan) => loan.id !== current?.id)}
      past={seesAll ? await pastLoans(db, id, shownLoans) : []}
      incidents={seesAll ? await incidentsOfCopy(db, id) : []}
      isHolders={isHolders}
      seesAll={seesAll}
      mayReport={isHolders || mine.some((loan) => loan.state === 'handed_over')}
    />,
  )
}

/** What is to be filled in of a loan, on the spot. */
function momentOf(state: string): ReportMoment | null {
  if (state === 'signed') return 'departure'
  return state === 'handed_over' ? 'return' : null
}

/** The page of a copy for whoever has nothing to do with its loans. @throws NotFound of a tool that is not public; AppError unauthenticated of a visitor there */
function door(c: Context<Env>, copy: FoundCopy) {
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (!copy.published) throw actor.kind === 'visitor' ? new AppError('unauthenticated') : new NotFound()
  const title = (lang === 'en' && copy.titleEn) || copy.titleFr
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      canonical: `/e/${copy.id}`,
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        { label: title, href: `/outils/${copy.slug}` },
        { label: copy.code },
      ],
    },
    <CopyDoorPage lang={lang} copy={copy} signedIn={actor.kind !== 'visitor'} />,
  )
}
