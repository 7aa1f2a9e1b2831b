import type { Context } from 'hono'
import { z } from 'zod'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { codesOf, countWords, wordsOf } from '../campaign-store.ts'
import { addCode, giveCodes, removeCode } from '../code-answers.ts'
import { inWords } from '../messages/in-words.ts'
import { messages } from '../messages/index.ts'
import { CodesPage } from '../pages/codes-page.tsx'
import { canReport } from '../policy.ts'
import { wordsQuestions } from '../words-model.ts'
import { askedCampaign, pathsOf } from './asked.ts'

const pageSize = 50
const uuid = z.uuid()

/** `GET /administration/enquetes/campagnes/{slug}/codes/{question}` */
export async function codesPage(c: Context<Env>): Promise<Response> {
  authorise(canReport, c.get('actor'), undefined)
  return showCodes(c, {})
}

/** `POST /administration/enquetes/campagnes/{slug}/codes/{question}`: a code created, removed, or given to the answers of a page. */
export async function sendCodes(c: Context<Env>): Promise<Response> {
  const actor = c.get('actor')
  authorise(canReport, actor, undefined)
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const where = { slug: c.req.param('slug') ?? '', question: c.req.param('question') ?? '' }
  const form = await c.req.formData()
  const page = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
  const done = (what: string) =>
    c.redirect(localPath(lang, `${pathsOf(where.slug).codes(where.question)}?page=${page}&fait=${what}`), 303)
  const act = form.get('acte')
  if (act === 'retirer') {
    const code = uuid.safeParse(form.get('code'))
    if (!code.success) throw new NotFound()
    await removeCode(db, actor, { ...where, code: code.data }, now())
    return done('retire')
  }
  if (act === 'donner') {
    await giveCodes(db, actor, { ...where, given: readGiven(form) }, now())
    return done('enregistre')
  }
  if (act !== 'ajouter') throw new AppError('invalid')
  const typed = form.get('nom')
  const name = (typeof typed === 'string' ? typed : '').replaceAll(/\p{C}+/gu, ' ').trim()
  const refuse = (message: string) =>
    showCodes(c, { typed: name.slice(0, 300), errors: [{ field: 'nom', message }] })
  if (name === '' || name.length > 120) return refuse(t.codeErrors.name)
  try {
    await addCode(db, actor, { ...where, name }, now())
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return refuse(error.detail === 'most' ? t.codeErrors.most : t.codeErrors.twice)
  }
  return done('ajoute')
}

/** Which codes each answer of the page was given; those that are no identifiers are left out. */
function readGiven(form: FormData): Map<string, string[]> {
  const valid = (value: unknown): value is string => uuid.safeParse(value).success
  return new Map(
    form
      .getAll('reponse')
      .filter(valid)
      .slice(0, pageSize)
      .map((id) => [id, form.getAll(`code-${id}`).filter(valid)]),
  )
}

async function showCodes(
  c: Context<Env>,
  { typed = '', errors = [] }: { typed?: string; errors?: FieldError[] },
): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const campaign = await askedCampaign(c)
  const question = wordsQuestions(campaign.definition).find(({ code }) => code === c.req.param('question'))
  if (!question) throw new NotFound()
  const asked = Math.max(1, Number.parseInt(c.req.query('page') ?? '1', 10) || 1)
  const [codes, count] = await Promise.all([
    codesOf(db, campaign.id, question.code),
    countWords(db, campaign.id, question.code),
  ])
  const pages = Math.max(1, Math.ceil(count / pageSize))
  const page = Math.min(asked, pages)
  const words = await wordsOf(db, campaign.id, { question: question.code, page, size: pageSize })
  const paths = pathsOf(campaign.slug)
  const done = { ajoute: t.codeAdded, retire: t.codeRemoved, enregistre: t.codesSaved }
  const title = inWords(lang, question.label)
  return renderPage(
    c,
    {
      title: t.codesOf(title),
      noIndex: true,
      styles: ['back-office'],
      canonical: paths.codes(question.code),
      status: errors.length > 0 ? 422 : 200,
    },
    <CodesPage
      lang={lang}
      title={campaign.title}
      question={title}
      codes={codes}
      words={words}
      page={page}
      pages={pages}
      paths={{ analysis: paths.analysis, codes: paths.codes(question.code) }}
      notice={errors.length === 0 ? (done[c.req.query('fait') as keyof typeof done] ?? null) : null}
      typed={typed}
      errors={errors}
    />,
  )
}
