import { writeJournal } from '#modules/journal/index.ts'
import { type CopyState, lockTool, setCopyState } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import { putBack, takeOut } from './copy-condition.ts'
import type { Blocking, Incident, Outcome, Repair } from './incident-model.ts'
import { heldUpBy, keptByOthers, readIncident } from './incident-store.ts'
import { readLoan } from './loan-store.ts'
import { offerInTurn } from './offer-in-turn.ts'
import { canRepair } from './policy.ts'
import { tellHeldUp } from './tell-held-up.ts'
import { tellLoan } from './tell-loan.ts'

type WhichIncident = { id: string; base: number }

/**
 * Says how a copy is repaired: when, at what cost, who pays; and whether it is lent meanwhile.
 * @throws NotFound; AppError; Conflict when it changed meanwhile or is closed
 */
export async function planRepair(
  db: Database,
  actor: Actor,
  given: WhichIncident & { repair: Repair; blocks: Blocking },
  now: Date,
): Promise<void> {
  const { repair, blocks } = given
  await onIncident(db, actor, given, now, async (tx, incident) => {
    await tx
      .updateTable('copy_incident')
      .where('id', '=', incident.id)
      .set({
        repair_from: repair.from,
        repair_to: repair.to,
        cost_cents: repair.costCents,
        payer: repair.payer,
        repair_words: repair.words,
        blocks,
        version: incident.version + 1,
      })
      .execute()
    if (blocks === 'copy') {
      await takeOut(tx, incident.copy.id, incident.modules, now)
      await tellHeldUp(tx, incident.id, now)
    } else if (incident.blocks === 'copy') await release(tx, incident, 'worn', now)
    return 'tool-copy.repair'
  })
}

/**
 * Ends an incident. The copy, or the modules it kept, are lent again, unless another incident keeps them or they can serve no more; the loans that waited for it are told.
 * @throws NotFound; AppError; Conflict when it changed meanwhile or is closed
 */
export async function closeIncident(
  db: Database,
  actor: Actor,
  given: WhichIncident & { outcome: Outcome; copyState: Extract<CopyState, 'good' | 'worn'> },
  now: Date,
): Promise<void> {
  const { outcome, copyState } = given
  await onIncident(db, actor, given, now, async (tx, incident) => {
    await tx
      .updateTable('copy_incident')
      .where('id', '=', incident.id)
      .set({ outcome, closed_at: now, version: incident.version + 1 })
      .execute()
    const { copy, modules } = incident
    // Modules that can serve no more stay out; their copy goes on without them.
    if (outcome === 'given-up')
      await (modules === null
        ? setCopyState(tx, copy.id, 'retired', now)
        : takeOut(tx, copy.id, modules, now))
    else if (incident.blocks === 'copy') await release(tx, incident, copyState, now)
    return 'tool-copy.repaired'
  })
}

/** Lends a copy again, or the modules that an incident kept, when nothing else keeps them, and tells those who were told that it was not. */
async function release(tx: Tx, incident: Incident, state: CopyState, now: Date): Promise<void> {
  const kept = await keptByOthers(tx, incident)
  if (kept.whole && incident.modules === null) return
  await putBack(tx, incident.copy.id, { modules: incident.modules, kept: kept.modules, state }, now)
  for (const { id } of await heldUpBy(tx, incident.id)) {
    const loan = await readLoan(tx, id)
    const waits = loan && ['offered', 'approved', 'signed'].includes(loan.state)
    if (!waits || loan.copy?.id !== incident.copy.id) continue
    await tellLoan(tx, { kind: 'system', origin: 'job' }, { loan, act: 'released', side: 'job' }, now)
  }
}

async function onIncident(
  db: Database,
  actor: Actor,
  { id, base }: WhichIncident,
  now: Date,
  work: (tx: Tx, incident: Incident) => Promise<string>,
): Promise<void> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  await inTransaction(db, async (tx) => {
    const found = await readIncident(tx, id)
    const tool = found && (await lockTool(tx, found.tool.slug))
    if (!found || !tool) throw new NotFound()
    authorise(canRepair, actor, { holderId: tool.holder?.id ?? null })
    const incident = await readIncident(tx, id)
    if (!incident || incident.closedAt || incident.version !== base) throw new Conflict('version')
    const action = await work(tx, incident)
    const entry = {
      action,
      object: { kind: 'tool', id: tool.id },
      organisationId: tool.holder?.id ?? null,
      changes: { title: tool.titleFr, code: incident.copy.code },
    }
    await writeJournal(tx, actor, [entry], now)
    await offerInTurn(tx, tool, now)
  })
}
