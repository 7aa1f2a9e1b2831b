import type { Context } from 'hono'
import { AppError, Conflict, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { type AskRefusal, askExpert, confirmRequest } from '../ask-expert.ts'
import { getChoices, type StoredSheet } from '../expert-store.ts'
import { messages, requestMessages } from '../messages/index.ts'
import { isFull, type RequestInput } from '../model.ts'
import { AskedPage, AskPage, ConfirmPage } from '../pages/ask-page.tsx'
import { proposeOthers } from '../propose-others.ts'
import { checkRequest, readRequestForm } from '../request-form.ts'
import { readRequest, requestOfLink } from '../request-store.ts'
import { findShown } from './sheet.tsx'

const anHour = { network: 10, address: 5 }

/** `GET /experts/{slug}/contacter`: the form, or whom else to ask when the year's limit is reached. */
export async function askForm(c: Context<Env>): Promise<Response> {
  const sheet = await findShown(c)
  const actor = c.get('actor')
  const input = { ...readRequestForm({}).input, name: actor.kind === 'person' ? actor.name : '' }
  return answerForm(c, sheet, { input })
}

/** `POST /experts/{slug}/contacter`: sends the request, or a link to prove the address. */
export async function ask(c: Context<Env>): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const sheet = await findShown(c)
  const { input, isTrap } = readRequestForm(await c.req.parseBody())
  const thanks = (state: string) => localPath(lang, `/experts/${sheet.slug}/contacter/${state}`)
  if (isTrap) return c.redirect(thanks('verifier'), 303) // a robot is not told that it was recognised
  const own = actor.kind === 'person' ? { ...input, email: actor.email } : input
  const checked = await checkRequest(db, lang, own, await getChoices(db))
  if ('errors' in checked) return answerForm(c, sheet, { input, errors: checked.errors })
  try {
    limiter.count('expert-request', visitorAddress(c), anHour.network, 3600)
    limiter.count('expert-request-address', checked.value.email, anHour.address, 3600)
    const state = await askExpert(db, actor, sheet.slug, checked.value, now())
    jobs.wake('mail')
    return c.redirect(thanks(state === 'sent' ? 'envoyee' : 'verifier'), 303)
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many')
      return answerForm(c, sheet, { input, tooMany: true })
    if (error instanceof Conflict) return answerForm(c, sheet, { input, refused: error.detail as AskRefusal })
    throw error
  }
}

/** `GET /experts/{slug}/contacter/{envoyee|verifier}`: what comes next. */
export async function asked(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = requestMessages[lang].ask
  const sheet = await findShown(c)
  const sent = c.req.param('state') === 'envoyee'
  return renderPage(
    c,
    { title: sent ? t.sentTitle : t.checkTitle, noIndex: true, breadcrumb: crumbs(c, sheet) },
    <AskedPage lang={lang} slug={sheet.slug} sent={sent} />,
  )
}

/** `GET /experts/demandes/{token}/confirmer`: a button. */
export async function confirmForm(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const secret = c.req.param('token') ?? ''
  const id = await requestOfLink(db, secret, 'confirm', now())
  const request = id ? await readRequest(db, id) : undefined
  return answerConfirm(c, request?.state === 'unconfirmed' ? request.expertName : null)
}

/** `POST /experts/demandes/{token}/confirmer`: the address is proven, the request leaves. */
export async function confirm(c: Context<Env>): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  limiter.count('expert-link', visitorAddress(c), 60, 3600)
  const secret = c.req.param('token') ?? ''
  const id = await requestOfLink(db, secret, 'confirm', now())
  const request = id ? await readRequest(db, id) : undefined
  const slug = request?.expertSlug
  if (!slug) return answerConfirm(c, null)
  try {
    await confirmRequest(db, secret, now())
  } catch (error) {
    if (error instanceof Conflict)
      return c.redirect(localPath(c.get('lang'), `/experts/${slug}/contacter`), 303)
    if (error instanceof AppError && error.code === 'gone') return answerConfirm(c, null)
    throw error
  }
  jobs.wake('mail')
  return c.redirect(localPath(c.get('lang'), `/experts/${slug}/contacter/envoyee`), 303)
}

function answerConfirm(c: Context<Env>, name: string | null) {
  const lang = c.get('lang')
  c.header('Referrer-Policy', 'no-referrer')
  return renderPage(
    c,
    {
      title: requestMessages[lang].ask.confirmTitle,
      noIndex: true,
      status: name === null ? 410 : 200,
      canonical: '/experts',
    },
    <ConfirmPage lang={lang} secret={c.req.param('token') ?? ''} name={name} />,
  )
}

type Outcome = { input: RequestInput; errors?: FieldError[]; tooMany?: boolean; refused?: AskRefusal }

async function answerForm(c: Context<Env>, sheet: StoredSheet, outcome: Outcome) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const { input, errors = [], tooMany = false } = outcome
  const own = actor.kind === 'person' && actor.id === sheet.personId
  const refused = outcome.refused ?? (sheet.demo ? 'demo' : own ? 'own' : isFull(sheet) ? 'full' : null)
  const [choices, others] = await Promise.all([
    getChoices(db),
    refused === 'full' ? proposeOthers(db, { expertId: sheet.personId }, now()) : [],
  ])
  return renderPage(
    c,
    {
      title: requestMessages[lang].ask.title(sheet.name),
      status: tooMany ? 429 : errors.length > 0 ? 422 : outcome.refused ? 409 : 200,
      noIndex: true,
      breadcrumb: crumbs(c, sheet),
    },
    <AskPage
      lang={lang}
      slug={sheet.slug}
      name={sheet.name}
      refused={refused}
      others={others}
      input={input}
      errors={errors}
      tooMany={tooMany}
      signedIn={actor.kind === 'person'}
      choices={choices}
    />,
  )
}

const crumbs = (c: Context<Env>, sheet: StoredSheet) => [
  { label: messages[c.get('lang')].experts, href: '/experts' },
  { label: sheet.name, href: `/experts/${sheet.slug}` },
  { label: requestMessages[c.get('lang')].ask.send },
]
