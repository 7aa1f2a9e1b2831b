import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, NotFound } from '#platform/errors.ts'
import type { Hosting } from './hosting-model.ts'
import { loanOfLink, writeHosting } from './hosting-store.ts'
import { readLoan } from './loan-store.ts'
import type { Loan } from './model.ts'
import { canTellHosting, sidesOf } from './policy.ts'

/** How the figures of a loan are opened: by its address, signed in, or by the secret of a mail's link. */
export type HostingKey = { id: string } | { secret: string }

/**
 * The loan whose figures somebody opens, and who acts: the person signed in, or the holder of the link.
 * @throws AppError gone for a link that opens nothing any more, unauthenticated or forbidden; NotFound before the return, and to people of no side of it
 */
export async function openHosting(
  db: Database,
  actor: Actor,
  key: HostingKey,
  now: Date,
): Promise<{ loan: Loan; actor: Actor }> {
  const bySecret = 'secret' in key
  const id = bySecret ? await loanOfLink(db, key.secret, now) : key.id
  const loan = id ? await readLoan(db, id) : undefined
  if (bySecret && !loan?.borrower) throw new AppError('gone', { detail: 'hosting' })
  if (!bySecret && actor.kind === 'visitor') throw new AppError('unauthenticated')
  if (!loan) throw new NotFound()
  const sides = { holderId: loan.holder?.id ?? null, organisationId: loan.borrower?.id ?? null }
  const teller: Actor = bySecret && loan.borrower ? { kind: 'link', organisationId: loan.borrower.id } : actor
  if (!bySecret && sidesOf(actor, sides).length === 0) throw new NotFound()
  authorise(canTellHosting, teller, sides)
  if (loan.state !== 'returned' && loan.state !== 'closed') throw new NotFound()
  return { loan, actor: teller }
}

/** Tells what a loan brought where it was, or corrects it. @throws as `openHosting` */
export async function tellHosting(
  db: Database,
  actor: Actor,
  { key, told }: { key: HostingKey; told: Hosting },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { loan, actor: teller } = await openHosting(tx, actor, key, now)
    await writeHosting(tx, loan.id, told, now)
    const entry = {
      action: 'loan.hosting',
      object: { kind: 'tool', id: loan.tool.id },
      organisationId: loan.holder?.id ?? null,
      changes: { title: loan.tool.titleFr, loan: loan.id },
    }
    await writeJournal(tx, teller, [entry], now)
  })
}
