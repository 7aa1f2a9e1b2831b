import type { Context } from 'hono'
import { muteMails } from '#modules/accounts/index.ts'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { kindOf } from '#platform/mail/kinds.ts'
import { type MuteRequest, muteKey, readMuteLink } from '#platform/mail/mute-link.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { MuteMailPage } from '../pages/mute-mail-page.tsx'

/** `GET /mails/refuser`: asks to confirm; programs that open links press no button. */
export async function muteMailPage(c: Context<Env>): Promise<Response> {
  const asked = await readLink(c)
  return showMute(c, asked, c.req.query('fait') === '1')
}

/** `POST /mails/refuser`: from the page's button, or from a mail program's own (RFC 8058), which has no session. */
export async function muteMailRoute(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const asked = await readLink(c)
  if (!asked) throw new AppError('gone')
  await muteMails(db, { kind: 'link', personId: asked.personId }, asked, now())
  const oneClick = (await c.req.parseBody())['List-Unsubscribe'] === 'One-Click'
  if (oneClick) return c.body(null, 204)
  const { search } = new URL(c.req.url)
  return c.redirect(`${localPath(c.get('lang'), '/mails/refuser')}${search}&fait=1`, 303)
}

async function readLink(c: Context<Env>): Promise<MuteRequest | null> {
  const key = await muteKey(c.get('services').db)
  return readMuteLink(key, { p: c.req.query('p'), k: c.req.query('k'), s: c.req.query('s') })
}

function showMute(c: Context<Env>, asked: MuteRequest | null, done: boolean) {
  const lang = c.get('lang')
  const { search } = new URL(c.req.url)
  c.header('Referrer-Policy', 'no-referrer')
  return renderPage(
    c,
    {
      title: messages[lang].mute.title,
      noIndex: true,
      status: asked ? 200 : 410,
      canonical: '/mails/refuser',
    },
    <MuteMailPage
      lang={lang}
      kind={asked ? (kindOf(asked.kind)?.[lang] ?? null) : null}
      action={`${localPath(lang, '/mails/refuser')}${search}`}
      done={done}
    />,
  )
}
