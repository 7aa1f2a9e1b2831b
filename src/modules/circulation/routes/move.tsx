import type { Context } from 'hono'
import { moveLoan } from '#modules/planning/index.ts'
import { dayAt, isDay, numberOf } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { renderPage } from '#ui/page.tsx'
import { circulationOf } from '../circulation-model.ts'
import { dayInWords } from '../messages/days.ts'
import { formMessages, messages } from '../messages/index.ts'
import type { CirculationPlan, RequestThen } from '../model.ts'
import { type Effect, MovePage } from '../pages/move-page.tsx'
import { canPlan } from '../policy.ts'
import { figuresOf, shownLoans } from '../schedule-model.ts'
import { weekTable } from '../weeks-model.ts'
import { openPlan } from './open-plan.ts'

/** `GET /outils/planifier/{id}/deplacer?demande=&exemplaire=&jour=`: a loan moved by hand, and what that would cost. Nothing is kept yet. */
export async function movePage(c: Context<Env>): Promise<Response> {
  const plan = await openPlan(c)
  authorise(canPlan, c.get('actor'), plan)
  const lang = c.get('lang')
  const t = messages[lang]
  const path = `/outils/planifier/${plan.id}`
  const { schedule } = plan
  if (plan.state !== 'done' || !schedule || plan.appliedAt) return c.redirect(localPath(lang, path), 303)
  const circulation = circulationOf(plan.snapshot, plan.parameters)
  const request = plan.snapshot.requests.find(({ id }) => id === c.req.query('demande'))
  const wish = circulation.wishes.find(({ id }) => id === request?.id)
  if (!request || !wish) throw new NotFound()
  const now = schedule.find((loan) => loan.wish === wish.id)
  const known = new Set(circulation.copies.map(({ id }) => id))
  const copies = plan.snapshot.copies.filter(({ tool, id }) => tool === request.tool && known.has(id))
  const typed = c.req.query('exemplaire')
  const form = {
    copy: typed ?? now?.copy ?? copies[0]?.id ?? '',
    day: c.req.query('jour') ?? (now ? dayAt(now.from) : request.span.from),
  }
  const errors = typed === undefined ? [] : faultsOfForm(c, form, known)
  const effect = typed === undefined || errors.length > 0 ? null : effectOf(plan, schedule, request, form)
  const title = t.move.title
  return renderPage(
    c,
    {
      title,
      noIndex: true,
      styles: ['back-office'],
      status: errors.length > 0 ? 422 : 200,
      canonical: `${path}/deplacer`,
      breadcrumb: [
        { label: t.tools, href: '/outils' },
        { label: t.crumb, href: '/outils/planifier' },
        {
          label: t.plan.title(dayInWords(lang, plan.period.from), dayInWords(lang, plan.period.to)),
          href: path,
        },
        { label: title },
      ],
    },
    <MovePage
      lang={lang}
      plan={{ id: plan.id, version: plan.version, requests: plan.snapshot.requests.length }}
      request={request}
      tool={plan.snapshot.tools.find(({ id }) => id === request.tool)?.title ?? ''}
      served={now !== undefined}
      window={{ first: dayAt(wish.first), last: dayAt(wish.last), days: wish.days }}
      copies={copies}
      form={form}
      errors={errors}
      effect={effect}
      weeks={weeksOfTool(plan, request)}
    />,
  )
}

function faultsOfForm(c: Context<Env>, form: { copy: string; day: string }, known: Set<string>) {
  const t = formMessages[c.get('lang')]
  if (form.copy === '') return []
  return [
    ...(known.has(form.copy) ? [] : [{ field: 'exemplaire', message: t.copy }]),
    ...(isDay(form.day) ? [] : [{ field: 'jour', message: t.day }]),
  ]
}

type Form = { copy: string; day: string }

/** What the change would do, or why it cannot be. */
function effectOf(
  plan: CirculationPlan,
  schedule: NonNullable<CirculationPlan['schedule']>,
  request: RequestThen,
  form: Form,
): Effect {
  const circulation = circulationOf(plan.snapshot, plan.parameters)
  const asked =
    form.copy === ''
      ? { wish: request.id, copy: null }
      : { wish: request.id, copy: form.copy, from: numberOf(form.day) }
  const moved = moveLoan(circulation, schedule, asked)
  if (moved.faults) {
    const names = new Map(plan.snapshot.requests.map(({ id, borrower }) => [id, borrower]))
    // Each loan of a clash tells of it: one of them is enough.
    const own = moved.faults.filter(({ wish }) => wish === request.id)
    const told = own.length > 0 ? own : moved.faults
    return {
      faults: told.map((fault) => ({
        why: fault.why,
        other: names.get((fault.with === request.id ? fault.wish : fault.with) ?? fault.wish) ?? '',
      })),
    }
  }
  return {
    faults: null,
    before: figuresOf(circulation, schedule),
    after: figuresOf(circulation, moved.loans),
    best: plan.best ? figuresOf(circulation, plan.best.loans).points : 0,
  }
}

/** The calendar of the copies of one tool. */
function weeksOfTool(plan: CirculationPlan, request: RequestThen) {
  const loans = shownLoans(plan, plan.schedule ?? [])
  const copies = plan.snapshot.copies.filter(({ tool }) => tool === request.tool)
  return weekTable({ ...plan.snapshot, copies }, loans)
}
