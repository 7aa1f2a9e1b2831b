import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Env } from '#platform/http/env.ts'
import { sessionDays } from '../model.ts'

/** The only cookie of the site. Under https its name forbids any other host or path to set it. */
const cookieName = (c: Context<Env>) =>
  c.get('origin').startsWith('https:') ? '__Host-maillage' : 'maillage'

const attributes = (c: Context<Env>) =>
  ({ path: '/', httpOnly: true, secure: c.get('origin').startsWith('https:'), sameSite: 'Lax' }) as const

/** The session's secret, as the browser sends it back. */
export const readSessionCookie = (c: Context<Env>): string | undefined => getCookie(c, cookieName(c))

/** Gives the browser a session's secret. */
export function giveSessionCookie(c: Context<Env>, secret: string): void {
  setCookie(c, cookieName(c), secret, { ...attributes(c), maxAge: sessionDays * 24 * 3600 })
}

/** Takes it back. */
export function dropSessionCookie(c: Context<Env>): void {
  deleteCookie(c, cookieName(c), attributes(c))
}
