import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Overview } from './model.ts'
import { readOverview } from './overview-store.ts'
import { canOpenBackOffice } from './policy.ts'

/** What waits in the back office. @throws AppError unauthenticated or forbidden */
export async function getOverview(db: Database, actor: Actor): Promise<Overview> {
  authorise(canOpenBackOffice, actor, undefined)
  return readOverview(db)
}
