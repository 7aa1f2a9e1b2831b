import type { Context } from 'hono'
import { getEditable } from '#modules/directory/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { claimOrganisation, isAtOwnDomain } from '../claim-organisation.ts'
import { messages } from '../messages/index.ts'
import { ClaimPage } from '../pages/claim-page.tsx'
import { canClaim } from '../policy.ts'
import { formBody } from './form-body.ts'

const claimsADay = 10

/** `GET /annuaire/{slug}/revendiquer` */
export async function claimPage(c: Context<Env>): Promise<Response> {
  return answer(c, { evidence: '', errors: [] })
}

/** `POST /annuaire/{slug}/revendiquer` */
export async function sendClaim(c: Context<Env>): Promise<Response> {
  const { db, now, limiter, jobs } = c.get('services')
  const actor = c.get('actor')
  authorise(canClaim, actor, undefined)
  const slug = c.req.param('slug') ?? ''
  const evidence = (await formBody(c)).text('evidence')
  if (actor.kind === 'person') limiter.count('claim', actor.id, claimsADay, 24 * 3600)
  try {
    const result = await claimOrganisation(db, actor, { slug, evidence, lang: c.get('lang') }, now())
    jobs.wake('mail')
    const done =
      result === 'granted' ? `/annuaire/${slug}/modifier?fait=tenue` : `/compte/demandes?fait=${result}`
    return c.redirect(localPath(c.get('lang'), done), 303)
  } catch (error) {
    if (!(error instanceof AppError && (error.code === 'invalid' || error.code === 'conflict'))) throw error
    return answer(c, { evidence, errors: error.fields, already: error.code === 'conflict' })
  }
}

async function answer(
  c: Context<Env>,
  props: { evidence: string; errors: FieldError[]; already?: boolean },
): Promise<Response> {
  const actor = c.get('actor')
  authorise(canClaim, actor, undefined)
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const { db } = c.get('services')
  const lang = c.get('lang')
  const organisation = await getEditable(db, c.req.param('slug') ?? '')
  if (organisation?.status !== 'published') throw new NotFound()
  const { name } = organisation.profile
  return renderPage(
    c,
    {
      title: messages[lang].claim.title(name),
      noIndex: true,
      status: props.already ? 409 : props.errors.length > 0 ? 422 : 200,
      breadcrumb: [
        { label: name, href: `/annuaire/${organisation.slug}` },
        { label: messages[lang].claim.crumb },
      ],
    },
    <ClaimPage
      lang={lang}
      slug={organisation.slug}
      name={name}
      email={actor.email}
      atOnce={await isAtOwnDomain(db, actor.email, organisation.profile)}
      isMember={actor.memberships.has(organisation.id) || props.already === true}
      evidence={props.evidence}
      errors={props.errors}
    />,
  )
}
