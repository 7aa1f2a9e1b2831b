import type { Database } from '#platform/db/connect.ts'

/** A public dashboard of an organisation, with one view: the id of its tile. */
export async function seedDashboard(db: Database, organisation: string, now: Date): Promise<string> {
  const dashboard = await db
    .insertInto('dashboard')
    .values({
      slug: 'les-lampes',
      title: 'Les lampes',
      organisation_id: organisation,
      visibility: 'public',
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const tile = await db
    .insertInto('dashboard_tile')
    .values({ dashboard_id: dashboard.id, position: 0, address: 'etude/enquete-2019/types' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return tile.id
}

/** What names a dashboard, one of its tiles, or a view. */
export function dashboardPart(tile: string, pattern: string, name: string): string {
  if (name === 'id') return tile
  if (name === 'kind') return 'etude'
  if (name === 'subject') return pattern.includes('csv') ? 'enquete-2019/types.csv' : 'enquete-2019/types'
  return name === 'file' ? 'les-lampes.csv' : 'les-lampes'
}
