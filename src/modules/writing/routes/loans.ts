import type { Context } from 'hono'
import type { z } from 'zod'
import { getEditable } from '#modules/directory/index.ts'
import {
  acceptAgreement,
  acceptDates,
  acceptOffer,
  agreementFor,
  amendmentsOf,
  approveLoan,
  cancelLoan,
  canListOwnLoans,
  canSeeLoan,
  closeLoan,
  copiesByCode,
  declineDates,
  declineOffer,
  documentsOf,
  handOverLoan,
  type Loan,
  type LoanPlace,
  listLoans,
  loansAPage,
  moneyOf,
  noteMoney,
  offerLoan,
  partsToCount,
  proposeDates,
  readLoan,
  refuseLoan,
  reportsOf,
  requestLoan,
  returnLoan,
  sidesOf,
  withdrawDates,
} from '#modules/loans/index.ts'
import { today, toolsById } from '#modules/tools/index.ts'
import { authorise } from '#platform/access/permission.ts'
import { Invalid, NotFound } from '#platform/errors.ts'
import type { Env } from '#platform/http/env.ts'
import { toCents } from '#platform/money.ts'
import { toApiLine, toApiLoan, type Voice } from '../convert-loan.ts'
import { toApiMoney } from '../convert-money.ts'
import {
  type ApiAct,
  actBodies,
  loanActs,
  moneyBody,
  newLoanBody,
  toLoanRequest,
} from '../loan-body-model.ts'
import { underLoanNames } from '../loan-refusals.ts'
import { messages } from '../messages/index.ts'
import { bodyOf } from './body.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /api/v1/loans?side=borrower|holder&page=` */
export async function loans(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  // A token without the scope reads nothing, not an empty list.
  authorise(canListOwnLoans, actor, undefined)
  const organisations = actor.kind === 'person' ? [...actor.memberships.keys()] : []
  const page = Math.min(Math.max(1, Math.floor(Number(c.req.query('page')) || 1)), 1000)
  const side = c.req.query('side') === 'holder' ? 'holder' : 'borrower'
  const { loans: found, total } = await listLoans(db, { side, organisations, page }, today(now()))
  const pages = Math.max(1, Math.ceil(total / loansAPage))
  return c.json({ data: found.map((line) => toApiLine(line, voice(c))), pagination: { page, pages } })
}

/** `POST /api/v1/loans` */
export async function askForTool(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const lang = c.get('lang')
  const body = await bodyOf(c, newLoanBody)
  const organisationId = await organisationOf(c, body.organisation, 'organisation')
  const request = toLoanRequest(body, await placeOf(c, body.place, organisationId))
  const asked = requestLoan(db, c.get('actor'), { slug: body.tool, organisationId, request, lang }, now())
  const { id } = await underLoanNames(voice(c), asked)
  const loan = await readLoan(db, id)
  if (!loan) throw new NotFound()
  const answer = await told(c, loan)
  c.header('Location', answer.url)
  return c.json(answer, 201)
}

/** `GET /api/v1/loans/{id}` */
export async function oneLoan(c: Context<Env>): Promise<Response> {
  return c.json(await told(c, await open(c)))
}

/** `POST /api/v1/loans/{id}/{act}` */
export async function actOnLoan(c: Context<Env>): Promise<Response> {
  const { db } = c.get('services')
  const act = loanActs.find((each) => each === c.req.param('act'))
  const present = await readLoan(db, idOf(c))
  if (!act || !present || sidesOf(c.get('actor'), sidesIn(present)).length === 0) throw new NotFound()
  await underLoanNames(voice(c), perform(c, present, act))
  const loan = await readLoan(db, present.id)
  if (!loan) throw new NotFound()
  return c.json(await told(c, loan))
}

/** `POST /api/v1/loans/{id}/money`: what came or went for a loan, as who lends notes it. */
export async function noteLoanMoney(c: Context<Env>): Promise<Response> {
  const { db, now } = c.get('services')
  const id = idOf(c)
  const { version, amount, ...said } = await bodyOf(c, moneyBody)
  const money = { ...said, amountCents: toCents(amount) }
  const given = { id, base: version, money, lang: c.get('lang') }
  await underLoanNames(voice(c), noteMoney(db, c.get('actor'), given, now()))
  const loan = await readLoan(db, id)
  if (!loan) throw new NotFound()
  return c.json(await told(c, loan), 201)
}

/** A loan as it is answered, with what its agreement says today, its money, what was seen of its copy, and the parts to count next. */
async function told(c: Context<Env>, loan: Loan) {
  const { db } = c.get('services')
  const terms = (await agreementFor(db, loan))?.fingerprint ?? null
  const due = loan.state === 'signed' ? 'departure' : loan.state === 'handed_over' ? 'return' : null
  const [tool] = due ? await toolsById(db, [loan.tool.id]) : []
  const toCount = due && tool ? await partsToCount(db, loan, tool, due) : null
  const money = toApiMoney(await moneyOf(db, loan.id), await documentsOf(db, loan.id))
  const amendments = await amendmentsOf(db, loan.id)
  const around = { terms, money, toCount, amendments, reports: await reportsOf(db, loan.id) }
  return toApiLoan(loan, around, c.get('actor'), voice(c))
}

