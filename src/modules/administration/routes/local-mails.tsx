import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { letterOf } from '#platform/mail/compose-mail.ts'
import { kindOf } from '#platform/mail/kinds.ts'
import { muteKey } from '#platform/mail/mute-link.ts'
import { renderMail } from '#platform/mail/render-mail.ts'
import { renderPage } from '#ui/page.tsx'
import { findMail, listMails, type StoredMail } from '../mails-store.ts'
import { messages } from '../messages/index.ts'
import { readCursor, writeCursor } from '../model.ts'
import { LocalMailsPage } from '../pages/local-mails-page.tsx'

const pageSize = 20

/**
 * `GET /dev/mails`: the mails of a site without mail server, for whoever tries it on their own machine. They open accounts, so the page must exist
 * nowhere else: see `isThisMachine`.
 * @throws NotFound everywhere else
 */
export async function localMails(c: Context<Env>): Promise<Response> {
  if (!isThisMachine(c)) throw new NotFound()
  const { db } = c.get('services')
  const lang = c.get('lang')
  const rows = await listMails(db, {}, readCursor(c.req.query('avant')), pageSize + 1)
  const key = await muteKey(db)
  const shown = await Promise.all(rows.slice(0, pageSize).map(({ id }) => findMail(db, id)))
  const mails = shown
    .filter((mail) => mail !== null)
    .map((mail) => ({
      id: mail.id,
      address: mail.address,
      subject: mail.subject ?? '',
      kind: kindOf(mail.kind)?.[lang] ?? mail.kind,
      state: mail.state,
      createdAt: mail.createdAt,
      text: renderMail(letter(mail, key), head(c)).text,
    }))
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  c.get('csp')['frame-src'] = "'self'"
  return renderPage(
    c,
    { title: messages[lang].localMails.title, noIndex: true, styles: ['back-office'] },
    <LocalMailsPage
      lang={lang}
      mails={mails}
      origin={c.get('origin')}
      next={last ? writeCursor(last) : null}
    />,
  )
}

/** `GET /dev/mails/{id}`: one mail as HTML programs show it, inside a frame of the page above. */
export async function localMail(c: Context<Env>): Promise<Response> {
  if (!isThisMachine(c)) throw new NotFound()
  const { db } = c.get('services')
  const id = z.uuid().safeParse(c.req.param('id'))
  const mail = id.success ? await findMail(db, id.data) : null
  if (!mail) throw new NotFound()
  Object.assign(c.get('csp'), { 'frame-ancestors': "'self'", 'style-src-attr': "'unsafe-inline'" })
  const { html } = renderMail(letter(mail, await muteKey(db)), head(c))
  return c.html(html.replace('<head>', '<head><base target="_top">'))
}

const head = (c: Context<Env>) => ({
  siteName: c.get('site').name,
  origin: c.get('origin'),
})
const letter = (mail: StoredMail, key: Buffer) => letterOf({ ...mail, subject: mail.subject ?? '' }, key)

/**
 * Whether this site is one that somebody runs for themselves, and they are who asks. A visitor of a public site never is: it has a mail server, or an
 * address of its own, or says it is in production, or stands behind a relay, which shows in the request's headers, its sender, or the name asked for.
 */
function isThisMachine(c: Context<Env>): boolean {
  const { config } = c.get('services')
  if (config.smtpUrl !== null || config.production || config.trustProxy) return false
  const isLocal = (name: string) => ['localhost', '127.0.0.1', '[::1]'].includes(name)
  if (config.origin && !isLocal(new URL(config.origin).hostname)) return false
  const relayed = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']
  if (relayed.some((name) => c.req.header(name) !== undefined)) return false
  return isLocal(new URL(c.req.url).hostname) && isLoopback(c)
}

function isLoopback(c: Context<Env>): boolean {
  try {
    const { address } = getConnInfo(c).remote
    return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address)
  } catch {
    return true // a request without a socket comes from this very process
  }
}
