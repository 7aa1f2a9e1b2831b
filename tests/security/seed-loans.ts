import { randomUUID } from 'node:crypto'
import { newSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = new Date('2026-12-23T10:00:00Z')

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

/** One that is approved, with an agreement that its two sides were to accept, and a quote. */
export async function seedAgreedLoan(
  db: Database,
  tool: string,
  organisation: string,
): Promise<{ id: string; quote: string }> {
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
    const numbered = { holder_id: organisation, kind: 'quote', year: 2026 }
    await tx
      .insertInto('loan_number')
      .values({ ...numbered, last: 1 })
      .execute()
    const party = { id: organisation, name: 'Musée', siret: null, address: [] }
    const content = JSON.stringify({
      issuer: party,
      client: party,
      tool: 'Malle',
      copy: null,
      span: { from: '2030-08-03', to: '2030-08-07' },
      priceCents: 4000,
      priceNote: null,
      depositCents: null,
      vat: null,
      paid: null,
    })
    const quote = await tx
      .insertInto('loan_document')
      .values({ ...numbered, loan_id: id, number: 1, amount_cents: 4000, content, made_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    return { id, quote: quote.id }
  })
}

/** Loans of its copy that are out, and over, with their mail's link; an incident of it. */
export async function seedField(db: Database, tool_id: string, organisation_id: string) {
  const copy = await db
    .selectFrom('tool_copy')
    .where('tool_id', '=', tool_id)
    .select('id')
    .executeTakeFirstOrThrow()
  const common = { tool_id, copy_id: copy.id, organisation_id, place_organisation_id: organisation_id }
  const times = { state_at: now, created_at: now, updated_at: now }
  const over = await db
    .insertInto('loan')
    .values({ ...common, ...times, state: 'closed', during: '[2026-10-05,2026-10-10)' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const link = newSecret()
  await db
    .insertInto('loan_link')
    .values({ token_hash: link.hash, loan_id: over.id, expires_at: later })
    .execute()
  const out = await inTransaction(db, async (tx) => {
    const during = '[2030-04-01,2030-04-06)'
    const { id } = await tx
      .insertInto('loan')
      .values({ ...common, ...times, state: 'requested', during })
      .returning('id')
      .executeTakeFirstOrThrow()
    const period = await tx
      .insertInto('copy_period')
      .values({ copy_id: copy.id, during, kind: 'loan', loan_id: id, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('loan')
      .where('id', '=', id)
      .set({ state: 'handed_over', period_id: period.id })
      .execute()
    const report = { moment: 'departure', condition: 'good', side: 'holder', seen_at: now, written_at: now }
    await tx
      .insertInto('loan_report')
      .values({ ...report, loan_id: id })
      .execute()
    return id
  })
  const incident = await db
    .insertInto('copy_incident')
    .values({
      copy_id: copy.id,
      moment: 'store',
      blocks: 'parts',
      words: 'Fêlé',
      side: 'holder',
      opened_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { loanOver: over.id, hostingSecret: link.secret, loanOut: out, incident: incident.id }
}
