import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { challengeMinutes, localReturn, type ProConnect } from '../model.ts'
import { beginProConnect, endProConnect } from '../proconnect.ts'
import { giveSessionCookie } from './cookie.ts'
import { answerLeaving } from './security.tsx'

const tries = { count: 30, seconds: 600 }
const isSecure = (c: Context<Env>) => c.get('origin').startsWith('https:')
const cookieName = (c: Context<Env>) => (isSecure(c) ? '__Host-maillage-aller' : 'maillage-aller')
const attributes = (c: Context<Env>) =>
  ({ path: '/', httpOnly: true, secure: isSecure(c), sameSite: 'Lax' }) as const

/** `POST /connexion/proconnect`: goes to the provider. Only the browser that went may come back: its cookie holds the secret. */
export async function goToProConnect(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  const lang = c.get('lang')
  const provider = providerOf(c)
  limiter.count('proconnect', visitorAddress(c), tries.count, tries.seconds)
  const returnTo = localReturn((await c.req.parseBody()).retour, lang)
  try {
    const { url, challenge } = await beginProConnect(
      db,
      { provider, origin: c.get('origin'), returnTo, lang },
      now(),
    )
    setCookie(c, cookieName(c), challenge, { ...attributes(c), maxAge: challengeMinutes * 60 })
    return answerLeaving(c, url)
  } catch (error) {
    return away(c, error)
  }
}

/** `GET /connexion/proconnect/retour`: where the provider sends people back, in every language. */
export async function backFromProConnect(c: Context<Env>): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  const provider = providerOf(c)
  limiter.count('proconnect', visitorAddress(c), tries.count, tries.seconds)
  const challenge = getCookie(c, cookieName(c)) ?? ''
  deleteCookie(c, cookieName(c), attributes(c))
  const { search } = new URL(c.req.url)
  const userAgent = c.req.header('user-agent')
  try {
    const outcome = await endProConnect(
      db,
      { provider, origin: c.get('origin'), search, challenge, userAgent },
      now(),
    )
    if (outcome.kind === 'refused')
      return c.redirect(localPath(outcome.lang, '/connexion?proconnect=refus'), 303)
    if (outcome.kind === 'confirming') {
      jobs.wake('mail')
      return c.redirect(localPath(outcome.lang, '/connexion/envoye?proconnect=1'), 303)
    }
    giveSessionCookie(c, outcome.secret)
    return c.redirect(outcome.returnTo, 303)
  } catch (error) {
    return away(c, error)
  }
}

/** The provider does not answer: back to the other ways in. */
function away(c: Context<Env>, error: unknown): Response {
  if (!(error instanceof AppError && error.code === 'unavailable')) throw error
  c.get('services').log.warn({ id: c.get('requestId'), why: error.detail }, 'ProConnect does not answer')
  return c.redirect(localPath(c.get('lang'), '/connexion?proconnect=panne'), 303)
}

/** @throws NotFound when the site has no account there */
function providerOf(c: Context<Env>): ProConnect {
  const { proConnect } = c.get('services').config
  if (!proConnect) throw new NotFound()
  return proConnect
}
