import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Acceptance, KeptAgreement, SignedCopy } from './paper-model.ts'

/** What a loan’s first signature froze; `undefined` before it. */
export async function keptAgreement(db: Database, loanId: string): Promise<KeptAgreement | undefined> {
  const { rows } = await sql<KeptAgreement>`
    SELECT file_id AS "fileId", encode(sha256, 'hex') AS sha256, encode(terms, 'hex') AS terms,
      template_version AS "templateVersion", made_at AS "madeAt"
    FROM loan_agreement WHERE loan_id = ${loanId}`.execute(db)
  return rows[0]
}

/** Who accepted, the first one first. */
export async function acceptancesOf(db: Database, loanId: string): Promise<Acceptance[]> {
  const { rows } = await sql<Acceptance>`
    SELECT side, name, signed_at AS at, encode(agreement_sha256, 'hex') AS sha256
    FROM loan_signature WHERE loan_id = ${loanId} ORDER BY signed_at, side`.execute(db)
  return rows
}

/** Copies signed by hand, one a side. One without a name is of somebody who was erased: its file is about to go. */
export async function signedCopiesOf(db: Database, loanId: string): Promise<SignedCopy[]> {
  const { rows } = await sql<SignedCopy>`
    SELECT side, file_id AS "fileId", encode(sha256, 'hex') AS sha256, name, sent_by AS "sentBy", sent_at AS at
    FROM loan_signed_copy WHERE loan_id = ${loanId} ORDER BY side`.execute(db)
  return rows
}

/** Loans of a holder that one side has accepted and the other has not yet. */
export async function halfSignedLoans(db: Database, holderId: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT l.id FROM loan l JOIN loan_agreement a ON a.loan_id = l.id JOIN tool t ON t.id = l.tool_id
    WHERE l.state = 'approved' ${holderId === null ? sql`` : sql`AND t.holder_id = ${holderId}`} ORDER BY l.turn`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}
