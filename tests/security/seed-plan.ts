import type { Database } from '#platform/db/connect.ts'

/** A plan of the circulation of a tool, that waits to be made. */
export async function seedPlan(db: Database, tool: string, now: Date): Promise<string> {
  const { id } = await db
    .insertInto('circulation_plan')
    .values({
      state: 'waiting',
      period: '[2030-01-01,2030-12-31)',
      parameters: JSON.stringify({
        margin: 0,
        direct: null,
        weights: { served: 100, hundredKm: 10, fairness: 20 },
        priorities: {},
      }),
      snapshot: JSON.stringify({ day: '2026-11-23', tools: [], copies: [], requests: [], territories: [] }),
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('circulation_plan_tool').values({ plan_id: id, tool_id: tool }).execute()
  return id
}
