import { randomUUID } from 'node:crypto'
import { type Database, inTransaction } from '#platform/db/connect.ts'

const now = new Date('2026-11-23T10:00:00Z')

/** A loan of a tool to its own holder: both sides are the same people. */
export async function seedLoan(db: Database, tool: string, organisation: string): Promise<string> {
  const { id } = await db
    .insertInto('loan')
    .values({
      tool_id: tool,
      organisation_id: organisation,
      state: 'requested',
      state_at: now,
      during: '[2030-06-03,2030-06-08)',
      place_organisation_id: organisation,
      created_at: now,
      updated_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** One that is approved, with an agreement that its two sides were to accept. */
export async function seedAgreedLoan(db: Database, tool: string, organisation: string): Promise<string> {
  return inTransaction(db, async (tx) => {
    const copy = await tx
      .selectFrom('tool_copy')
      .where('tool_id', '=', tool)
      .select('id')
      .executeTakeFirstOrThrow()
    const [id, period] = [randomUUID(), randomUUID()]
    const during = '[2030-08-03,2030-08-08)'
    await tx
      .insertInto('loan')
      .values({
        id,
        tool_id: tool,
        organisation_id: organisation,
        copy_id: copy.id,
        period_id: period,
        state: 'approved',
        state_at: now,
        during,
        place_organisation_id: organisation,
        created_at: now,
        updated_at: now,
      })
      .execute()
    await tx
      .insertInto('copy_period')
      .values({ id: period, copy_id: copy.id, during, kind: 'loan', loan_id: id, created_at: now })
      .execute()
    const hash = Buffer.alloc(32)
    await tx
      .insertInto('loan_agreement')
      .values({ loan_id: id, sha256: hash, terms: hash, template_version: 0, made_at: now })
      .execute()
    return id
  })
}
