import type { Context } from 'hono'
import { csvLine, spreadsheet } from '#platform/csv.ts'
import type { Env } from '#platform/http/env.ts'
import { leftOutOf } from '../circulation-model.ts'
import { messages } from '../messages/index.ts'
import type { RequestThen } from '../model.ts'
import { shownLoans } from '../schedule-model.ts'
import { openPlan } from './open-plan.ts'

/** `GET /outils/planifier/{id}/plan.csv`: the loans of a plan, then the requests it does not serve. */
export async function planFile(c: Context<Env>): Promise<Response> {
  const lang = c.get('lang')
  const t = messages[lang]
  const plan = await openPlan(c)
  const best = plan.best ?? plan.first
  const schedule = plan.schedule ?? plan.first?.loans ?? []
  const namesOf = ({ modules }: RequestThen) => modules?.map(({ name }) => name).join(', ') ?? null
  const served = shownLoans(plan, schedule).map((loan) => [
    loan.number,
    loan.span.from,
    loan.span.to,
    loan.shift,
    loan.request.borrower,
    loan.request.place,
    loan.request.commune,
    loan.tool.title,
    namesOf(loan.request),
    loan.copy.code,
    loan.from === null ? (loan.copy.homeName ?? t.plan.fromHome) : t.plan.fromLoan(loan.from),
    Math.round(loan.kilometres),
    '',
  ])
  const titles = new Map(plan.snapshot.tools.map(({ id, title }) => [id, title]))
  const left = best ? leftOutOf(plan.snapshot, plan.parameters, schedule, best) : []
  const unserved = left.map(({ request, why }) => [
    null,
    request.span.from,
    request.span.to,
    null,
    request.borrower,
    request.place,
    request.commune,
    titles.get(request.tool) ?? null,
    namesOf(request),
    null,
    null,
    null,
    t.plan.reasons[why],
  ])
  c.header('Content-Type', 'text/csv; charset=utf-8')
  c.header('Content-Disposition', `attachment; filename="${t.file.name}-${plan.period.from}.csv"`)
  c.header('Cache-Control', 'private, no-store')
  const lines = [t.file.columns, ...served, ...unserved]
  return c.body(`\ufeff${lines.map((line) => csvLine(line, spreadsheet)).join('')}`)
}
