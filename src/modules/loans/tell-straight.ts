import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import { stageOf } from './direct-model.ts'
import { directNeighbours } from './direct-store.ts'
import { lockLoan } from './loan-store.ts'
import { fieldMessages } from './messages/index.ts'
import { isPromised, type Loan } from './model.ts'
import { tellLoan } from './tell-loan.ts'

/**
 * Tells the hosts of two loans that the copy goes straight from the one to the other, once both are promises: who, where, when. `ways`: towards which of the
 * neighbours of a loan. `unsaid`: its own mail says it already.
 */
export async function tellStraight(
  tx: Tx,
  actor: Actor,
  loanId: string,
  ways: ('from' | 'to')[],
  now: Date,
  unsaid = false,
): Promise<void> {
  const loan = await lockLoan(tx, loanId)
  if (!loan || !isPromised(loan.state)) return
  const neighbours = await directNeighbours(tx, loanId)
  for (const way of ways) {
    const id = neighbours[way]?.id
    const other = id === undefined ? undefined : await lockLoan(tx, id)
    if (!other || !isPromised(other.state)) continue
    const [first, next] = way === 'from' ? [other, loan] : [loan, other]
    const tell = (told: Loan, more: (lang: Lang) => MailPart[]) =>
      tellLoan(
        tx,
        actor,
        { loan: told, act: 'direct', side: 'holder', more, unsaid: unsaid && told === loan },
        now,
      )
    await tell(first, (lang) => [fieldMessages[lang].direct.goes(stageOf(next))])
    await tell(next, (lang) => [fieldMessages[lang].direct.comes(stageOf(first))])
  }
}

/** What the mail of a promise says of where the copy comes from; nothing when it comes by its holder. */
export const comesFrom =
  (first: Loan | undefined) =>
  (lang: Lang): MailPart[] =>
    first ? [fieldMessages[lang].direct.comes(stageOf(first))] : []

/** Tells the host of a loan that its copy comes, or goes back, by its holder after all. `unsaid`: its own mail says it already. */
export async function tellByHome(
  tx: Tx,
  actor: Actor,
  loanId: string,
  now: Date,
  unsaid = false,
): Promise<void> {
  const loan = await lockLoan(tx, loanId)
  if (loan) await tellLoan(tx, actor, { loan, act: 'by-home', side: 'holder', unsaid }, now)
}
