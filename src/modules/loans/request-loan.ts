import {
  lendingOf,
  lendingOfModules,
  lockTool,
  type Modules,
  multirangeOf,
  plusDays,
  refusalOf,
  type ToolSheet,
  today,
} from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { toJson } from '#platform/db/json.ts'
import { AppError, Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { alternativesTo, LoanConflict } from './alternatives.ts'
import { approveLoan } from './approve-loan.ts'
import { answered, approvesItself, borrowerRefusal } from './asking-model.ts'
import { chooseModules } from './choose-modules.ts'
import { daterange } from './hold-copy.ts'
import { isDemonstration } from './list-borrowers.ts'
import { borrowerOf, isKnownBorrower, readLoan, receptionOf } from './loan-store.ts'
import { formMessages } from './messages/index.ts'
import type { LoanPlace, LoanRequest, LoanState } from './model.ts'
import { canBorrow } from './policy.ts'
import { tellLoan } from './tell-loan.ts'

/** `organisationId` null: somebody who looks after none. */
export type RequestLoan = {
  slug: string
  organisationId: string | null
  request: LoanRequest
  lang: Lang
  /** Which requests it was sent with; one mail tells all of them. */
  group?: string
}

/**
 * Asks for a tool over some days, in the name of an organisation. The tool's own rule may approve it at once.
 * @throws NotFound; AppError unauthenticated or forbidden; Invalid, of a person without an organisation too, with the way in; Conflict
 *   `not-lendable`; LoanConflict `taken` or `closed` with what can be had instead, unless the request agrees to wait for taken days
 */
export async function requestLoan(
  db: Database,
  actor: Actor,
  given: RequestLoan,
  now: Date,
): Promise<{ id: string; state: LoanState }> {
  const { organisationId, request, lang } = given
  const t = formMessages[lang]
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  if (organisationId === null) throw new Invalid([{ field: 'organisation', message: t.noOrganisation }])
  const demo = await isDemonstration(db, organisationId)
  authorise(canBorrow, actor, { organisationId, demo })
  return inTransaction(db, async (tx) => {
    const tool = await lockTool(tx, given.slug)
    if (tool?.state !== 'published') throw new NotFound()
    // What is made up borrows nothing that is lent.
    if (demo && !tool.demo) throw new Conflict('not-lendable')
    const holderId = tool.holder?.id
    if (!holderId) throw new Conflict('not-lendable')
    const modules = chooseModules(tool, request.modules, lang)
    const waiting = await refuseUnfit(tx, tool, { ...given, organisationId, modules }, now)
    const { rule, questions } = await receptionOf(tx, tool.id)
    const { answers, missing } = answered(questions, request.answers)
    if (missing.length > 0)
      throw new Invalid(missing.map((place) => ({ field: `answer${place}`, message: t.missing })))
    const id = await insert(
      tx,
      tool,
      { ...given, organisationId, modules, answers: toJson(answers), actor, waiting },
      now,
    )
    const itself = !waiting && approvesItself(rule, await isKnownBorrower(tx, organisationId, holderId))
    const loan = await readLoan(tx, id)
    if (!loan) throw new NotFound()
    const unsaid = given.group !== undefined
    await tellLoan(tx, actor, { loan, act: 'request', side: 'borrower', words: request.message, unsaid }, now)
    if (!itself) return { id, state: 'requested' }
    await approveLoan(tx, { kind: 'system', origin: 'job' }, { id }, now)
    return { id, state: 'approved' }
  })
}

/**
 * Refuses what the tool's terms do not allow, beside the field; and what is taken, with what can be had instead.
 * @returns whether the request has to wait for its days
 */
async function refuseUnfit(
  tx: Tx,
  tool: ToolSheet,
  { organisationId, request, modules, lang }: RequestLoan & { organisationId: string; modules: Modules },
  now: Date,
): Promise<boolean> {
  const t = formMessages[lang]
  const present = today(now)
  const borrower = await borrowerOf(tx, organisationId)
  if (!borrower) throw new Invalid([{ field: 'organisation', message: t.noOrganisation }])
  const notTheirs = borrowerRefusal(tool, borrower, request.span, present)
  if (notTheirs) {
    const field = notTheirs === 'others-first' ? 'from' : 'organisation'
    throw new Invalid([{ field, message: t.refusals[notTheirs] }])
  }
  const own = 'organisationId' in request.place && request.place.organisationId === organisationId
  if (!own && !(await placeExists(tx, request.place)))
    throw new Invalid([{ field: 'place', message: t.unknownPlace }])
  const lending = (await lendingOf(tx, [tool.slug], present)).get(tool.slug)
  const why = lending ? refusalOf(lendingOfModules(lending, modules), request.span, present) : 'not-lendable'
  if (why === null) return false
  if (why === 'taken' && request.waiting) return true
  if (why === 'taken' || why === 'closed')
    throw new LoanConflict(why, await alternativesTo(tx, tool, { span: request.span, modules }, now, lending))
  if (why === 'not-lendable' || why === 'no-copy') throw new Conflict('not-lendable')
  if (why === 'too-soon') {
    const message = `${t.refusals[why]} ${t.possibleFrom(plusDays(present, tool.leadDays))}`
    throw new Invalid([{ field: 'from', message }])
  }
  throw new Invalid([{ field: 'to', message: t.refusals[why] }])
}

async function placeExists(tx: Tx, place: LoanPlace): Promise<boolean> {
  if ('organisationId' in place) return (await borrowerOf(tx, place.organisationId)) !== undefined
  const commune = await tx
    .selectFrom('territory')
    .where('kind', '=', 'commune')
    .where('code', '=', place.commune)
    .select('code')
    .executeTakeFirst()
  return commune !== undefined && place.name.trim() !== ''
}

async function insert(
  tx: Tx,
  tool: ToolSheet,
  {
    organisationId,
    modules,
    request,
    answers,
    actor,
    waiting,
    group,
  }: RequestLoan & {
    modules: Modules
    answers: string
    actor: Actor
    waiting: boolean
  },
  now: Date,
): Promise<string> {
  const { place } = request
  const row = await tx
    .insertInto('loan')
    .values({
      tool_id: tool.id,
      organisation_id: organisationId,
      asked_by: personId(actor),
      state: 'requested',
      state_at: now,
      during: daterange(request.span),
      modules: multirangeOf(modules),
      waiting,
      ...('organisationId' in place
        ? { place_organisation_id: place.organisationId }
        : { place_name: place.name.trim(), place_address: place.address, place_commune: place.commune }),
      audience: request.audience,
      purpose: request.purpose,
      message: request.message,
      flexible_days: request.flexibleDays,
      answers,
      group_id: group ?? null,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}
