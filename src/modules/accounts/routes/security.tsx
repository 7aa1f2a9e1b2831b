import type { Context } from 'hono'
import type { Env } from '#platform/http/env.ts'
import { NotFound } from '#platform/errors.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { listPasskeys, listSessions } from '../account-store.ts'
import { messages } from '../messages/index.ts'
import { SecurityPage } from '../pages/security-page.tsx'
import { endSessions } from '../sign-out.ts'
import { dropSessionCookie } from './cookie.ts'
import { self } from './self.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /compte/securite`: sessions and passkeys. */
export async function securityPage(c: Context<Env>): Promise<Response> {
  const actor = self(c)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const current = actor.via.origin === 'form' ? actor.via.sessionId : ''
  const [sessions, passkeys] = await Promise.all([
    listSessions(db, actor.id, current, now()),
    listPasskeys(db, actor.id),
  ])
  return renderPage(
    c,
    {
      title: messages[lang].security.title,
      noIndex: true,
      styles: ['back-office'],
      scripts: ['passkey'],
      canonical: '/compte/securite',
    },
    <SecurityPage lang={lang} sessions={sessions} passkeys={passkeys} done={c.req.query('fait')} />,
  )
}

/** `POST /deconnexion`: ends this session. */
export async function signOut(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  if (actor.kind === 'person') await endSessions(db, actor, 'this', now())
  dropSessionCookie(c)
  return c.redirect(localPath(c.get('lang'), '/'), 303)
}

/** `POST /compte/securite/partout`: ends every session, this one included. */
export async function signOutEverywhere(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  await endSessions(db, self(c), 'all', now())
  dropSessionCookie(c)
  return c.redirect(localPath(c.get('lang'), '/connexion'), 303)
}

/** `POST /compte/securite/sessions/{id}`: ends one of one's sessions. */
export async function endSession(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const id = c.req.param('id') ?? ''
  const actor = self(c)
  if (!uuid.test(id)) throw new NotFound()
  await endSessions(db, actor, { id }, now())
  return c.redirect(localPath(c.get('lang'), '/compte/securite?fait=session'), 303)
}
