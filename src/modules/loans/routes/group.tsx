import type { Context } from 'hono'
import { findCommune } from '#modules/directory/index.ts'
import { cleanText, getTools, isDay, readForm } from '#modules/tools/index.ts'
import { AppError, type FieldError, Invalid } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { checkAsk } from '../ask-form.ts'
import { emptyAsk } from '../form-model.ts'
import { borrowersFor } from '../list-borrowers.ts'
import { receptionOf } from '../loan-store.ts'
import { groupMessages } from '../messages/group.ts'
import { messages } from '../messages/index.ts'
import { type AskedTool, type GroupForm, GroupPage } from '../pages/group-page.tsx'
import { GroupRefused, mostTools, requestGroup, type ToolRefusal } from '../request-group.ts'
import { findRequestable } from '../requestable-store.ts'

const asksAnHour = 60
const found = 8

const slugsIn = (text: string): string[] =>
  [...new Set(text.split(',').filter((slug) => /^[a-z0-9-]{1,200}$/.test(slug)))].slice(0, mostTools)

/** `GET /outils/demande?outils=a,b&q=&du=&au=`: the tools that the address holds, others to add, and one form for all of them. */
export async function groupPage(c: Context<Env>): Promise<Response> {
  const opened = await open(c, slugsIn(c.req.query('outils') ?? ''))
  const day = (name: string) => {
    const text = cleanText(c.req.query(name) ?? '')
    return isDay(text) ? text : ''
  }
  return show(c, opened, { form: { ...emptyAsk, from: day('du'), to: day('au') } })
}

/** `POST /outils/demande` */
export async function sendGroup(c: Context<Env>): Promise<Response> {
  const { db, limiter, now } = c.get('services')
  const lang = c.get('lang')
  const sent = await c.req.formData()
  const opened = await open(c, slugsIn(cleanText(sent.get('outils'))))
  const { tools, own, actor } = opened
  const asked = tools.flatMap((tool, at) => tool.questions.map((_, place) => [`answer${at}-${place}`, '']))
  const form: GroupForm = readForm(sent, { ...emptyAsk, ...Object.fromEntries(asked) })
  const organisationId = (own.find(({ id }) => id === form.structure) ?? own[0])?.id ?? null
  if (organisationId === null || tools.length === 0) return show(c, opened, { form })
  const place = form.where === 'other' && form.commune ? await findCommune(db, form.commune) : null
  const commune = place && 'commune' in place ? place.commune.code : null
  const checked = checkAsk(lang, { ...form, modules: [] }, { organisationId, commune, questions: 0 })
  if ('errors' in checked) return show(c, opened, { form, errors: checked.errors })
  limiter.count('loan', actor.id, asksAnHour, 3600)
  const wishes = tools.map(({ slug, questions }, at) => ({
    slug,
    answers: questions.map((_, place) => form[`answer${at}-${place}`] ?? ''),
  }))
  try {
    const given = { organisationId, tools: wishes, request: checked.value, lang }
    const { group } = await requestGroup(db, actor, given, now())
    return c.redirect(localPath(lang, `/compte/prets?cote=emprunts&groupe=${group}&fait=demande`), 303)
  } catch (error) {
    if (error instanceof Invalid) return show(c, opened, { form, errors: error.fields })
    if (error instanceof GroupRefused) return show(c, opened, { form, refusals: error.refusals })
    throw error
  }
}

/** Who asks, and the tools that can be asked for among those named, in their order. @throws AppError unauthenticated */
async function open(c: Context<Env>, slugs: string[]) {
  const { db } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  const tools: AskedTool[] = []
  for (const tool of await getTools(db, slugs)) {
    if (!tool.lendable || tool.holder?.id == null) continue
    const { questions, noteFr, noteEn } = await receptionOf(db, tool.id)
    const title = (lang === 'en' && tool.titleEn) || tool.titleFr
    const note = (lang === 'en' && noteEn) || noteFr
    tools.push({ slug: tool.slug, demo: tool.demo, title, holder: tool.holder.name, note, questions })
  }
  return { actor, tools, own: await borrowersFor(db, actor, tools) }
}

type Shown = { form: GroupForm; errors?: FieldError[]; refusals?: ToolRefusal[] }

async function show(c: Context<Env>, { tools, own }: Awaited<ReturnType<typeof open>>, shown: Shown) {
  const lang = c.get('lang')
  const { form, errors = [], refusals = [] } = shown
  const t = groupMessages[lang]
  const words = cleanText(c.req.query('q') ?? '').slice(0, 100)
  const slugs = tools.map(({ slug }) => slug)
  const others = await findRequestable(c.get('services').db, words, { except: slugs, limit: found })
  const wrong = refusals.flatMap(({ slug, fields }) => fieldsOf(tools, slug, fields))
  const all = [...errors, ...new Map(wrong.map((each) => [each.field, each])).values()]
  return renderPage(
    c,
    {
      title: t.title,
      noIndex: true,
      styles: ['back-office'],
      status: refusals.some(({ fields }) => fields.length === 0) ? 409 : all.length > 0 ? 422 : 200,
      canonical: '/outils/demande',
      breadcrumb: [{ label: messages[lang].tools, href: '/outils' }, { label: t.crumb }],
    },
    <GroupPage
      lang={lang}
      tools={tools}
      most={mostTools}
      organisations={own}
      words={words}
      others={others.map(({ titleFr, titleEn, ...tool }) => ({
        ...tool,
        title: (lang === 'en' && titleEn) || titleFr,
      }))}
      form={form}
      errors={all}
      refusals={refusals.filter(({ fields }) => fields.length === 0)}
    />,
  )
}

/** What is wrong of one tool, under the names of the form; what only its terms refuse says which tool it is. */
function fieldsOf(tools: AskedTool[], slug: string, fields: FieldError[]): FieldError[] {
  const at = tools.findIndex((tool) => tool.slug === slug)
  return fields.map(({ field, message }) => {
    const place = /^answer(\d+)$/.exec(field)?.[1]
    if (place !== undefined) return { field: `answer${at}-${place}`, message }
    const named = field === 'organisation' ? 'structure' : field === 'place' ? 'where' : field
    return { field: named, message: `${tools[at]?.title} : ${message}` }
  })
}
