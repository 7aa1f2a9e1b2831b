import type { Database } from '#platform/db/connect.ts'
import { listLines } from './line-store.ts'
import type { OutcomeFilter, ReportLine } from './model.ts'

/** The rows of a report in batches, whatever their number. */
export async function* eachLine(
  db: Database,
  runId: string,
  filter: OutcomeFilter | null,
  dry = false,
): AsyncGenerator<ReportLine[]> {
  let after = 0
  while (true) {
    const lines = await listLines(db, { runId, dry, filter, after, size: 500 })
    if (lines.length === 0) return
    yield lines
    after = lines.at(-1)?.position ?? after
  }
}