async function perform(c: Context<Env>, { id, tool }: Loan, act: ApiAct): Promise<void> {
  const { db, now } = c.get('services')
  const actor = c.get('actor')
  const lang = c.get('lang')
  const at = now()
  const which = <T extends { version?: number }>({ version, ...rest }: T) => ({ id, base: version, ...rest })
  const body = <T extends ApiAct>(of: T) =>
    bodyOf(c, actBodies[of]) as Promise<z.infer<(typeof actBodies)[T]>>
  switch (act) {
    case 'approve': {
      const { copy, ...given } = which(await body(act))
      return approveLoan(db, actor, { ...given, copyId: await copyOf(c, tool.id, copy) }, at)
    }
    case 'offer': {
      const { copy, from, to, ...given } = which(await body(act))
      if (to < from) throw new Invalid([{ field: 'to', message: messages[lang].errors.loan.order }])
      return offerLoan(
        db,
        actor,
        { ...given, span: { from, to }, copyId: await copyOf(c, tool.id, copy), lang },
        at,
      )
    }
    case 'refuse':
      return refuseLoan(db, actor, { ...which(await body(act)), lang }, at)
    case 'accept':
      return acceptOffer(db, actor, which(await body(act)), at)
    case 'decline':
      return declineOffer(db, actor, which(await body(act)), at)
    case 'sign': {
      const { terms: seen, ...given } = which(await body(act))
      const services = { ...c.get('services'), site: c.get('site').name }
      return acceptAgreement(services, actor, { ...given, seen, lang }, at)
    }
    case 'handover': {
      const { parts, ...given } = which(await body(act))
      return handOverLoan(db, actor, { ...given, ...(parts && countsOf(parts)), lang }, at)
    }
    case 'return': {
      const { parts, ...given } = which(await body(act))
      return returnLoan(db, actor, { ...given, ...countsOf(parts), lang }, at)
    }
    case 'close':
      return closeLoan(db, actor, which(await body(act)), at)
    case 'cancel':
      return cancelLoan(db, actor, { ...which(await body(act)), lang }, at)
    case 'dates': {
      const { copy, ...given } = which(await body(act))
      return proposeDates(db, actor, { ...given, copyId: await copyOf(c, tool.id, copy), lang }, at)
    }
    case 'accept-dates': {
      const { copy, ...given } = which(await body(act))
      const copyId = await copyOf(c, tool.id, copy)
      return acceptDates(c.get('services'), actor, { ...given, copyId }, at)
    }
    case 'decline-dates':
      return declineDates(db, actor, { ...which(await body(act)), lang }, at)
    case 'withdraw-dates':
      return withdrawDates(db, actor, which(await body(act)), at)
  }
}

/** Parts as they were counted; when each is named, their names are checked against those expected. */
function countsOf(parts: z.infer<(typeof actBodies)['return']>['parts']) {
  const names = parts.flatMap(({ name }) => name ?? [])
  const counts = parts.map(({ name: _, ...count }) => count)
  return { counts, ...(names.length > 0 && names.length === parts.length && { names }) }
}

/** A copy by its code. @throws Invalid when the tool has none of that code */
async function copyOf(c: Context<Env>, toolId: string, code: string | undefined) {
  if (code === undefined) return undefined
  const [copy] = await copiesByCode(c.get('services').db, toolId, [code])
  if (!copy) throw new Invalid([{ field: 'copy', message: messages[c.get('lang')].errors.loan.copy }])
  return copy.id
}

const idOf = (c: Context<Env>): string => {
  const id = c.req.param('id') ?? ''
  if (!uuid.test(id)) throw new NotFound()
  return id
}

/** The loan of the address. @throws NotFound, also of a loan of others; AppError forbidden without the scope */
async function open(c: Context<Env>): Promise<Loan> {
  const actor = c.get('actor')
  authorise(canListOwnLoans, actor, undefined)
  const loan = await readLoan(c.get('services').db, idOf(c))
  if (!loan || !canSeeLoan(actor, sidesIn(loan))) throw new NotFound()
  return loan
}

const sidesIn = ({ holder, borrower }: Loan) => ({
  holderId: holder?.id ?? null,
  organisationId: borrower?.id ?? null,
  demo: borrower?.demo ?? false,
})

/** The organisation that somebody names by its slug. */
async function organisationOf(c: Context<Env>, slug: string, field: string): Promise<string> {
  const found = await getEditable(c.get('services').db, slug)
  if (!found) throw new Invalid([{ field, message: messages[c.get('lang')].errors.organisation }])
  return found.id
}

async function placeOf(
  c: Context<Env>,
  place: z.infer<typeof newLoanBody>['place'],
  own: string,
): Promise<LoanPlace> {
  if (place === null) return { organisationId: own }
  if ('name' in place) return place
  return { organisationId: await organisationOf(c, place.organisation, 'place.organisation') }
}

const voice = (c: Context<Env>): Voice => ({
  lang: c.get('lang'),
  origin: c.get('origin'),
  now: c.get('services').now(),
})
