import { writeJournal } from '#modules/journal/index.ts'
import {
  lockTool,
  type Modules,
  modulesMeet,
  multirangeOf,
  partsOfModules,
  type ToolSheet,
} from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { takeOut } from './copy-condition.ts'
import { findCopy, loansOut } from './copy-store.ts'
import { type Blocking, type IncidentMoment, modulesHurt } from './incident-model.ts'
import { readIncident } from './incident-store.ts'
import { lockLoan } from './loan-store.ts'
import { fieldMessages, formMessages } from './messages/index.ts'
import { type Loan, numbersIn, type Side } from './model.ts'
import { canReportIncident, sidesOf } from './policy.ts'
import type { Fault } from './report-model.ts'
import { tellHeldUp } from './tell-held-up.ts'
import { tellLoan } from './tell-loan.ts'

type NewIncident = {
  id?: string
  tool: Pick<ToolSheet, 'id' | 'slug' | 'titleFr' | 'holder'>
  /** What of the copy it concerns. */
  modules: Modules
  copyId: string
  loanId: string | null
  moment: IncidentMoment
  blocks: Blocking
  faults: Fault[]
  words: string | null
  side: Exclude<Side, 'job'>
}

/**
 * Writes that something broke or was lost of a copy, in the caller's transaction, its tool locked. One that blocks the copy takes it, or the modules concerned, out of lending, and
 * the loans that wait for it are told.
 */
export async function openIncident(tx: Tx, actor: Actor, given: NewIncident, now: Date): Promise<string> {
  const { tool, copyId, faults } = given
  const { id } = await tx
    .insertInto('copy_incident')
    .values({
      ...(given.id && { id: given.id }),
      copy_id: copyId,
      loan_id: given.loanId,
      moment: given.moment,
      blocks: given.blocks,
      modules: multirangeOf(given.modules),
      words: given.words,
      side: given.side,
      person_id: personId(actor),
      opened_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (faults.length > 0)
    await tx
      .insertInto('incident_part')
      .values(
        faults.map(({ partId, ...fault }, rank) => ({ ...fault, incident_id: id, part_id: partId, rank })),
      )
      .execute()
  const entry = {
    action: 'tool-copy.incident',
    object: { kind: 'tool', id: tool.id },
    organisationId: tool.holder?.id ?? null,
    changes: { title: tool.titleFr, moment: given.moment, blocks: given.blocks },
  }
  await writeJournal(tx, actor, [entry], now)
  if (given.blocks === 'copy') {
    await takeOut(tx, copyId, given.modules, now)
    await tellHeldUp(tx, id, now)
  }
  return id
}

/**
 * Tells that something broke or was lost of a copy, in the middle of a loan or at its holder's. Sent twice under the same key it counts once. Only who
 * holds the copy says that it goes on being lent without what lacks: a borrower's word takes it out of lending until then.
 * @returns the incident
 * @throws NotFound, also of a copy one has nothing to do with; AppError; Invalid when nothing is said; Conflict of a copy out of service
 */
export async function reportIncident(
  db: Database,
  actor: Actor,
  given: {
    key: string
    copyId: string
    faults: Fault[]
    words: string | null
    blocks: Blocking
    lang: Lang
  },
  now: Date,
): Promise<string> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  const { key, copyId, faults, words, lang } = given
  return inTransaction(db, async (tx) => {
    const found = await findCopy(tx, copyId)
    const tool = found && (await lockTool(tx, found.slug))
    if (!tool) throw new NotFound()
    const holderId = tool.holder?.id ?? null
    const loans: Loan[] = []
    for (const loanId of await loansOut(tx, copyId)) {
      const loan = await lockLoan(tx, loanId)
      if (loan) loans.push(loan)
    }
    const out = loanConcerned(actor, tool, loans, faults)
    const sides = { holderId, organisationId: out?.borrower?.id ?? null }
    const side = sidesOf(actor, sides).find((each) => each !== 'job')
    if (!side) throw new NotFound()
    authorise(canReportIncident, actor, sides)
    const known = await readIncident(tx, key)
    if (known?.copy.id === copyId) return known.id
    if (known || found.state === 'retired') throw new Conflict('retired')
    if (faults.length === 0 && !words)
      throw new Invalid([{ field: 'words', message: formMessages[lang].nothingSaid }])
    const lent = out ? numbersIn(out) : null
    const parts = partsOfModules(tool.parts, lent)
    if (!faults.every(({ partId }) => parts.some((part) => part.id === partId)))
      throw new Invalid([{ field: 'parts', message: formMessages[lang].otherParts }])
    const blocks = side === 'holder' ? given.blocks : 'copy'
    const id = await openIncident(
      tx,
      actor,
      {
        id: key,
        tool,
        copyId,
        loanId: out?.id ?? null,
        moment: out ? 'loan' : 'store',
        blocks,
        modules: modulesHurt(tool, faults, lent),
        faults,
        words,
        side,
      },
      now,
    )
    if (out) {
      const more = (reader: Lang) => fieldMessages[reader].mail.faults(faults)
      await tellLoan(tx, actor, { loan: out, act: 'incident', side, words, more }, now)
    }
    return id
  })
}

/**
 * The loan during which something of a copy broke, among those it is out for: one of whoever tells it, else, for who lends, one that has a part concerned; `undefined` when
 * it broke at home.
 */
function loanConcerned(actor: Actor, tool: ToolSheet, loans: Loan[], faults: Fault[]): Loan | undefined {
  const hurt = modulesHurt(tool, faults, null)
  const concerned = loans.filter((loan) => modulesMeet(numbersIn(loan), hurt))
  const own = (loan: Loan) =>
    sidesOf(actor, { holderId: null, organisationId: loan.borrower?.id ?? null }).includes('borrower')
  const [only] = loans
  // Without a part named, of a copy that is out whole, it is that loan's.
  return (
    concerned.find(own) ??
    loans.find(own) ??
    (faults.length > 0 || only?.modules === null ? concerned[0] : undefined)
  )
}
