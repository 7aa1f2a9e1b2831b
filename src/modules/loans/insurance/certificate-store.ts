import { sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database, Tx } from '#platform/db/connect.ts'

/** A certificate of insurance, as both sides of a loan see it; `expiresOn` is the last day it covers. */
export type Certificate = { fileId: string; sha256: string; insurer: string; expiresOn: Day }

/** The certificate of an organisation that lasts the longest and is valid on a day; `undefined` when there is none. */
export async function certificateOf(
  db: Database | Tx,
  organisationId: string,
  present: Day,
): Promise<Certificate | undefined> {
  const { rows } = await sql<Certificate>`
    SELECT file_id AS "fileId", encode(sha256, 'hex') AS sha256, insurer, to_char(expires_on, 'YYYY-MM-DD') AS "expiresOn"
    FROM insurance_certificate WHERE organisation_id = ${organisationId} AND expires_on >= ${present}::date
    ORDER BY expires_on DESC, sent_at DESC LIMIT 1`.execute(db)
  return rows[0]
}
