import type { Database } from '#platform/db/connect.ts'
import { campaignsToPack } from './campaign-store.ts'
import { campaignVariables } from './campaign-variables.ts'
import { blockSize, packBlock } from './column-store.ts'

/** Packs the answers of campaigns that have a whole block of them, so that a table reads bytes and not documents. */
export async function packAnswers(db: Database, signal?: AbortSignal): Promise<number> {
  let packed = 0
  for (const campaign of await campaignsToPack(db, blockSize)) {
    const variables = (await campaignVariables(db, campaign)).filter(({ from }) => from !== 'codes')
    while (!signal?.aborted && (await packBlock(db, campaign, variables))) packed++
  }
  return packed
}
