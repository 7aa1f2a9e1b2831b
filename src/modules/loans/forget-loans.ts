import { type RawBuilder, sql } from 'kysely'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { exportField, forgetInField, unnameField } from './forget-field.ts'
import { keptYears } from './model.ts'

/**
 * Erases the people of loans that ended three years ago: who asked, who signed, who acted, their words. Tools, organisations, days and counts stay, as
 * figures. @returns how many loans were emptied
 */
export function forgetLoans(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    const due = await tx
      .selectFrom('loan')
      .where('erased_at', 'is', null)
      .where('state', 'in', ['closed', 'refused', 'cancelled', 'expired'])
      .where('state_at', '<', sql<Date>`${now}::timestamptz - make_interval(years => ${keptYears})`)
      .select('id')
      .forUpdate()
      .execute()
    const ids = due.map(({ id }) => id)
    if (ids.length === 0) return 0
    const theirs = sql`loan_id = ANY(${ids}::uuid[])`
    await sql`UPDATE loan SET asked_by = NULL, message = NULL, answers = '[]', reason = NULL, erased_at = ${now} WHERE id = ANY(${ids}::uuid[])`.execute(
      tx,
    )
    await unnameField(tx, theirs)
    await unname(tx, theirs)
    await unsign(tx, theirs)
    await sql`UPDATE loan_date_change SET words = NULL, proposed_by = NULL, answered_by = NULL WHERE ${theirs}`.execute(
      tx,
    )
    await sql`UPDATE loan_money SET noted_by = NULL, note = NULL WHERE ${theirs}`.execute(tx)
    return ids.length
  })
}

/** Takes names and words off events and signatures. */
async function unname(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  await sql`UPDATE loan_event SET person_id = NULL, words = NULL WHERE ${which}`.execute(tx)
  await sql`UPDATE loan_signature SET person_id = NULL, name = NULL WHERE ${which}`.execute(tx)
}

/** Takes the name off copies signed by hand: their files go with the next round of `erasePaper`. */
async function unsign(tx: Tx, which: RawBuilder<unknown>): Promise<void> {
  await sql`UPDATE loan_signed_copy SET sent_by = NULL, name = NULL WHERE ${which}`.execute(tx)
}

/**
 * All that is kept of a person here: the loans they asked for, what they did and wrote, what they signed, here or by
 * hand, the sums they noted, the certificates they sent, what they saw of copies.
 */
export async function exportPerson(db: Database, personId: string): Promise<object> {
  const loans = await db
    .selectFrom('loan as l')
    .innerJoin('tool as t', 't.id', 'l.tool_id')
    .where('l.asked_by', '=', personId)
    .select([
      'l.id',
      't.slug as tool',
      'l.state',
      'l.during',
      'l.audience',
      'l.purpose',
      'l.message',
      'l.answers',
    ])
    .orderBy('l.turn')
    .execute()
  const acts = await db
    .selectFrom('loan_event')
    .where('person_id', '=', personId)
    .select(['loan_id as loan', 'act', 'state', 'at', 'words'])
    .orderBy('id')
    .execute()
  const dates = await db
    .selectFrom('loan_date_change')
    .where('proposed_by', '=', personId)
    .select(['loan_id as loan', 'during', 'words', 'state', 'proposed_at as proposedAt'])
    .orderBy('proposed_at')
    .execute()
  const signatures = await db
    .selectFrom('loan_signature')
    .where('person_id', '=', personId)
    .select(['loan_id as loan', 'side', 'name', 'signed_at as signedAt'])
    .orderBy('signed_at')
    .execute()
  const signedCopies = await db
    .selectFrom('loan_signed_copy')
    .where('sent_by', '=', personId)
    .select(['loan_id as loan', 'side', 'name', 'sent_at as sentAt'])
    .orderBy('sent_at')
    .execute()
  const money = await db
    .selectFrom('loan_money')
    .where('noted_by', '=', personId)
    .select(['loan_id as loan', 'kind', 'amount_cents as amountCents', 'note', 'noted_at as notedAt'])
    .orderBy('noted_at')
    .execute()
  const certificates = await db
    .selectFrom('insurance_certificate')
    .where('sent_by', '=', personId)
    .select(['insurer', 'expires_on as expiresOn', 'sent_at as sentAt'])
    .orderBy('sent_at')
    .execute()
  const calendar = await db
    .selectFrom('loan_calendar')
    .where('person_id', '=', personId)
    .select('created_at as openedAt')
    .execute()
  return {
    calendar,
    loans,
    acts,
    dates,
    signatures,
    signedCopies,
    money,
    certificates,
    ...(await exportField(db, personId)),
  }
}

/** Erases a person: their name and words leave loans, which their organisation goes on with. */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  await sql`UPDATE loan SET asked_by = NULL, message = NULL, answers = '[]' WHERE asked_by = ${personId}`.execute(
    tx,
  )
  await unname(tx, sql`person_id = ${personId}`)
  await unsign(tx, sql`sent_by = ${personId}`)
  await sql`UPDATE loan_date_change SET words = NULL, proposed_by = NULL WHERE proposed_by = ${personId}`.execute(
    tx,
  )
  await sql`UPDATE loan_date_change SET answered_by = NULL WHERE answered_by = ${personId}`.execute(tx)
  await sql`UPDATE loan_money SET noted_by = NULL, note = NULL WHERE noted_by = ${personId}`.execute(tx)
  await sql`UPDATE insurance_certificate SET sent_by = NULL WHERE sent_by = ${personId}`.execute(tx)
  await sql`UPDATE agreement_template SET created_by = NULL WHERE created_by = ${personId}`.execute(tx)
  await tx.deleteFrom('loan_calendar').where('person_id', '=', personId).execute()
  await forgetInField(tx, personId)
}
