import type { Context } from 'hono'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { acceptInvitation, readInvitation } from '../invite-colleague.ts'
import { messages } from '../messages/index.ts'
import { InvitationPage } from '../pages/invitation-page.tsx'

/** `GET /invitation/{secret}`: who invites, into what; joining is a button, once signed in. */
export async function invitationPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const secret = c.req.param('secret') ?? ''
  const actor = c.get('actor')
  const invitation = await readInvitation(db, secret, now())
  c.header('Referrer-Policy', 'no-referrer')
  return renderPage(
    c,
    {
      title: messages[lang].team.invitation,
      noIndex: true,
      status: invitation ? 200 : 410,
      canonical: '/invitation',
    },
    <InvitationPage
      lang={lang}
      secret={secret}
      invitation={invitation}
      signedAs={actor.kind === 'person' ? actor.email : null}
    />,
  )
}

/** `POST /invitation/{secret}` */
export async function joinTeam(c: Context<Env>): Promise<Response> {
  const { db, now, jobs } = c.get('services')
  const secret = c.req.param('secret') ?? ''
  try {
    const { slug } = await acceptInvitation(db, c.get('actor'), secret, now())
    jobs.wake('mail')
    return c.redirect(localPath(c.get('lang'), `/annuaire/${slug}/modifier?fait=tenue`), 303)
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') return invitationPage(c)
    throw error
  }
}
