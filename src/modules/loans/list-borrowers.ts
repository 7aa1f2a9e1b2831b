import type { PersonActor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { inventedBorrowers, organisationsById } from './list-store.ts'
import { canBorrow } from './policy.ts'

/** In whose name somebody may ask for tools: organisations they look after; for who may, those made up for the demonstration, when all the tools are. */
export async function borrowersFor(
  db: Database,
  actor: PersonActor,
  tools: { demo: boolean }[],
): Promise<{ id: string; name: string; demo: boolean }[]> {
  const own = await organisationsById(db, [...actor.memberships.keys()])
  const invented = tools.length > 0 && tools.every(({ demo }) => demo)
  const played =
    invented && canBorrow(actor, { organisationId: null, demo: true }) ? await inventedBorrowers(db) : []
  return [
    ...own.map((each) => ({ ...each, demo: false })),
    ...played.map((each) => ({ ...each, demo: true })),
  ]
}

/** Whether an organisation was made up for the demonstration. */
export async function isDemonstration(db: Database, organisationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('organisation')
    .where('id', '=', organisationId)
    .where('status', '=', 'demonstration')
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}
