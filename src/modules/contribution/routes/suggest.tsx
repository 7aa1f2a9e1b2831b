import type { Context } from 'hono'
import { emailAddress } from '#modules/accounts/index.ts'
import { getEditable, reportsAnHour } from '#modules/directory/index.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { visitorAddress } from '#platform/http/request.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { messages } from '../messages/index.ts'
import { SuggestPage } from '../pages/suggest-page.tsx'
import { suggestCorrection } from '../suggest-correction.ts'
import { presentInput, type SuggestionInput, suggestedFields, suggestedValues } from '../suggestion-model.ts'
import { formBody } from './form-body.ts'

type Typed = {
  input: SuggestionInput
  message: string
  contact: string
  errors: FieldError[]
  tooMany?: boolean
}

/** `GET /annuaire/{slug}/suggerer`: the record's facts, to be corrected by anybody. */
export async function suggestPage(c: Context<Env>): Promise<Response> {
  const organisation = await published(c)
  return answer(c, organisation, {
    input: presentInput(organisation.profile),
    message: '',
    contact: '',
    errors: [],
  })
}

/** `POST /annuaire/{slug}/suggerer` */
export async function sendSuggestion(c: Context<Env>): Promise<Response> {
  const { db, now, limiter, jobs } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang].suggest
  const organisation = await published(c)
  const body = await formBody(c)
  const thanks = `${localPath(lang, `/annuaire/${organisation.slug}`)}?signale=1#merci`
  if (body.isTrap) return c.redirect(thanks, 303) // a robot is not told that it was recognised
  const input = Object.fromEntries(
    suggestedFields.map((field) => [field, body.text(field)]),
  ) as SuggestionInput
  const typed = {
    input,
    message: body.text('message').slice(0, 4000),
    contact: body.text('contact').slice(0, 254),
  }
  const contact = typed.contact === '' ? null : emailAddress(typed.contact)
  if (typed.contact !== '' && !contact)
    return answer(c, organisation, { ...typed, errors: [{ field: 'contact', message: t.wrongContact }] })
  try {
    limiter.count('report', visitorAddress(c), reportsAnHour, 3600)
    const values = suggestedValues(organisation.profile, input)
    const given = { slug: organisation.slug, values, message: typed.message, contactEmail: contact, lang }
    await suggestCorrection(db, c.get('actor'), given, now())
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code === 'too_many') return answer(c, organisation, { ...typed, errors: [], tooMany: true })
    if (error.code !== 'invalid') throw error
    const errors = error.fields.map(({ field, message }) => ({
      field: field === 'place' ? 'postcode' : field,
      message,
    }))
    return answer(c, organisation, { ...typed, errors })
  }
  jobs.wake('mail')
  return c.redirect(thanks, 303)
}

async function published(c: Context<Env>) {
  const found = await getEditable(c.get('services').db, c.req.param('slug') ?? '')
  if (found?.status !== 'published') throw new NotFound()
  return found
}

async function answer(
  c: Context<Env>,
  organisation: Awaited<ReturnType<typeof published>>,
  typed: Typed,
): Promise<Response> {
  const lang = c.get('lang')
  const { name } = organisation.profile
  return renderPage(
    c,
    {
      title: messages[lang].suggest.title(name),
      noIndex: true,
      status: typed.tooMany ? 429 : typed.errors.length > 0 ? 422 : 200,
      breadcrumb: [
        { label: name, href: `/annuaire/${organisation.slug}` },
        { label: messages[lang].suggest.crumb },
      ],
    },
    <SuggestPage
      lang={lang}
      action={`/annuaire/${organisation.slug}/suggerer`}
      slug={organisation.slug}
      name={name}
      hasPlace={organisation.profile.place !== null}
      isKnown={c.get('actor').kind === 'person'}
      {...typed}
    />,
  )
}
