import type { Context } from 'hono'
import { freeCopies, lendingOf, today } from '#modules/tools/index.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { localPath } from '#platform/i18n/lang.ts'
import { changeCopy } from '../change-copy.ts'
import { directCandidates, directNeighbours } from '../direct-store.ts'
import { handOn, stopHandingOn } from '../hand-on.ts'
import { blockingIncident, incidentsOfLoan } from '../incident-store.ts'
import { copiesByCode } from '../loan-store.ts'
import type { Loan, LoanAct, Side } from '../model.ts'
import { FieldPanel } from '../pages/field-panel.tsx'
import { reportsOf } from '../report-store.ts'
import { insteadOf } from '../tell-held-up.ts'
import { openLoan } from './loan.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What happens in the field of a loan, for its page. */
export async function fieldPanel(c: Context<Env>, loan: Loan, who: Side[], acts: LoanAct[]) {
  const { db, now } = c.get('services')
  const isHolders = who.includes('holder')
  const { from, to } = await directNeighbours(db, loan.id)
  return (
    <FieldPanel
      lang={c.get('lang')}
      loan={loan}
      reports={await reportsOf(db, loan.id)}
      acts={acts}
      blocked={await blockedOf(c, loan, now())}
      incidents={await incidentsOfLoan(db, loan.id)}
      from={from}
      to={to}
      candidates={isHolders ? await directCandidates(db, loan.id) : []}
      isHolders={isHolders}
      isBorrowers={who.includes('borrower')}
    />
  )
}

async function blockedOf(c: Context<Env>, loan: Loan, now: Date) {
  const { db } = c.get('services')
  const waits = loan.state === 'offered' || loan.state === 'approved' || loan.state === 'signed'
  const incident = waits && loan.copy ? await blockingIncident(db, loan.copy.id) : undefined
  if (!incident) return null
  const instead = await insteadOf(db, loan, now)
  const lending = (await lendingOf(db, [loan.tool.slug], today(now))).get(loan.tool.slug)
  const codes = lending ? freeCopies(lending, loan.offer ?? loan.span).map(({ code }) => code) : []
  return { incident, instead, copies: await copiesByCode(db, loan.tool.id, codes) }
}

/** `POST /prets/{id}/exemplaire`: another copy, on the same days. */
export async function sendCopy(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const { loan } = await openLoan(c)
  const copyId = String((await c.req.formData()).get('copy') ?? '')
  if (!uuid.test(copyId)) throw new NotFound()
  return andBack(c, loan.id, 'echange', changeCopy(db, c.get('actor'), { id: loan.id, copyId }, now()))
}

/** `POST /prets/{id}/passage-direct`: from another host straight to this one, or not after all. */
export async function sendDirect(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const { loan } = await openLoan(c)
  const form = await c.req.formData()
  if (form.get('act') === 'stop')
    return andBack(c, loan.id, 'retour', stopHandingOn(db, actor, loan.id, now()))
  const fromId = String(form.get('from') ?? '')
  if (!uuid.test(fromId)) throw new NotFound()
  return andBack(c, loan.id, 'direct', handOn(db, actor, { id: loan.id, fromId }, now()))
}

/** Back to the loan, told what was done, or that it was no longer possible. */
async function andBack(c: Context<Env>, id: string, done: string, work: Promise<void>): Promise<Response> {
  let word = done
  try {
    await work
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    word = 'pris'
  }
  return c.redirect(localPath(c.get('lang'), `/prets/${id}?fait=${word}`), 303)
}
