import type { Context } from 'hono'
import {
  freeCopies,
  freeModules,
  lendingOf,
  lendingOfModules,
  refusalOf,
  type Span,
  today,
} from '#modules/tools/index.ts'
import type { Env } from '#platform/http/env.ts'
import { nearestFree, wouldDo } from '../asking-model.ts'
import { copiesByCode } from '../loan-store.ts'
import { type Loan, numbersIn } from '../model.ts'
import { modulesApart } from '../modules-store.ts'

/** How the tool of a loan stands, for what the loan is of. */
async function lendingFor(c: Context<Env>, loan: Loan) {
  const { db, now } = c.get('services')
  const lending = (await lendingOf(db, [loan.tool.slug], today(now()))).get(loan.tool.slug)
  return lending && lendingOfModules(lending, numbersIn(loan))
}

/** The copies that are free over the days asked for. */
export async function copiesFor(c: Context<Env>, loan: Loan) {
  const { db } = c.get('services')
  const lending = await lendingFor(c, loan)
  const codes = lending ? freeCopies(lending, loan.span).map(({ code }) => code) : []
  return copiesByCode(db, loan.tool.id, codes)
}

/** The days an offer begins with: the nearest free ones among those that would do, when those asked are taken. */
export async function daysToOffer(c: Context<Env>, loan: Loan): Promise<Span> {
  if (!loan.flexibleDays) return loan.span
  const present = today(c.get('services').now())
  const lending = await lendingFor(c, loan)
  if (!lending || refusalOf(lending, loan.span, present) === null) return loan.span
  const near = nearestFree(lending, loan.span, present)
  return near && wouldDo(loan, near) ? near : loan.span
}

/** The modules that may be offered, and those of one copy that are free over the days asked for; null of a tool that is lent whole. */
export async function modulesToOffer(c: Context<Env>, loan: Loan) {
  const { db, now } = c.get('services')
  const apart = await modulesApart(db, loan.tool.id)
  const lending = (await lendingOf(db, [loan.tool.slug], today(now()))).get(loan.tool.slug)
  if (apart.length === 0 || !lending) return null
  const free = freeModules(
    lending,
    loan.span,
    apart.map(({ number }) => number),
  )
  return { apart, free: apart.filter(({ number }) => free.includes(number)).map(({ name }) => name) }
}
