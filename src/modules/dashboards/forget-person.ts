import type { Database, Tx } from '#platform/db/connect.ts'

/** All that is kept of a person here: the views they keep, the dashboards they made. */
export async function exportPerson(db: Database, personId: string): Promise<object> {
  const [views, dashboards] = await Promise.all([
    db
      .selectFrom('saved_view')
      .where('person_id', '=', personId)
      .select(['name', 'address', 'created_at as keptAt'])
      .orderBy('created_at')
      .execute(),
    db
      .selectFrom('dashboard')
      .where('author_id', '=', personId)
      .select(['title', 'slug', 'visibility', 'created_at as createdAt'])
      .orderBy('created_at')
      .execute(),
  ])
  return { views, dashboards }
}

/** Erases a person: their views and private dashboards go; those they shared stay with their organisation, without their name. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('saved_view').where('person_id', '=', personId).execute()
  await tx
    .deleteFrom('dashboard')
    .where('author_id', '=', personId)
    .where('visibility', '=', 'private')
    .execute()
  await tx.updateTable('dashboard').where('author_id', '=', personId).set({ author_id: null }).execute()
}
