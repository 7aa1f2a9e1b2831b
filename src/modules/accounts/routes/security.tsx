import type { Context } from 'hono'
import type { FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { listPasskeys, listSessions } from '../account-store.ts'
import { messages } from '../messages/index.ts'
import { LeavingPage, OutPage } from '../pages/leaving-pages.tsx'
import { SecurityPage } from '../pages/security-page.tsx'
import { signOutUrl } from '../proconnect.ts'
import { endSessions } from '../sign-out.ts'
import { dropSessionCookie } from './cookie.ts'
import { idOf, self } from './self.ts'

const done = {
  session: 'ended',
  cle: 'passkeyAdded',
  nom: 'renamed',
  retrait: 'removed',
} as const

/** `GET /compte/securite`: sessions and passkeys. */
export async function securityPage(c: Context<Env>): Promise<Response> {
  return answerSecurity(c, [])
}

/** The security page, after a form that was not right too. */
export async function answerSecurity(c: Context<Env>, errors: FieldError[]): Promise<Response> {
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
      status: errors.length > 0 ? 422 : 200,
      canonical: '/compte/securite',
    },
    <SecurityPage
      lang={lang}
      sessions={sessions}
      passkeys={passkeys}
      done={done[c.req.query('fait') as keyof typeof done] ?? null}
      errors={errors}
    />,
  )
}

/** `POST /compte/securite/sessions/{id}`: ends one of one's sessions. */
export async function endSession(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = self(c)
  await endSessions(db, actor, { id: idOf(c) }, now())
  return c.redirect(localPath(c.get('lang'), '/compte/securite?fait=session'), 303)
}

/** `POST /deconnexion`: ends this session; without one, nothing is left to end. */
export async function signOut(c: Context<Env>): Promise<Response> {
  return leave(c, 'this')
}

/** `POST /compte/securite/partout`: ends every session, this one included. */
export async function signOutEverywhere(c: Context<Env>): Promise<Response> {
  self(c)
  return leave(c, 'all')
}

async function leave(c: Context<Env>, which: 'this' | 'all'): Promise<Response> {
  const { db, now, config } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const { idToken } = actor.kind === 'person' ? await endSessions(db, actor, which, now()) : { idToken: null }
  dropSessionCookie(c)
  c.set('actor', { kind: 'visitor' })
  const out = localPath(lang, '/connexion/sortie')
  if (!idToken || !config.proConnect) return c.redirect(out, 303)
  const url = await signOutUrl({ provider: config.proConnect, origin: c.get('origin'), idToken }, now())
  return url ? answerLeaving(c, url) : c.redirect(out, 303)
}

/**
 * Sends the browser to the identity provider. A redirection would not do: `form-action 'self'` holds a form to this site, redirections included,
 * and nobody knows which addresses the provider redirects to.
 */
export function answerLeaving(c: Context<Env>, url: string): Response | Promise<Response> {
  const lang = c.get('lang')
  c.header('Refresh', `0; url=${url}`)
  return renderPage(
    c,
    { title: messages[lang].signIn.leavingTitle, noIndex: true, canonical: '/connexion' },
    <LeavingPage lang={lang} url={url} />,
  )
}

/** `GET /connexion/sortie`: signed out, or erased. */
export async function outPage(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const erased = c.req.query('compte') === 'efface'
  const title = erased ? messages[lang].data.erased : messages[lang].signIn.outTitle
  return renderPage(
    c,
    { title, noIndex: true, canonical: '/connexion/sortie' },
    <OutPage lang={lang} erased={erased} />,
  )
}
