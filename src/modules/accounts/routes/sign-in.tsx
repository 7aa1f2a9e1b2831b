import type { Context } from 'hono'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { askLink } from '../ask-link.ts'
import { messages } from '../messages/index.ts'
import { emailAddress, localReturn } from '../model.ts'
import { AskedPage, LandingPage, SignInPage } from '../pages/sign-in-pages.tsx'
import { isLinkAlive, useLink } from '../use-link.ts'
import { giveSessionCookie } from './cookie.ts'

const linksAnHour = { address: 6, network: 30 }

/** `GET /connexion`: asks the address; who is signed in already goes on. */
export async function signInPage(c: Context<Env>): Promise<Response> {
  const returnTo = localReturn(c.req.query('retour'))
  if (c.get('actor').kind === 'person') return c.redirect(returnTo, 303)
  return answerForm(c, { email: '', returnTo, errors: [] })
}

/** `POST /connexion`: sends a link, and says so whoever asked. */
export async function askLinkRoute(c: Context<Env>): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].signIn
  const body = await c.req.parseBody()
  const typed = typeof body.email === 'string' ? body.email : ''
  const returnTo = localReturn(typeof body.retour === 'string' ? body.retour : undefined)
  const sent = localPath(lang, '/connexion/envoye')
  if (body.website) return c.redirect(sent, 303) // a robot is not told that it was recognised
  const email = emailAddress(typed)
  if (!email)
    return answerForm(c, {
      email: typed.slice(0, 254),
      returnTo,
      errors: [{ field: 'email', message: t.wrongEmail }],
    })
  limiter.count('sign-in', visitorAddress(c), linksAnHour.network, 3600)
  try {
    limiter.count('sign-in-address', email, linksAnHour.address, 3600)
    await askLink(db, { email, returnTo, lang }, now())
    jobs.wake('mail')
  } catch (error) {
    // Too many links for one address: the same answer, so that nothing can be learnt of who uses it.
    if (!(error instanceof AppError && error.code === 'too_many')) throw error
  }
  return c.redirect(sent, 303)
}

/** `GET /connexion/envoye` */
export async function askedPage(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  return renderPage(c, { title: messages[lang].signIn.sentTitle, noIndex: true }, <AskedPage lang={lang} />)
}

/** `GET /connexion/lien?jeton=…`: a page with a button; mail scanners open links, they press no button. */
export async function landingPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const secret = c.req.query('jeton') ?? ''
  const alive = await isLinkAlive(db, secret, now())
  c.header('Referrer-Policy', 'no-referrer')
  return renderPage(
    c,
    {
      title: messages[lang].signIn.landingTitle,
      noIndex: true,
      status: alive ? 200 : 410,
      canonical: '/connexion/lien',
    },
    <LandingPage lang={lang} secret={secret} alive={alive} />,
  )
}

/** `POST /connexion/lien`: opens the session, once. */
export async function useLinkRoute(c: Context<Env>): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  limiter.count('sign-in', visitorAddress(c), linksAnHour.network, 3600)
  const body = await c.req.parseBody()
  const secret = typeof body.jeton === 'string' ? body.jeton : ''
  const used = await useLink(db, { secret, userAgent: c.req.header('user-agent') }, now()).catch((error) => {
    if (error instanceof AppError && error.code === 'gone') return null
    throw error
  })
  if (!used) {
    const lang = c.get('lang')
    return renderPage(
      c,
      { title: messages[lang].signIn.landingTitle, noIndex: true, status: 410, canonical: '/connexion/lien' },
      <LandingPage lang={lang} secret="" alive={false} />,
    )
  }
  giveSessionCookie(c, used.secret)
  jobs.wake('mail')
  if (!used.isNew) return c.redirect(used.returnTo, 303)
  return c.redirect(
    localPath(c.get('lang'), `/compte/bienvenue?retour=${encodeURIComponent(used.returnTo)}`),
    303,
  )
}

function answerForm(c: Context<Env>, props: { email: string; returnTo: string; errors: FieldError[] }) {
  const lang = c.get('lang')
  const t = messages[lang].signIn
  return renderPage(
    c,
    { title: t.title, noIndex: true, status: props.errors.length > 0 ? 422 : 200, canonical: '/connexion' },
    <SignInPage lang={lang} {...props} />,
  )
}
