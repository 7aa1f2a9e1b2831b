import type { Context } from 'hono'
import { journeysMap } from '#modules/map/index.ts'
import type { Plan } from '#modules/planning/index.ts'
import type { Env } from '#platform/http/env.ts'
import { renderPage } from '#ui/page.tsx'
import { sameDays } from '../apply-plan.ts'
import { circulationOf, leftOutOf } from '../circulation-model.ts'
import { journeysOf } from '../journeys-model.ts'
import { dayInWords } from '../messages/days.ts'
import { messages } from '../messages/index.ts'
import { type CirculationPlan, mostSeconds } from '../model.ts'
import { PlanPage } from '../pages/plan-page.tsx'
import type { MadeProps } from '../pages/plan-props.ts'
import { canPlan } from '../policy.ts'
import { figuresOf, shownLoans } from '../schedule-model.ts'
import { countChanged } from '../snapshot-store.ts'
import { weekTable } from '../weeks-model.ts'
import { openPlan } from './open-plan.ts'

const notices = { change: 'changed', defait: 'undone', applique: 'applied' } as const

/** `GET /outils/planifier/{id}?copie=`: the plan, or how far it is. */
export async function planPage(c: Context<Env>): Promise<Response> {
  return showPlan(c, await openPlan(c))
}

/** `GET /outils/planifier/{id}/etat.json`: how far a plan is, for the page that follows it. */
export async function planState(c: Context<Env>): Promise<Response> {
  const plan = await openPlan(c)
  const t = messages[c.get('lang')]
  const progress = progressOf(c, plan)
  return c.json(
    {
      state: plan.state,
      label: t.choose.states[plan.state],
      done: progress?.seconds ?? mostSeconds,
      total: mostSeconds,
      text: progress?.text ?? '',
      over: progress === null,
    },
    200,
    { 'Cache-Control': 'no-store' },
  )
}

/** How far a plan that is not made is; null once it is. */
function progressOf(c: Context<Env>, { state, startedAt }: CirculationPlan) {
  const t = messages[c.get('lang')].plan
  if (state === 'waiting' || !startedAt) return state === 'waiting' ? { seconds: 0, text: t.waiting } : null
  if (state !== 'running') return null
  const passed = Math.floor((c.get('services').now().getTime() - startedAt.getTime()) / 1000)
  const seconds = Math.max(0, Math.min(mostSeconds, passed))
  return { seconds, text: t.running(seconds, mostSeconds) }
}

/** The page of a plan. `stale`: what was sent was about a plan that changed meanwhile. */
export async function showPlan(c: Context<Env>, plan: CirculationPlan, stale = false): Promise<Response> {
  const { db } = c.get('services')
  const lang = c.get('lang')
  const t = messages[lang]
  const done = c.req.query('fait') ?? ''
  const notice = Object.hasOwn(notices, done) ? notices[done as keyof typeof notices] : null
  const title = t.plan.title(dayInWords(lang, plan.period.from), dayInWords(lang, plan.period.to))
  const progress = progressOf(c, plan)
  const may = canPlan(c.get('actor'), plan)
  const { requests, tools } = plan.snapshot
  const again = new URLSearchParams([
    ...tools.map(({ slug }) => ['outil', slug]),
    ['du', plan.period.from],
    ['au', plan.period.to],
    ['plan', plan.id],
  ])
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      ...(progress && { scripts: ['progress'], refresh: 5 }),
      status: stale ? 409 : 200,
      canonical: `/outils/planifier/${plan.id}`,
      breadcrumb: [
        { label: t.tools, href: '/outils' },
        { label: t.crumb, href: '/outils/planifier' },
        { label: title },
      ],
    },
    <PlanPage
      lang={lang}
      title={title}
      plan={plan}
      progress={progress && { ...progress, most: mostSeconds }}
      may={may}
      notice={notice}
      stale={stale}
      again={`/outils/planifier?${again}`}
      changedSince={plan.state === 'done' && !plan.appliedAt ? await countChanged(db, requests) : 0}
      made={await madeOf(c, plan)}
    />,
  )
}

/** What there is to show: the schedule that is kept, or the first one while the best is sought. */
async function madeOf(c: Context<Env>, plan: CirculationPlan): Promise<MadeProps | null> {
  const best = plan.best ?? plan.first
  const schedule = plan.schedule ?? plan.first?.loans
  if (!best || !schedule) return null
  const lang = c.get('lang')
  const t = messages[lang].plan
  const circulation = circulationOf(plan.snapshot, plan.parameters)
  const loans = shownLoans(plan, schedule)
  const code = plan.snapshot.copies.find((copy) => copy.code === c.req.query('copie'))?.code ?? null
  const byId = new Map(plan.snapshot.requests.map((request) => [request.id, request]))
  const asked = schedule.filter((loan) => {
    const request = byId.get(loan.wish)
    return request !== undefined && sameDays(request, loan)
  }).length
  const figures = (of: Plan | null) => (of ? figuresOf(circulation, of.loans) : null)
  return {
    loans,
    leftOut: leftOutOf(plan.snapshot, plan.parameters, schedule, best),
    weeks: weekTable(plan.snapshot, loans),
    figures: {
      byHand: plan.changes > 0 ? figuresOf(circulation, schedule) : null,
      best: figures(plan.best),
      greedy: figures(plan.first),
    },
    proof: plan.best && { method: plan.best.method, gap: plan.best.gap, seconds: plan.best.seconds },
    map: await journeysMap(c.get('services').config.regionPack, {
      title: t.map,
      description: t.mapDescription(loans.length),
      ...journeysOf(plan, schedule, loans, code),
    }),
    copy: code,
    copies: plan.snapshot.copies.flatMap((copy) =>
      loans.some((loan) => loan.copy.id === copy.id) ? [copy.code] : [],
    ),
    unlocatedCopies: plan.snapshot.copies.flatMap(({ home, code: name }) => (home ? [] : [name])),
    answers: {
      asked,
      other: schedule.length - asked,
      direct: loans.filter(({ from }) => from !== null).length,
    },
  }
}
