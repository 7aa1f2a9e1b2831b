import type { Context } from 'hono'
import { getEditable } from '#modules/directory/index.ts'
import { today } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, Conflict, Invalid, NotFound } from '#platform/errors.ts'
import { sha256Of } from '#platform/files/stored-document.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { agreementDocument } from '../agreement/agreement-document.ts'
import { defaultTemplate } from '../agreement/default-template.ts'
import { exampleTerms } from '../agreement/preview-terms.ts'
import { longestBody, longestTitle, saveTemplate, templateErrors } from '../agreement/save-template.ts'
import { placeholders } from '../agreement/terms-model.ts'
import { partiesOf, readTemplate } from '../agreement/terms-store.ts'
import { messages } from '../messages/index.ts'
import { agreementMessages } from '../messages/paper.ts'
import { type TemplateForm, TemplatePage } from '../pages/template-page.tsx'
import { canLend } from '../policy.ts'
import type { PdfAnswer } from './agreement.tsx'

type Organisation = { id: string; slug: string; name: string }

/** `GET /annuaire/{slug}/convention-de-pret` */
export async function templatePage(c: Context<Env>): Promise<Response> {
  const organisation = await open(c)
  const { version, title, body } =
    (await readTemplate(c.get('services').db, organisation.id)) ?? defaultTemplate
  const fallen = /^\d{1,4}$/.exec(c.req.query('fait') ?? '')?.[0]
  const saved = fallen === undefined ? null : Number(fallen)
  return show(c, organisation, { form: { base: String(version), title, body }, saved })
}

/** `POST /annuaire/{slug}/convention-de-pret`: saves a new version, or shows the PDF that it would make and saves nothing. */
export async function sendTemplate(c: Context<Env>, answer: PdfAnswer): Promise<Response> {
  const { now } = c.get('services')
  const lang = c.get('lang')
  const organisation = await open(c)
  const sent = await c.req.formData()
  const form = {
    base: typed(sent, 'base'),
    title: typed(sent, 'title').trim(),
    body: typed(sent, 'body').trim(),
  }
  if (sent.get('act') === 'preview') return preview(c, answer, organisation, form)
  const base = Math.floor(Number(form.base)) || 0
  const given = { organisationId: organisation.id, base, title: form.title, body: form.body, lang }
  try {
    const fallen = await saveTemplate(c.get('services'), c.get('actor'), given, now())
    return c.redirect(
      localPath(lang, `/annuaire/${organisation.slug}/convention-de-pret?fait=${fallen}`),
      303,
    )
  } catch (error) {
    if (error instanceof Invalid) return show(c, organisation, { form, errors: error.fields })
    if (error instanceof Conflict) return show(c, organisation, { form, changed: true })
    throw error
  }
}

async function preview(c: Context<Env>, answer: PdfAnswer, organisation: Organisation, form: TemplateForm) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const errors = templateErrors(form, lang)
  if (errors.length > 0) return show(c, organisation, { form, errors })
  const [version, holder] = [
    (await readTemplate(db, organisation.id))?.version ?? 0,
    (await partiesOf(db, [organisation.id])).get(organisation.id),
  ]
  if (!holder) throw new NotFound()
  const template = { version: version + 1, title: form.title, body: form.body }
  const terms = exampleTerms(template, holder, lang, today(now()))
  const site = c.get('site').name
  return answer(c, {
    version: ['agreement-preview', sha256Of(JSON.stringify(terms)).toString('hex'), site],
    filename: 'convention-essai.pdf',
    make: async () => agreementDocument(terms, site),
  })
}

/** Several lines as typed, without what a database cannot hold. */
function typed(sent: FormData, name: string): string {
  const value = sent.get(name)
  return typeof value === 'string' ? value.toWellFormed().replaceAll(/[^\P{Cc}\n\r\t]/gu, '') : ''
}

/** The organisation of the address, for those who lend its tools. @throws NotFound; AppError unauthenticated or forbidden */
async function open(c: Context<Env>): Promise<Organisation> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const found = await getEditable(c.get('services').db, c.req.param('slug') ?? '')
  if (!found) throw new NotFound()
  authorise(canLend, actor, { holderId: found.id })
  return { id: found.id, slug: found.slug, name: found.profile.name }
}

type Shown = {
  form: TemplateForm
  errors?: { field: string; message: string }[]
  changed?: boolean
  saved?: number | null
}

async function show(c: Context<Env>, organisation: Organisation, shown: Shown) {
  const lang = c.get('lang')
  const t = agreementMessages[lang].edit
  const { errors = [], changed = false, saved = null } = shown
  const version = (await readTemplate(c.get('services').db, organisation.id))?.version ?? 0
  // What is sent again takes the place of what somebody else saved, which was said.
  const form = changed ? { ...shown.form, base: String(version) } : shown.form
  return renderPage(
    c,
    {
      title: t.title(organisation.name),
      noIndex: true,
      styles: ['back-office'],
      status: changed ? 409 : errors.length > 0 ? 422 : 200,
      canonical: `/annuaire/${organisation.slug}/convention-de-pret`,
      breadcrumb: [{ label: messages[lang].loans, href: '/compte/prets' }, { label: t.crumb }],
    },
    <TemplatePage
      lang={lang}
      organisation={organisation}
      version={version}
      form={form}
      most={{ title: longestTitle, body: longestBody }}
      placeholders={placeholders}
      errors={errors}
      changed={changed}
      saved={saved}
    />,
  )
}
