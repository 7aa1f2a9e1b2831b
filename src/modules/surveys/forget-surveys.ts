import { sql } from 'kysely'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { contactMonths } from './model.ts'

/**
 * Erases what is past its time: names and addresses of those who were asked, three months after the closing; answers, after as many months as the
 * campaign said. What was published of them stays, as figures.
 * @returns how many campaigns lost their answers
 */
export async function forgetSurveys(db: Database, now: Date): Promise<number> {
  return inTransaction(db, async (tx) => {
    await sql`
      UPDATE survey_contact k SET name = '—', email = NULL, phone = NULL, organisation_id = NULL, call_note = ''
      FROM survey_campaign c WHERE c.id = k.campaign_id AND c.closed_at < ${now}::timestamptz - make_interval(months => ${contactMonths})
        AND (k.name <> '—' OR k.email IS NOT NULL OR k.phone IS NOT NULL OR k.organisation_id IS NOT NULL OR k.call_note <> '')`.execute(
      tx,
    )
    const { rows } = await sql<{ id: string }>`
      UPDATE survey_campaign SET erased_at = ${now} WHERE erased_at IS NULL AND closed_at < ${now}::timestamptz - make_interval(months => kept_months)
      RETURNING id`.execute(tx)
    for (const { id } of rows) {
      await sql`DELETE FROM survey_column WHERE campaign_id = ${id}`.execute(tx)
      await sql`DELETE FROM survey_code WHERE campaign_id = ${id}`.execute(tx)
      await sql`DELETE FROM survey_response WHERE campaign_id = ${id}`.execute(tx)
      await sql`DELETE FROM survey_contact WHERE campaign_id = ${id}`.execute(tx)
    }
    return rows.length
  })
}

/** All that is kept of a person here: the surveys that asked the address they sign in by, and what they answered as long as it can be told. */
export async function exportPerson(db: Database, personId: string): Promise<object> {
  const { rows } = await sql<object>`
    SELECT c.slug AS survey, k.name, k.email, k.phone, k.type, k.departement, k.state, k.invited_at AS "invitedAt", k.reminders,
      k.called_at AS "calledAt", k.call_note AS "callNote", r.answers, r.consented_on::text AS "consentedOn",
      (SELECT coalesce(jsonb_agg(s.name ORDER BY s.name), '[]') FROM survey_file f JOIN stored_file s ON s.id = f.file_id WHERE f.response_id = r.id) AS files
    FROM survey_contact k JOIN person p ON p.email = k.email JOIN survey_campaign c ON c.id = k.campaign_id
      LEFT JOIN survey_response_link l ON l.contact_id = k.id LEFT JOIN survey_response r ON r.id = l.response_id
    WHERE p.id = ${personId} ORDER BY c.slug, k.id`.execute(db)
  return { asked: rows }
}

/**
 * Erases a person: what they began goes, with the files they sent; their answers stay as figures that nothing joins to them, and their address leaves the campaigns.
 */
export async function forgetPerson(tx: Tx, personId: string): Promise<void> {
  const theirs = sql`(SELECT k.id FROM survey_contact k JOIN person p ON p.email = k.email WHERE p.id = ${personId})`
  await sql`
    DELETE FROM survey_response r USING survey_response_link l
    WHERE l.response_id = r.id AND r.state = 'started' AND l.contact_id IN ${theirs}`.execute(tx)
  await sql`
    DELETE FROM survey_file f USING survey_response_link l WHERE l.response_id = f.response_id AND l.contact_id IN ${theirs}`.execute(
    tx,
  )
  await sql`DELETE FROM survey_response_link l WHERE l.contact_id IN ${theirs}`.execute(tx)
  await sql`
    UPDATE survey_contact SET name = '—', email = NULL, phone = NULL, organisation_id = NULL, call_note = '', channel = NULL, completed_on = NULL
    WHERE id IN ${theirs}`.execute(tx)
}
