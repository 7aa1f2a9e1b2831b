import type { Context } from 'hono'
import { AppError, Conflict, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { answerRequest, markDone, openRequest, type RequestKey } from '../answer-request.ts'
import { messages, requestMessages } from '../messages/index.ts'
import { AnswerContent, DeadLinkPage } from '../pages/answer-page.tsx'
import { type AnswerInput, checkAnswer, readAnswerForm } from '../request-form.ts'
import { viewFor } from '../request-store.ts'

/** Where a request was opened from: the link of a mail, or one's account. */
type Door = { key: RequestKey; path: string; own: boolean }

/** By the link: `/experts/demandes/{token}`. */
function byLink(c: Context<Env>): Door {
  c.header('Referrer-Policy', 'no-referrer')
  const secret = c.req.param('token') ?? ''
  return { key: { secret }, path: `/experts/demandes/${secret}`, own: false }
}

/** Signed in: `/compte/expertise/demandes/{id}`. */
function byAccount(c: Context<Env>): Door {
  const id = c.req.param('id') ?? ''
  return { key: { id }, path: `/compte/expertise/demandes/${id}`, own: true }
}

export const answerForm = (c: Context<Env>) => show(c, byLink(c))
export const answer = (c: Context<Env>) => send(c, byLink(c))
export const done = (c: Context<Env>) => finish(c, byLink(c))
export const ownAnswerForm = (c: Context<Env>) => show(c, byAccount(c))
export const ownAnswer = (c: Context<Env>) => send(c, byAccount(c))
export const ownDone = (c: Context<Env>) => finish(c, byAccount(c))

async function show(
  c: Context<Env>,
  door: Door,
  outcome: { input?: AnswerInput; errors?: FieldError[]; conflict?: boolean } = {},
): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = requestMessages[lang].answer
  const actor = c.get('actor')
  const opened = await openRequest(db, actor, door.key, now()).catch((error) => {
    if (!door.own && error instanceof AppError && (error.code === 'gone' || error.code === 'not_found'))
      return null
    throw error
  })
  if (!opened)
    return renderPage(
      c,
      { title: t.title, noIndex: true, status: 410 },
      <DeadLinkPage lang={lang} title={t.title} text={t.dead} />,
    )
  const asked = c.req.query('fait')
  const { errors = [] } = outcome
  const contact = actor.kind === 'person' ? actor.email : ''
  const content = (
    <AnswerContent
      lang={lang}
      request={viewFor('expert', opened.request)}
      action={localPath(lang, door.path)}
      input={outcome.input ?? { kind: '', message: '', share: false, contact }}
      errors={errors}
      thanks={asked === 'reponse' ? 'answered' : asked === 'faite' ? 'done' : null}
    />
  )
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      canonical: door.own ? door.path : '/experts',
      status: outcome.conflict ? 409 : errors.length > 0 ? 422 : 200,
      styles: ['back-office'],
      ...(door.own && {
        breadcrumb: [
          { label: messages[lang].form.title, href: '/compte/expertise' },
          { label: messages[lang].form.requests, href: '/compte/expertise/demandes' },
          { label: t.title },
        ],
      }),
    },
    door.own ? (
      <AccountFrame lang={lang} current="/compte/expertise/demandes">
        {content}
      </AccountFrame>
    ) : (
      <div class="wrap block narrow">{content}</div>
    ),
  )
}

async function send(c: Context<Env>, door: Door): Promise<Response> {
  const { db, limiter, jobs, now } = c.get('services')
  const lang = c.get('lang')
  limiter.count('expert-link', visitorAddress(c), 120, 3600)
  const input = readAnswerForm(await c.req.parseBody())
  const checked = checkAnswer(lang, input)
  if ('errors' in checked) return show(c, door, { input, errors: checked.errors })
  try {
    await answerRequest(db, c.get('actor'), door.key, checked.value, now())
  } catch (error) {
    return told(c, door, error)
  }
  jobs.wake('mail')
  return c.redirect(`${localPath(lang, door.path)}?fait=reponse`, 303)
}

async function finish(c: Context<Env>, door: Door): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  limiter.count('expert-link', visitorAddress(c), 120, 3600)
  try {
    await markDone(db, c.get('actor'), door.key, now())
  } catch (error) {
    return told(c, door, error)
  }
  return c.redirect(`${localPath(c.get('lang'), door.path)}?fait=faite`, 303)
}

/** Answered meanwhile, or a dead link: the page says so. */
function told(c: Context<Env>, door: Door, error: unknown): Promise<Response> {
  const t = requestMessages[c.get('lang')].answer
  if (error instanceof Conflict)
    return show(c, door, { conflict: true, errors: [{ field: 'kind', message: t.already }] })
  if (!door.own && error instanceof AppError) return show(c, door)
  throw error
}
