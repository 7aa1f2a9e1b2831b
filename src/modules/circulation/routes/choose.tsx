import type { Context } from 'hono'
import { cleanText, plusDays, type Span, today } from '#modules/tools/index.ts'
import { hasRole, type PersonActor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { AppError, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { type ChoiceForm, type PlanForm, planForm } from '../form-model.ts'
import { messages } from '../messages/index.ts'
import { directWait, mostRequests } from '../model.ts'
import { ChoosePage } from '../pages/choose-page.tsx'
import { RequestsPage } from '../pages/requests-page.tsx'
import { planCirculation } from '../plan-circulation.ts'
import { checkChoice, checkPlan } from '../plan-form.ts'
import { listPlans, plansAPage, readPlan } from '../plan-store.ts'
import { canPlan, canSeePlan } from '../policy.ts'
import { listPlannable, plannedTools, takeSnapshot } from '../snapshot-store.ts'

const path = '/outils/planifier'
/** Tools planned together at most. */
const mostTools = 50
/** Days of a period that nobody chose. */
const usualDays = 365
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /outils/planifier?outil=…&du=&au=&plan=`: which tools; once they are chosen, which requests and how. `plan`: as that one was made. */
export async function choosePage(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = person(c)
  const slugs = slugsOf(c.req.queries('outil') ?? [])
  const day = today(now())
  const choice = { slugs, from: c.req.query('du') ?? day, to: c.req.query('au') ?? plusDays(day, usualDays) }
  const asked = slugs.length > 0 || c.req.query('du') !== undefined
  if (!asked) return showChoice(c, actor, choice, [])
  const checked = checkChoice(c.get('lang'), choice)
  if (checked.errors) return showChoice(c, actor, choice, checked.errors)
  const before = c.req.query('plan') ?? ''
  const plan = uuid.test(before) ? await readPlan(db, before) : undefined
  const form = planForm(plan && canSeePlan(actor, plan) ? plan.parameters : undefined)
  return showRequests(c, { choice, period: checked.period, form, errors: [] })
}

/** `POST /outils/planifier`: asks for the plan. */
export async function sendPlan(c: Context<Env>): Promise<Response> {
  const { db, jobs, now } = c.get('services')
  const lang = c.get('lang')
  const actor = person(c)
  const sent = await c.req.formData()
  const field = (name: string) => cleanText(sent.get(name) ?? '').slice(0, 100)
  const choice = { slugs: slugsOf(sent.getAll('outil')), from: field('du'), to: field('au') }
  await toolsToPlan(c, choice.slugs)
  const chosen = checkChoice(lang, choice)
  if (chosen.errors) return showChoice(c, actor, choice, chosen.errors)
  const form = {
    margin: field('margin'),
    direct: field('direct'),
    served: field('served'),
    hundredKm: field('hundredKm'),
    fairness: field('fairness'),
    priorities: prioritiesOf(sent),
  }
  const shown = { choice, period: chosen.period, form }
  const checked = checkPlan(lang, form)
  if (checked.errors) return showRequests(c, { ...shown, errors: checked.errors })
  try {
    const { parameters } = checked
    const asked = { slugs: choice.slugs, period: chosen.period, parameters, lang }
    const id = await planCirculation(db, actor, asked, now())
    jobs.wake('plans')
    return c.redirect(localPath(lang, `${path}/${id}`), 303)
  } catch (error) {
    if (error instanceof Invalid) return showRequests(c, { ...shown, errors: error.fields })
    throw error
  }
}

/** @throws AppError unauthenticated */
function person(c: Context<Env>): PersonActor {
  const actor = c.get('actor')
  if (actor.kind !== 'person') throw new AppError('unauthenticated')
  return actor
}

const slugsOf = (given: (string | File)[]) => [
  ...new Set(given.map((each) => cleanText(each)).filter((each) => /^[a-z0-9-]{1,100}$/.test(each))),
]

function prioritiesOf(sent: FormData): Record<string, string> {
  const rows = [...sent.entries()].flatMap(([name, value]) => {
    const id = name.replace(/^priority-/, '')
    return id !== name && uuid.test(id) ? [[id, cleanText(value).slice(0, 20)] as const] : []
  })
  return Object.fromEntries(rows.slice(0, mostRequests))
}

/** The tools named, for somebody who may plan them. @throws NotFound; AppError forbidden */
async function toolsToPlan(c: Context<Env>, slugs: string[]) {
  const tools = await plannedTools(c.get('services').db, slugs.slice(0, mostTools))
  if (tools.length < slugs.length) throw new NotFound()
  authorise(canPlan, c.get('actor'), { holderIds: tools.map(({ holderId }) => holderId) })
  return tools
}

async function showChoice(c: Context<Env>, actor: PersonActor, choice: ChoiceForm, errors: FieldError[]) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const own = [...actor.memberships.keys()]
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const [tools, { plans, total }] = await Promise.all([
    listPlannable(db, hasRole(actor, 'moderator') ? null : own, today(now())),
    listPlans(db, hasRole(actor, 'observer') ? null : own, page),
  ])
  return renderPage(
    c,
    {
      title: t.choose.title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: path,
      breadcrumb: [{ label: t.tools, href: '/outils' }, { label: t.crumb }],
    },
    <ChoosePage
      lang={lang}
      tools={tools}
      choice={choice}
      errors={errors}
      plans={plans}
      page={page}
      pages={Math.max(1, Math.ceil(total / plansAPage))}
    />,
  )
}

type Asked = { choice: ChoiceForm; period: Span; form: PlanForm; errors: FieldError[] }

async function showRequests(c: Context<Env>, { choice, period, form, errors }: Asked) {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const tools = await toolsToPlan(c, choice.slugs)
  const { requests, copies } = await takeSnapshot(db, tools, period, today(now()))
  return renderPage(
    c,
    {
      title: t.requests.title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: path,
      breadcrumb: [
        { label: t.tools, href: '/outils' },
        { label: t.crumb, href: path },
        { label: t.requests.title },
      ],
    },
    <RequestsPage
      lang={lang}
      choice={choice}
      tools={tools}
      requests={requests.slice(0, mostRequests)}
      copies={copies.length}
      form={form}
      directWait={directWait}
      errors={errors}
    />,
  )
}
