import { sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { Cents } from '#platform/money.ts'
import {
  type MoneyContent,
  type MoneyDocument,
  type MoneyKind,
  type MoneyLine,
  numberOf,
} from './money-model.ts'
import type { Vat } from './vat-model.ts'

/** The money of a loan, in the order it was noted. */
export async function moneyOf(db: Database | Tx, loanId: string): Promise<MoneyLine[]> {
  const { rows } = await sql<MoneyLine>`
    SELECT id, kind, amount_cents AS "amountCents", to_char(day, 'YYYY-MM-DD') AS day, means, note, cancelled_at AS "cancelledAt"
    FROM loan_money WHERE loan_id = ${loanId} ORDER BY day, noted_at, id`.execute(db)
  return rows
}

const columns = sql`d.id, d.kind, d.year, d.number, d.amount_cents AS "amountCents", d.content, d.made_at AS "madeAt", m.cancelled_at AS "cancelledAt"`

/** The quotes and receipts of a loan, the first ones first. */
export async function documentsOf(db: Database | Tx, loanId: string): Promise<MoneyDocument[]> {
  const { rows } = await sql<MoneyDocument>`
    SELECT ${columns} FROM loan_document d LEFT JOIN loan_money m ON m.id = d.money_id
    WHERE d.loan_id = ${loanId} ORDER BY d.made_at, d.kind, d.number`.execute(db)
  return rows
}

/** Whether the last quote of a loan says this already. */
export async function isLastQuote(tx: Tx, loanId: string, content: MoneyContent): Promise<boolean> {
  const { rows } = await sql<{ same: boolean }>`
    SELECT content = ${JSON.stringify(content)}::jsonb AS same FROM loan_document
    WHERE loan_id = ${loanId} AND kind = 'quote' ORDER BY made_at DESC, year DESC, number DESC LIMIT 1`.execute(
    tx,
  )
  return rows[0]?.same ?? false
}

/**
 * Writes a quote or a receipt under the next number of its holder and year. The row of the last number is locked until the transaction ends, and
 * undone with it: two documents never have the same, and none is left out. @returns its number, as it is written
 */
export async function writeDocument(
  tx: Tx,
  given: {
    loanId: string
    kind: MoneyDocument['kind']
    year: number
    moneyId: string | null
    amountCents: Cents
    content: MoneyContent
  },
  now: Date,
): Promise<string> {
  const { loanId, kind, year, content } = given
  const holderId = content.issuer.id
  const { rows } = await sql<{ last: number }>`
    INSERT INTO loan_number AS n (holder_id, kind, year, last) VALUES (${holderId}, ${kind}, ${year}, 1)
    ON CONFLICT (holder_id, kind, year) DO UPDATE SET last = n.last + 1 RETURNING last`.execute(tx)
  const number = rows[0]?.last ?? 0
  await tx
    .insertInto('loan_document')
    .values({
      loan_id: loanId,
      holder_id: holderId,
      kind,
      year,
      number,
      money_id: given.moneyId,
      amount_cents: given.amountCents,
      content: JSON.stringify(content),
      made_at: now,
    })
    .execute()
  return numberOf({ kind, year, number })
}

/** A line of the accounts of a holder. */
export type AccountLine = {
  day: Day
  kind: MoneyKind
  amountCents: Cents
  means: string | null
  note: string | null
  cancelled: boolean
  /** Of the receipt; null: money without one. `issuer`: the name of who gave it, when it is not the holder but one that merged into it: each numbers its own. */
  receipt: (Pick<MoneyDocument, 'kind' | 'year' | 'number'> & { issuer: string | null }) | null
  /** As the receipt says it; null: nothing is said. */
  vat: Vat | null
  tool: string
  borrower: string | null
  from: Day
  to: Day
  loanId: string
}

/** Lines of an account at most. */
const mostAccountLines = 20_000

/** What came and went for the tools of a holder between two days, both included, in order. */
export async function accountOf(
  db: Database,
  holderId: string,
  { from, to }: { from: Day; to: Day },
): Promise<AccountLine[]> {
  const { rows } = await sql<AccountLine>`
    SELECT to_char(m.day, 'YYYY-MM-DD') AS day, m.kind, m.amount_cents AS "amountCents", m.means, m.note, m.cancelled_at IS NOT NULL AS cancelled,
      CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('kind', d.kind, 'year', d.year, 'number', d.number,
        'issuer', CASE WHEN d.holder_id <> t.holder_id THEN d.content -> 'issuer' ->> 'name' END) END AS receipt,
      d.content->'vat' AS vat,
      t.title_fr AS tool, o.name AS borrower, to_char(lower(l.during), 'YYYY-MM-DD') AS from,
      to_char(upper(l.during) - 1, 'YYYY-MM-DD') AS to, l.id AS "loanId"
    FROM loan_money m JOIN loan l ON l.id = m.loan_id JOIN tool t ON t.id = l.tool_id
    LEFT JOIN organisation o ON o.id = l.organisation_id LEFT JOIN loan_document d ON d.money_id = m.id
    WHERE t.holder_id = ${holderId} AND m.day BETWEEN ${from}::date AND ${to}::date
    ORDER BY m.day, m.noted_at, m.id LIMIT ${mostAccountLines}`.execute(db)
  return rows
}
