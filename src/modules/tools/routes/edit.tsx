import type { Context } from 'hono'
import { hasRole } from '#platform/access/actor.ts'
import { AppError, Conflict, type FieldError } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { findByName, getChoices, holdersById } from '../choices-store.ts'
import { cleanText, emptyToolForm, readForm, type ToolForm } from '../form-model.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { ToolSheet } from '../model.ts'
import { ChoosePage } from '../pages/choose-page.tsx'
import { FormPage } from '../pages/form-page.tsx'
import { canAddTool } from '../policy.ts'
import { authoriseEdit, saveTool } from '../save-tool.ts'
import { checkTool, partnerNames } from '../tool-form.ts'
import { findTool } from '../tool-store.ts'
import { formOfTool } from '../typed-tool.ts'

const savesAnHour = 240

/** A tool, or the organisation that a new one is of. */
type Subject = { tool: ToolSheet | null; holder: { id: string; name: string } }

/** `GET /outils/proposer?structure=`: for which organisation, then the form. */
export async function proposePage(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const asked = cleanText(c.req.query('structure') ?? '')
  const own = await holdersById(db, [...actor.memberships.keys()])
  const named = asked && hasRole(actor, 'moderator') ? (await findByName(db, [asked])).get(asked) : undefined
  const [other] = named ? await holdersById(db, [named]) : []
  const only = own.length === 1 ? own[0] : undefined
  const holder = own.find(({ id, slug }) => id === asked || slug === asked) ?? other ?? only
  if (holder) return show(c, { tool: null, holder }, { form: { ...emptyToolForm, languages: ['fr'] } })
  const t = formMessages[lang].propose
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      canonical: '/outils/proposer',
      breadcrumb: [{ label: messages[lang].tools, href: '/outils' }, { label: t.title }],
    },
    <ChoosePage lang={lang} organisations={own} />,
  )
}

/** `GET /outils/{slug}/modifier` */
export async function editPage(c: Context<Env>): Promise<Response> {
  const tool = await openTool(c)
  return show(c, subjectOf(tool), { form: formOfTool(c.get('lang'), tool), version: tool.version })
}

/** `POST /outils/proposer`, `POST /outils/{slug}/modifier`: more rows, a draft, or the tool public. */
export async function sendTool(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const sent = await c.req.formData()
  const subject = c.req.param('slug') ? subjectOf(await openTool(c)) : await newSubject(c, sent)
  const form = readForm(sent, emptyToolForm)
  const version = Number(sent.get('version')) || 0
  const act = String(sent.get('act') ?? '')
  if (act === 'add-part') return show(c, subject, { form, version, more: { parts: 5, closures: 0 } })
  if (act === 'add-closure') return show(c, subject, { form, version, more: { parts: 0, closures: 3 } })
  limiter.count('tool', actor.id, savesAnHour, 3600)
  const complete = act !== 'keep' || subject.tool?.state === 'published'
  const [choices, organisations] = await Promise.all([
    getChoices(db),
    findByName(db, partnerNames(form.partners)),
  ])
  const codes = (words: { code: string }[]) => new Set(words.map(({ code }) => code))
  const checked = checkTool(
    lang,
    form,
    {
      codes: {
        theme: codes(choices.theme),
        audience: codes(choices.audience),
        access: codes(choices.access),
        language: codes(choices.language),
      },
      organisations,
      territories: new Set(choices.territories.map(({ ref }) => ref)),
    },
    complete,
  )
  if ('errors' in checked) return show(c, subject, { form, version, errors: checked.errors, status: 422 })
  const which = subject.tool
    ? { slug: subject.tool.slug, base: version }
    : { slug: undefined, holderId: subject.holder.id }
  try {
    const saved = await saveTool(
      db,
      actor,
      { ...which, input: checked.value, act: complete ? 'publish' : 'keep' },
      now(),
    )
    const path = saved.state === 'draft' ? '/compte/outils?fait=garde' : `/outils/${saved.slug}`
    return c.redirect(localPath(lang, path), 303)
  } catch (error) {
    if (!(error instanceof Conflict) || !subject.tool) throw error
    if (error.detail === 'module-held') {
      const errors = [{ field: 'parts', message: formMessages[lang].errors.moduleHeld }]
      return show(c, subject, { form, version, errors, status: 422 })
    }
    // What was typed stands on the present version from now on: sending it again replaces that one knowingly.
    const present = await findTool(db, subject.tool.slug)
    return show(c, subject, { form, version: present?.version ?? 0, status: 409 })
  }
}

/** The tool of an address, for those who may change it. @throws NotFound, AppError */
export async function openTool(c: Context<Env>): Promise<ToolSheet> {
  const tool = await findTool(c.get('services').db, c.req.param('slug') ?? '')
  authoriseEdit(c.get('actor'), tool)
  if (tool.state === 'removed') throw new AppError('gone')
  return tool
}

const subjectOf = (tool: ToolSheet): Subject => ({
  tool,
  holder: { id: tool.holder?.id ?? '', name: tool.holder?.name ?? '' },
})

async function newSubject(c: Context<Env>, sent: FormData): Promise<Subject> {
  const asked = cleanText(sent.get('structure'))
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(asked)
  const [holder] = isId ? await holdersById(c.get('services').db, [asked]) : []
  if (!holder || !canAddTool(c.get('actor'), { organisationId: holder.id }))
    throw new AppError('forbidden', { detail: canAddTool.id })
  return { tool: null, holder }
}

type Shown = {
  form: ToolForm
  version?: number
  errors?: FieldError[]
  status?: 409 | 422
  more?: { parts: number; closures: number }
}

async function show(c: Context<Env>, { tool, holder }: Subject, shown: Shown): Promise<Response> {
  const lang = c.get('lang')
  const t = formMessages[lang]
  const { form, version, errors = [], status, more = { parts: 0, closures: 0 } } = shown
  const name = tool?.titleFr ?? ''
  const title = tool ? t.edit.title(name) : t.propose.title
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      status: status ?? 200,
      breadcrumb: [
        { label: messages[lang].tools, href: '/outils' },
        ...(tool
          ? [{ label: name, href: `/outils/${tool.slug}` }, { label: t.edit.crumb }]
          : [{ label: title }]),
      ],
    },
    <FormPage
      lang={lang}
      path={tool ? `/outils/${tool.slug}/modifier` : '/outils/proposer'}
      title={title}
      holder={holder}
      form={form}
      errors={errors}
      version={tool ? (version ?? tool.version) : null}
      isPublic={tool?.state === 'published'}
      conflict={tool && status === 409 ? `/outils/${tool.slug}` : null}
      photos={tool ? `/outils/${tool.slug}/photos` : null}
      choices={await getChoices(c.get('services').db)}
      rows={{
        parts: Math.max(form.partName.length, 3) + more.parts,
        closures: Math.max(form.closureFrom.length, 1) + more.closures,
      }}
    />,
  )
}
