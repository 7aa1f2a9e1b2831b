import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'

/** Takes people and their words off what was seen of copies, and what it brought. `which` says of which loans, by `loan_id`. */
export async function unnameField(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  await sql`UPDATE loan_part SET note = NULL WHERE ${which}`.execute(tx)
  await sql`UPDATE loan_report SET person_id = NULL, other_name = NULL, words = NULL, confirmed_by = NULL, confirmed_words = NULL
    WHERE ${which}`.execute(tx)
  await sql`UPDATE copy_incident SET person_id = NULL, words = NULL, repair_words = NULL WHERE ${which}`.execute(
    tx,
  )
  await sql`UPDATE loan_hosting SET worked = NULL WHERE ${which}`.execute(tx)
}

/** Takes somebody off the reports they filled in or confirmed, and the incidents they told of, with their words. */
export async function forgetInField(tx: Tx, personId: string): Promise<void> {
  await sql`UPDATE loan_part p SET note = NULL FROM loan_report r
    WHERE r.loan_id = p.loan_id AND r.moment = p.moment AND r.person_id = ${personId}`.execute(tx)
  await sql`UPDATE loan_report SET person_id = NULL, words = NULL WHERE person_id = ${personId}`.execute(tx)
  await sql`UPDATE loan_report SET confirmed_by = NULL, confirmed_words = NULL WHERE confirmed_by = ${personId}`.execute(
    tx,
  )
  await sql`UPDATE copy_incident SET person_id = NULL, words = NULL WHERE person_id = ${personId}`.execute(tx)
}

/** The reports somebody filled in or confirmed, and the incidents they told of. */
export async function exportField(db: Database, personId: string): Promise<object> {
  const reports = await db
    .selectFrom('loan_report')
    .where('person_id', '=', personId)
    .select([
      'loan_id as loan',
      'moment',
      'condition',
      'words',
      'other_name as otherName',
      'seen_at as seenAt',
    ])
    .orderBy('written_at')
    .execute()
  const confirmed = await db
    .selectFrom('loan_report')
    .where('confirmed_by', '=', personId)
    .select(['loan_id as loan', 'moment', 'confirmed_at as at', 'confirmed_words as words'])
    .orderBy('confirmed_at')
    .execute()
  const incidents = await db
    .selectFrom('copy_incident')
    .where('person_id', '=', personId)
    .select(['id', 'loan_id as loan', 'moment', 'words', 'opened_at as at'])
    .orderBy('opened_at')
    .execute()
  return { reports, confirmed, incidents }
}

/** Forgets links of mails that open nothing any more. */
export async function forgetLoanLinks(db: Database, now: Date): Promise<void> {
  await db.deleteFrom('loan_link').where('expires_at', '<=', now).execute()
}
