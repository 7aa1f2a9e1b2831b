import {
  availableSlugs,
  freeCopies,
  freeModules,
  type Lending,
  lendingOf,
  lendingOfModules,
  type Modules,
  type Span,
  type ToolSheet,
  today,
} from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import { nearestFree } from './asking-model.ts'
import type { Busy } from './model.ts'
import { modulesApart } from './modules-store.ts'
import { similarTools } from './similar-store.ts'

/** The tool cannot be had then; what can is told with it. */
export class LoanConflict extends Conflict {
  readonly alternatives: Busy
  constructor(detail: string, alternatives: Busy) {
    super(detail)
    this.alternatives = alternatives
  }
}

/**
 * What to propose when a tool, or some of its modules, cannot be had over some days. `known`: how the whole tool stands, for who has just read it.
 */
export async function alternativesTo(
  db: Database,
  tool: Pick<ToolSheet, 'id' | 'slug'>,
  { span, modules }: { span: Span; modules: Modules },
  now: Date,
  known?: Lending,
): Promise<Busy> {
  const present = today(now)
  const whole = known ?? (await lendingOf(db, [tool.slug], present)).get(tool.slug)
  const lending = whole && lendingOfModules(whole, modules)
  const apart = await modulesApart(db, tool.id)
  const numbers = apart.map(({ number }) => number)
  const free = whole?.lendable ? freeModules(whole, span, numbers) : []
  return {
    copies: lending ? freeCopies(lending, span).map(({ code }) => code) : [],
    modules: apart.filter(({ number }) => free.includes(number)).map(({ name }) => name),
    dates: lending ? nearestFree(lending, span, present) : null,
    similar: await similarTools(db, tool.id, await availableSlugs(db, span, present), 3),
  }
}
