import type { Context } from 'hono'
import { getTools, readForm, type ToolSheet } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import type { ReceptionForm } from '../form-model.ts'
import { receptionOf } from '../loan-store.ts'
import { messages } from '../messages/index.ts'
import { receptionMessages } from '../messages/reception.ts'
import { ReceptionPage } from '../pages/reception-page.tsx'
import { canLend } from '../policy.ts'
import {
  checkReception,
  emptyReception,
  moveQuestion,
  questionRows,
  receptionForm,
} from '../reception-form.ts'
import { saveReception } from '../save-reception.ts'

/** `GET /outils/{slug}/accueil` */
export async function receptionPage(c: Context<Env>): Promise<Response> {
  const tool = await open(c)
  const form = receptionForm(await receptionOf(c.get('services').db, tool.id))
  return show(c, tool, { form, notice: c.req.query('fait') === 'oui' ? 'saved' : null })
}

/** `POST /outils/{slug}/accueil`: saves, or moves a question in the form without saving anything. */
export async function sendReception(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const tool = await open(c)
  const sent = await c.req.formData()
  const form = readForm<ReceptionForm>(sent, emptyReception)
  const move = /^(up|down)-(\d)$/.exec(String(sent.get('act')))
  if (move) {
    const moved = moveQuestion(form, Number(move[2]), move[1] === 'up' ? -1 : 1)
    return show(c, tool, { form: moved, notice: 'moved' })
  }
  const checked = checkReception(lang, form)
  if ('errors' in checked) return show(c, tool, { form, errors: checked.errors })
  await saveReception(db, c.get('actor'), { slug: tool.slug, ...checked.value }, now())
  return c.redirect(localPath(lang, `/outils/${tool.slug}/accueil?fait=oui`), 303)
}

/** The tool of the address, for those who lend it. @throws NotFound; AppError unauthenticated or forbidden */
async function open(c: Context<Env>): Promise<ToolSheet> {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const [tool] = await getTools(c.get('services').db, [c.req.param('slug') ?? ''])
  if (!tool) throw new NotFound()
  authorise(canLend, actor, { holderId: tool.holder?.id ?? null })
  return tool
}

type Shown = { form: ReceptionForm; errors?: FieldError[]; notice?: 'saved' | 'moved' | null }

function show(c: Context<Env>, tool: ToolSheet, { form, errors = [], notice = null }: Shown) {
  const lang = c.get('lang')
  const t = receptionMessages[lang]
  const title = (lang === 'en' && tool.titleEn) || tool.titleFr
  return renderPage(
    c,
    {
      title: t.title(title),
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `/outils/${tool.slug}/accueil`,
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        { label: title, href: `/outils/${tool.slug}` },
        { label: t.crumb },
      ],
    },
    <ReceptionPage
      lang={lang}
      tool={{ slug: tool.slug, title }}
      house={tool.holder?.slug ?? null}
      form={form}
      questions={questionRows(form)}
      errors={errors}
      notice={notice}
    />,
  )
}
