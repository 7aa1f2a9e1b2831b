import type { Database } from '#platform/db/connect.ts'
import { type Stage, stageOf } from './direct-model.ts'
import { directNeighbours } from './direct-store.ts'
import { readLoan } from './loan-store.ts'

/** Where a copy comes straight from, and goes straight to, for a loan. */
export async function directStagesOf(
  db: Database,
  loanId: string,
): Promise<{ from: Stage | null; to: Stage | null }> {
  const { from, to } = await directNeighbours(db, loanId)
  const stage = async (id: string | undefined) => {
    const loan = id === undefined ? undefined : await readLoan(db, id)
    return loan ? stageOf(loan) : null
  }
  return { from: await stage(from?.id), to: await stage(to?.id) }
}
