import type { Database } from '#platform/db/connect.ts'

/** One alert that waits, and its rule: their ids. */
export async function seedAlert(db: Database, now: Date): Promise<{ rule: string; alert: string }> {
  const rule = await db
    .insertInto('alert_rule')
    .values({
      title: 'Chômage élevé',
      indicator: 'unemployment',
      kind: 'above',
      level: 'departement',
      threshold: 10,
      tell: 'moderator',
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const alert = await db
    .insertInto('alert')
    .values({
      rule_id: rule.id,
      territory_kind: 'departement',
      territory_code: '59',
      year: 2022,
      value: 14.92,
      reference: 10,
      raised_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { rule: rule.id, alert: alert.id }
}
