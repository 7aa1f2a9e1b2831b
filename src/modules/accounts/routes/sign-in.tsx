import type { Context } from 'hono'
import { AppError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { askLink } from '../ask-link.ts'
import { messages } from '../messages/index.ts'
import { emailAddress, localReturn } from '../model.ts'
import { LandingPage, type LandingProps } from '../pages/landing-page.tsx'
import { AskedPage, SignInPage, type SignInProps } from '../pages/sign-in-pages.tsx'
import { readLink, useLink } from '../use-link.ts'
import { giveSessionCookie } from './cookie.ts'

// A network counts asking and using: a whole training room signs in from one address.
const linksAnHour = { address: 6, network: 240 }

/** `GET /connexion`: asks the address; who is signed in already goes on. */
export async function signInPage(c: Context<Env>): Promise<Response> {
  const returnTo = localReturn(c.req.query('retour'), c.get('lang'))
  if (c.get('actor').kind === 'person') return c.redirect(returnTo, 303)
  return answerForm(c, {
    email: '',
    returnTo,
    errors: [],
    failed: failures[c.req.query('proconnect') as keyof typeof failures],
  })
}

/** `POST /connexion`: sends a link, and says so whoever asked. */
export async function askLinkRoute(c: Context<Env>): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].signIn
  const body = await c.req.parseBody()
  const typed = typeof body.email === 'string' ? body.email : ''
  const returnTo = localReturn(body.retour, lang)
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
  return renderPage(
    c,
    { title: messages[lang].signIn.sentTitle, noIndex: true },
    <AskedPage lang={lang} known={c.req.query('proconnect') === '1'} />,
  )
}

/** `GET /connexion/lien?jeton=…`: a page with a button; mail scanners open links, they press no button. */
export async function landingPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const secret = c.req.query('jeton') ?? ''
  const link = await readLink(db, secret, now())
  const actor = c.get('actor')
  const isOthers = link?.changesAddressOf && !(actor.kind === 'person' && actor.id === link.changesAddressOf)
  const state = !link ? 'dead' : isOthers ? 'other-account' : link.changesAddressOf ? 'confirm' : 'enter'
  return answerLanding(c, { state, secret, email: link?.email ?? '' })
}

/** `POST /connexion/lien`: opens the session, once. */
export async function useLinkRoute(c: Context<Env>): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  const lang = c.get('lang')
  limiter.count('sign-in', visitorAddress(c), linksAnHour.network, 3600)
  const body = await c.req.parseBody()
  const secret = typeof body.jeton === 'string' ? body.jeton : ''
  const userAgent = c.req.header('user-agent')
  const used = await useLink(db, c.get('actor'), { secret, userAgent }, now()).catch((error) => {
    const state = error instanceof AppError && refusedLinks[error.code as keyof typeof refusedLinks]
    if (!state) throw error
    return state
  })
  if (typeof used === 'string') return answerLanding(c, { state: used, secret: '', email: '' })
  giveSessionCookie(c, used.secret)
  jobs.wake('mail')
  if (!used.isNew) return c.redirect(used.returnTo, 303)
  const welcome = localPath(lang, `/compte/bienvenue?retour=${encodeURIComponent(used.returnTo)}`)
  return c.redirect(welcome, 303)
}

const refusedLinks = { gone: 'dead', forbidden: 'other-account', conflict: 'taken' } as const

function answerLanding(c: Context<Env>, props: Omit<LandingProps, 'lang'>) {
  const lang = c.get('lang')
  // Only the site's name may follow: the address of this page holds a secret. « no-referrer » would make the form's Origin unknown too.
  c.header('Referrer-Policy', 'strict-origin')
  return renderPage(
    c,
    {
      title: messages[lang].landing.titles[props.state],
      noIndex: true,
      status: landingStatus[props.state],
      canonical: '/connexion/lien',
    },
    <LandingPage lang={lang} {...props} />,
  )
}

const landingStatus = { enter: 200, confirm: 200, dead: 410, 'other-account': 403, taken: 409 } as const

const failures = { refus: 'proConnectRefused', panne: 'proConnectDown' } as const

function answerForm(c: Context<Env>, props: Omit<SignInProps, 'lang' | 'proConnect'>) {
  const lang = c.get('lang')
  const t = messages[lang].signIn
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      status: props.errors.length > 0 ? 422 : 200,
      canonical: '/connexion',
      scripts: ['passkey'],
    },
    <SignInPage lang={lang} proConnect={c.get('services').config.proConnect !== null} {...props} />,
  )
}
