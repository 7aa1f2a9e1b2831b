import type { Context } from 'hono'
import { emailAddress } from '#modules/accounts/index.ts'
import { getEditable, reportsAnHour } from '#modules/directory/index.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { ClosurePage } from '../pages/closure-page.tsx'
import { signalClosure } from '../suggest-correction.ts'
import { formBody } from './form-body.ts'

type Typed = { date: string; message: string; contact: string; errors: FieldError[]; tooMany?: boolean }
const nothing: Typed = { date: '', message: '', contact: '', errors: [] }

/** `GET /annuaire/{slug}/fermeture` */
export async function closurePage(c: Context<Env>): Promise<Response> {
  return answer(c, nothing)
}

/** `POST /annuaire/{slug}/fermeture` */
export async function sendClosure(c: Context<Env>): Promise<Response> {
  const { db, now, limiter } = c.get('services')
  const lang = c.get('lang')
  const slug = c.req.param('slug') ?? ''
  const t = messages[lang]
  const body = await formBody(c, 4000)
  const thanks = `${localPath(lang, `/annuaire/${slug}`)}?signale=1#merci`
  if (body.isTrap) return c.redirect(thanks, 303)
  const typed = {
    date: body.text('date'),
    message: body.text('message'),
    contact: body.text('contact').slice(0, 254),
  }
  const contact = typed.contact === '' ? null : emailAddress(typed.contact)
  const errors: FieldError[] = []
  if (typed.date !== '' && !isPast(typed.date, now()))
    errors.push({ field: 'date', message: t.closure.wrongDate })
  if (typed.message === '') errors.push({ field: 'message', message: t.closure.missingMessage })
  if (typed.contact !== '' && !contact) errors.push({ field: 'contact', message: t.suggest.wrongContact })
  if (errors.length > 0) return answer(c, { ...typed, errors })
  try {
    limiter.count('report', visitorAddress(c), reportsAnHour, 3600)
  } catch (error) {
    if (error instanceof AppError && error.code === 'too_many')
      return answer(c, { ...typed, errors: [], tooMany: true })
    throw error
  }
  const given = { slug, closedOn: typed.date || null, message: typed.message, contactEmail: contact, lang }
  await signalClosure(db, c.get('actor'), given, now())
  return c.redirect(thanks, 303)
}

function isPast(text: string, now: Date): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) return false
  return day <= now && day.getUTCFullYear() > 1900
}

async function answer(c: Context<Env>, typed: Typed): Promise<Response> {
  const lang = c.get('lang')
  const organisation = await getEditable(c.get('services').db, c.req.param('slug') ?? '')
  if (organisation?.status !== 'published') throw new NotFound()
  const { name } = organisation.profile
  return renderPage(
    c,
    {
      title: messages[lang].closure.title(name),
      noIndex: true,
      styles: ['back-office'],
      status: typed.tooMany ? 429 : typed.errors.length > 0 ? 422 : 200,
      breadcrumb: [
        { label: name, href: `/annuaire/${organisation.slug}` },
        { label: messages[lang].closure.crumb },
      ],
    },
    <ClosurePage
      lang={lang}
      slug={organisation.slug}
      name={name}
      isKnown={c.get('actor').kind === 'person'}
      {...typed}
    />,
  )
}
