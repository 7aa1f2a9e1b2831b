import type { Context } from 'hono'
import type { ComponentChildren } from 'preact'
import { AppError, Conflict, type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { AccountFrame } from '#ui/back-office.tsx'
import { renderPage } from '#ui/page.tsx'
import { readExpertForm } from '../expert-form.ts'
import { messages } from '../messages/index.ts'
import type { ExpertInput } from '../model.ts'
import { checkOwnInput, getOwnSheet, saveDraft } from '../own-sheet.ts'
import { OwnContent } from '../pages/own-page.tsx'
import { PreviewContent } from '../pages/preview-page.tsx'
import { ReceivedContent } from '../pages/received-page.tsx'
import { previewSheet } from '../preview.ts'
import { consentText, publishExpert } from '../publish-expert.ts'
import { countAsked, listReceived, viewFor } from '../request-store.ts'
import { withdrawExpert } from '../withdraw-expert.ts'

const requestsAPage = 20
const path = '/compte/expertise'
const told = { enregistre: 'saved', publie: 'publishedNow', retire: 'withdrawnNow' } as const

/** `GET /compte/expertise` */
export async function ownSheet(c: Context<Env>): Promise<Response> {
  const wanted = c.req.query('fait') as keyof typeof told
  return answerForm(c, { told: told[wanted] ?? null })
}

/** `POST /compte/expertise`: keeps the draft, then goes on to the preview when asked. */
export async function saveOwnSheet(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const body = await c.req.parseBody({ all: true })
  const input = readExpertForm(body)
  try {
    await saveDraft(db, actor, input, Number(body.version) || 0, now())
  } catch (error) {
    if (error instanceof Conflict) return answerForm(c, { input, conflict: true })
    throw error
  }
  const to = localPath(lang, path)
  if (body.suite !== 'apercu') return c.redirect(`${to}?fait=enregistre`, 303)
  const checked = await checkOwnInput(db, actor.kind === 'person' ? actor.id : '', lang, input)
  if ('errors' in checked) return answerForm(c, { errors: checked.errors })
  return c.redirect(`${to}/apercu`, 303)
}

/** `GET /compte/expertise/apercu` */
export const preview = (c: Context<Env>) => answerPreview(c, [])

/** `POST /compte/expertise/publier`: with one's own consent. */
export async function publish(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const body = await c.req.parseBody()
  const given = { consent: body.consent === '1', base: Number(body.version) || 0, lang }
  try {
    await publishExpert(db, c.get('actor'), given, now())
  } catch (error) {
    if (error instanceof Invalid && error.fields.some((each) => each.field === 'consent'))
      return answerPreview(c, error.fields)
    if (error instanceof Invalid) return answerForm(c, { errors: error.fields })
    if (error instanceof Conflict) return answerForm(c, { conflict: true })
    throw error
  }
  return c.redirect(`${localPath(lang, path)}?fait=publie`, 303)
}

/** `POST /compte/expertise/retirer`: at once. */
export async function withdraw(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  await withdrawExpert(db, c.get('actor'), now())
  return c.redirect(`${localPath(c.get('lang'), path)}?fait=retire`, 303)
}

/** `GET /compte/expertise/demandes?page=` */
export async function received(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 10_000)
  const [{ requests, total }, asked] = await Promise.all([
    listReceived(db, actor.id, page, requestsAPage),
    countAsked(db, actor.id, now()),
  ])
  const title = messages[lang].form.requests
  return inAccount(
    c,
    { title, at: `${path}/demandes` },
    <>
      <h1>{title}</h1>
      <ReceivedContent
        lang={lang}
        requests={requests.map((request) => viewFor('expert', request))}
        page={page}
        pages={Math.max(1, Math.ceil(total / requestsAPage))}
        asked={asked}
      />
    </>,
  )
}

type Outcome = {
  input?: ExpertInput
  errors?: FieldError[]
  told?: (typeof told)[keyof typeof told] | null
  conflict?: boolean
}

async function answerForm(c: Context<Env>, outcome: Outcome): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const { own, choices, organisations } = await getOwnSheet(db, c.get('actor'), now())
  const { errors = [], conflict = false } = outcome
  return inAccount(
    c,
    { title: messages[lang].form.title, at: path, status: conflict ? 409 : errors.length > 0 ? 422 : 200 },
    <OwnContent
      lang={lang}
      own={own}
      input={outcome.input ?? own.input}
      errors={errors}
      choices={choices}
      organisations={organisations}
      told={outcome.told ?? null}
      conflict={conflict}
    />,
  )
}

async function answerPreview(c: Context<Env>, errors: FieldError[]): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const actor = c.get('actor')
  const { own, organisations, published } = await getOwnSheet(db, actor, now())
  const checked = await checkOwnInput(db, actor.kind === 'person' ? actor.id : '', lang, own.input)
  if ('errors' in checked) return answerForm(c, { errors: checked.errors })
  const sheet = await previewSheet(db, checked.value, { published, organisations, now: now() })
  return inAccount(
    c,
    { title: messages[lang].form.previewTitle, at: `${path}/apercu`, status: errors.length > 0 ? 422 : 200 },
    <PreviewContent
      lang={lang}
      sheet={sheet}
      version={own.version}
      points={consentText(lang).split('\n')}
      errors={errors}
    />,
  )
}

function inAccount(
  c: Context<Env>,
  { title, at, status = 200 }: { title: string; at: string; status?: 200 | 409 | 422 },
  content: ComponentChildren,
) {
  const lang = c.get('lang')
  const section = { label: messages[lang].form.title, href: path }
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      status,
      styles: ['back-office'],
      canonical: at,
      breadcrumb: at === path ? [{ label: title }] : [section, { label: title }],
    },
    <AccountFrame lang={lang} current={at === path ? path : `${path}/suite`}>
      {content}
    </AccountFrame>,
  )
}
