import type { Context } from 'hono'
import { freeCopies, lendingOf, lendingOfModules, today, toolsById } from '#modules/tools/index.ts'
import type { Env } from '#platform/http/env.ts'
import { wayOf } from '../direct-model.ts'
import { directStagesOf } from '../direct-stage-store.ts'
import { directCandidates } from '../direct-store.ts'
import { hostingOf } from '../hosting-store.ts'
import { blockingIncident, incidentsOfLoan } from '../incident-store.ts'
import { copiesByCode } from '../loan-store.ts'
import { type Loan, type LoanAct, numbersIn, type Side } from '../model.ts'
import { FieldPanel } from '../pages/field-panel.tsx'
import { faultsBetween } from '../report-model.ts'
import { hostingPhotos, reportsOf } from '../report-store.ts'
import { insteadOf } from '../tell-held-up.ts'

/** What the address says was done. */
const doneWords = ['echange', 'direct', 'retour', 'pris'] as const

/** What happens in the field of a loan, for its page. */
export async function fieldPanel(c: Context<Env>, loan: Loan, who: Side[], acts: LoanAct[]) {
  const { db, now } = c.get('services')
  const isHolders = who.includes('holder')
  const { from, to } = await directStagesOf(db, loan.id)
  const [tool] = from || to ? await toolsById(db, [loan.tool.id]) : []
  const reports = await reportsOf(db, loan.id)
  const over = loan.state === 'returned' || loan.state === 'closed'
  return (
    <FieldPanel
      lang={c.get('lang')}
      loan={loan}
      reports={reports}
      faults={faultsBetween(reports)}
      acts={acts}
      blocked={await blockedOf(c, loan, now())}
      incidents={await incidentsOfLoan(db, loan.id)}
      from={from}
      to={to}
      way={wayOf({ from, to })}
      transport={tool?.transport ?? null}
      candidates={isHolders ? await directCandidates(db, loan.id) : []}
      isHolders={isHolders}
      done={doneWords.find((word) => word === c.req.query('fait')) ?? null}
      hosting={over ? await hostingOf(db, loan.id) : null}
      hostingPhotos={over ? await hostingPhotos(db, loan.id) : []}
      mayTell={over && who.includes('borrower')}
      isBorrowers={who.includes('borrower')}
    />
  )
}

async function blockedOf(c: Context<Env>, loan: Loan, now: Date) {
  const { db } = c.get('services')
  const waits = loan.state === 'offered' || loan.state === 'approved' || loan.state === 'signed'
  const incident = waits && loan.copy ? await blockingIncident(db, loan.copy.id, numbersIn(loan)) : undefined
  if (!incident) return null
  const instead = await insteadOf(db, loan, now)
  const lending = (await lendingOf(db, [loan.tool.slug], today(now))).get(loan.tool.slug)
  const codes = lending
    ? freeCopies(lendingOfModules(lending, numbersIn(loan)), loan.offer ?? loan.span).map(({ code }) => code)
    : []
  return { incident, instead, copies: await copiesByCode(db, loan.tool.id, codes) }
}
