import {
  availableSlugs,
  freeCopies,
  type Lending,
  lendingOf,
  type Span,
  type ToolSheet,
  today,
} from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { nearestFree } from './asking-model.ts'
import type { Busy } from './model.ts'
import { similarTools } from './similar-store.ts'

/** The tool cannot be had then; what can is told with it. */
export class LoanConflict extends Conflict {
  readonly alternatives: Busy
  constructor(detail: string, alternatives: Busy) {
    super(detail)
    this.alternatives = alternatives
  }
}

/** What to propose when a tool cannot be had over some days. `known`: how it stands, for who has just read it. */
export async function alternativesTo(
  db: Database,
  tool: Pick<ToolSheet, 'id' | 'slug'>,
  span: Span,
  now: Date,
  known?: Lending,
): Promise<Busy> {
  const present = today(now)
  const lending = known ?? (await lendingOf(db, [tool.slug], present)).get(tool.slug)
  return {
    copies: lending ? freeCopies(lending, span).map(({ code }) => code) : [],
    dates: lending ? nearestFree(lending, span, present) : null,
    similar: await similarTools(db, tool.id, await availableSlugs(db, span, present), 3),
  }
}
