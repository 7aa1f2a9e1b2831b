import type { Context } from 'hono'
import { AppError, Conflict, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { cleanLine } from '../expert-form.ts'
import { cancelRequest, getFollowed, replyToExpert } from '../follow-request.ts'
import { requestMessages } from '../messages/index.ts'
import { DeadLinkPage } from '../pages/answer-page.tsx'
import { FollowPage } from '../pages/follow-page.tsx'

/** `GET /experts/suivi/{token}`: one's own request, as it stands. */
export const follow = (c: Context<Env>) => show(c, [], '')

/** `POST /experts/suivi/{token}/repondre` */
export async function reply(c: Context<Env>): Promise<Response> {
  const text = cleanLine((await c.req.parseBody()).reply).slice(0, 4000)
  if (text === '')
    return show(c, [{ field: 'reply', message: requestMessages[c.get('lang')].follow.missing }], text)
  return act(c, (secret, now) => replyToExpert(c.get('services').db, secret, text, now))
}

/** `POST /experts/suivi/{token}/annuler` */
export const cancel = (c: Context<Env>) =>
  act(c, (secret, now) => cancelRequest(c.get('services').db, secret, now))

async function act(c: Context<Env>, verb: (secret: string, now: Date) => Promise<void>): Promise<Response> {
  const { limiter, jobs, now } = c.get('services')
  limiter.count('expert-link', visitorAddress(c), 120, 3600)
  const secret = c.req.param('token') ?? ''
  try {
    await verb(secret, now())
  } catch (error) {
    // Done already in another window: the page as it stands tells it.
    if (error instanceof Conflict || (error instanceof AppError && error.code === 'gone'))
      return show(c, [], '')
    throw error
  }
  jobs.wake('mail')
  return c.redirect(`${localPath(c.get('lang'), `/experts/suivi/${secret}`)}?fait=1`, 303)
}

async function show(c: Context<Env>, errors: FieldError[], typed: string): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = requestMessages[lang].follow
  const secret = c.req.param('token') ?? ''
  c.header('Referrer-Policy', 'no-referrer')
  const request = await getFollowed(db, secret, now()).catch((error) => {
    if (error instanceof AppError && error.code === 'gone') return null
    throw error
  })
  const title = request ? t.title(request.expert.name) : t.message
  return renderPage(
    c,
    { title, noIndex: true, canonical: '/experts', status: request ? (errors.length > 0 ? 422 : 200) : 410 },
    request ? (
      <FollowPage
        lang={lang}
        request={request}
        secret={secret}
        errors={errors}
        reply={typed}
        thanks={c.req.query('fait') === '1'}
      />
    ) : (
      <DeadLinkPage lang={lang} title={title} text={t.dead} />
    ),
  )
}
