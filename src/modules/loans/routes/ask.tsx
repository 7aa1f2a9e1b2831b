import type { Context } from 'hono'
import { findCommune } from '#modules/directory/index.ts'
import {
  cleanText,
  getTools,
  isDay,
  modulesIn,
  readForm,
  type ToolSheet,
  termsFacts,
} from '#modules/tools/index.ts'
import { AppError, Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { LoanConflict } from '../alternatives.ts'
import { checkAsk } from '../ask-form.ts'
import { type AskForm, emptyAskOfOne } from '../form-model.ts'
import { borrowersFor } from '../list-borrowers.ts'
import { receptionOf } from '../loan-store.ts'
import { messages } from '../messages/index.ts'
import type { Busy } from '../model.ts'
import { AskPage } from '../pages/ask-page.tsx'
import { requestLoan } from '../request-loan.ts'

const asksAnHour = 60

/** `GET /outils/{slug}/demander?du=&au=&modules=` */
export async function askPage(c: Context<Env>): Promise<Response> {
  const opened = await open(c)
  const day = (name: string) => {
    const text = cleanText(c.req.query(name) ?? '')
    return isDay(text) ? text : ''
  }
  const modules = c.req.queries('modules') ?? []
  return show(c, opened, { form: { ...emptyAskOfOne, from: day('du'), to: day('au'), modules } })
}

/** `POST /outils/{slug}/demander` */
export async function sendAsk(c: Context<Env>): Promise<Response> {
  const opened = await open(c)
  const { db, limiter, now } = c.get('services')
  const lang = c.get('lang')
  const { tool, own, questions, actor } = opened
  const places = Object.fromEntries(questions.map((_, place) => [`answer${place}`, '']))
  const sent = await c.req.formData()
  const form: AskForm = readForm(sent, { ...emptyAskOfOne, ...places })
  // The nearest free days, taken at one press.
  const instead = cleanText(sent.get('instead')).split('/')
  if (instead.length === 2 && instead.every(isDay)) [form.from = '', form.to = ''] = instead
  const organisationId = (own.find(({ id }) => id === form.structure) ?? own[0])?.id ?? null
  const found = form.where === 'other' && form.commune ? await findCommune(db, form.commune) : null
  const commune = found && 'commune' in found ? found.commune.code : null
  const context = { organisationId: organisationId ?? '', commune, questions: questions.length }
  const checked = checkAsk(lang, form, context)
  if (organisationId && 'errors' in checked) return show(c, opened, { form, errors: checked.errors })
  limiter.count('loan', actor.id, asksAnHour, 3600)
  const nothing = { audience: null, purpose: null, message: null, flexibleDays: null }
  const request =
    'value' in checked
      ? checked.value
      : {
          ...nothing,
          span: { from: '', to: '' },
          place: { organisationId: '' },
          modules: null,
          answers: [],
          waiting: false,
        }
  try {
    const { id } = await requestLoan(db, actor, { slug: tool.slug, organisationId, request, lang }, now())
    return c.redirect(localPath(lang, `/prets/${id}?fait=demande`), 303)
  } catch (error) {
    if (error instanceof Invalid) return show(c, opened, { form, errors: error.fields })
    if (error instanceof LoanConflict) return show(c, opened, { form, busy: error.alternatives })
    if (error instanceof Conflict) return show(c, opened, { form, lendable: false })
    throw error
  }
}

/** The tool of the address, and who asks. @throws NotFound; AppError unauthenticated */
async function open(c: Context<Env>) {
  const { db } = c.get('services')
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const [tool] = await getTools(db, [c.req.param('slug') ?? ''])
  if (!tool) throw new NotFound()
  const { questions, noteFr, noteEn } = await receptionOf(db, tool.id)
  const own = await borrowersFor(db, actor, [tool])
  return { tool, actor, own, questions, note: (c.get('lang') === 'en' && noteEn) || noteFr }
}

type Shown = { form: AskForm; errors?: FieldError[]; busy?: Busy; lendable?: boolean }

function show(c: Context<Env>, opened: Awaited<ReturnType<typeof open>>, shown: Shown) {
  const lang = c.get('lang')
  const t = messages[lang]
  const { tool, own, questions, note } = opened
  const { form, errors = [], busy = null, lendable = askable(tool) } = shown
  const title = (lang === 'en' && tool.titleEn) || tool.titleFr
  return renderPage(
    c,
    {
      title: t.ask.title(title),
      noIndex: true,
      styles: ['back-office'],
      status: busy || shown.lendable === false ? 409 : errors.length > 0 ? 422 : 200,
      canonical: `/outils/${tool.slug}/demander`,
      breadcrumb: [
        { label: t.tools, href: '/outils' },
        { label: title, href: `/outils/${tool.slug}` },
        { label: t.ask.crumb },
      ],
    },
    <AskPage
      lang={lang}
      tool={{ slug: tool.slug, title, holder: tool.holder?.name ?? null, demo: tool.demo }}
      organisations={own}
      questions={questions}
      modules={tool.modulesApart ? modulesIn(tool.parts) : []}
      note={note}
      terms={termsFacts(lang, tool)}
      form={form}
      errors={errors}
      busy={busy}
      lendable={lendable}
    />,
  )
}

const askable = (tool: ToolSheet) => tool.lendable && tool.holder?.id != null
