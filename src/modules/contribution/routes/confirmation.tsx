import type { Context } from 'hono'
import { getTypeLabels } from '#modules/directory/index.ts'
import { AppError, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { answerQuestion, readQuestion } from '../answer-confirmation.ts'
import { correctByLink } from '../correct-by-link.ts'
import { messages } from '../messages/index.ts'
import { ConfirmedPage, ConfirmPage, DeadQuestionPage } from '../pages/confirm-page.tsx'
import { SuggestPage } from '../pages/suggest-page.tsx'
import { presentInput, type SuggestionInput, suggestedFields, suggestedValues } from '../suggestion-model.ts'
import { formBody } from './form-body.ts'

/** `GET /confirmer/{secret}`: what the record says, and three answers. */
export async function questionPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const secret = c.req.param('secret') ?? ''
  const question = await readQuestion(db, secret, now())
  if (!question) return dead(c)
  const { profile } = question.organisation
  const types = await getTypeLabels(db, lang)
  const input = presentInput(profile)
  const facts = {
    ...input,
    type: types.get(profile.type) ?? profile.type,
    address: [input.address, input.postcode].filter(Boolean).join(', '),
  }
  return page(
    c,
    messages[lang].confirm.title(profile.name),
    200,
    <ConfirmPage lang={lang} secret={secret} name={profile.name} facts={facts} />,
  )
}

/** `POST /confirmer/{secret}`: « tout est juste », or « nous avons fermé ». */
export async function answerRoute(c: Context<Env>): Promise<Response> {
  const { db, now, jobs } = c.get('services')
  const secret = c.req.param('secret') ?? ''
  const answer = (await formBody(c)).text('reponse') === 'fermee' ? 'closed' : 'right'
  try {
    const { slug } = await answerQuestion(db, { secret, answer }, now())
    jobs.wake('mail')
    return thanks(c, slug, answer)
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') return dead(c)
    throw error
  }
}

/** `GET /confirmer/{secret}/corriger`: the facts, to be corrected at once: the link proves that one reads the organisation's mail. */
export async function correctPage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const question = await readQuestion(db, c.req.param('secret') ?? '', now())
  if (!question) return dead(c)
  return form(c, question.organisation, presentInput(question.organisation.profile), [])
}

/** `POST /confirmer/{secret}/corriger` */
export async function saveCorrection(c: Context<Env>): Promise<Response> {
  const { db, now, jobs } = c.get('services')
  const secret = c.req.param('secret') ?? ''
  const lang = c.get('lang')
  const question = await readQuestion(db, secret, now())
  if (!question) return dead(c)
  const body = await formBody(c)
  const input = Object.fromEntries(
    suggestedFields.map((field) => [field, body.text(field)]),
  ) as SuggestionInput
  try {
    const values = suggestedValues(question.organisation.profile, input)
    const { slug } = await correctByLink(db, { secret, values, lang }, now())
    jobs.wake('mail')
    return thanks(c, slug, 'edited')
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'invalid')) throw error
    const errors = error.fields.map(({ field, message }) => ({
      field: field === 'place' ? 'postcode' : field,
      message,
    }))
    return form(c, question.organisation, input, errors)
  }
}

type Organisation = NonNullable<Awaited<ReturnType<typeof readQuestion>>>['organisation']

function form(c: Context<Env>, organisation: Organisation, input: SuggestionInput, errors: FieldError[]) {
  const lang = c.get('lang')
  const { name, place } = organisation.profile
  return page(
    c,
    messages[lang].confirm.correct,
    errors.length > 0 ? 422 : 200,
    <SuggestPage
      lang={lang}
      action={`/confirmer/${c.req.param('secret')}/corriger`}
      slug={organisation.slug}
      name={name}
      hasPlace={place !== null}
      isKnown
      input={input}
      message=""
      contact=""
      errors={errors}
    />,
  )
}

const thanks = (c: Context<Env>, slug: string, answer: 'right' | 'closed' | 'edited') =>
  page(
    c,
    messages[c.get('lang')].confirm.thanks,
    200,
    <ConfirmedPage lang={c.get('lang')} slug={slug} answer={answer} />,
  )

const dead = (c: Context<Env>) =>
  page(c, messages[c.get('lang')].confirm.mailAction, 410, <DeadQuestionPage lang={c.get('lang')} />)

function page(
  c: Context<Env>,
  title: string,
  status: 200 | 410 | 422,
  body: Parameters<typeof renderPage>[2],
) {
  c.header('Referrer-Policy', 'no-referrer')
  return renderPage(
    c,
    { title, status, noIndex: true, styles: ['back-office'], canonical: '/confirmer' },
    body,
  )
}
