import { sql } from 'kysely'
import { openCase } from '#modules/cases/index.ts'
import { confirmOrganisation, type EditableOrganisation, getEditableById } from '#modules/directory/index.ts'
import { hashSecret } from '#platform/access/secret.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError } from '#platform/errors.ts'

/** What a link of the yearly question opens. */
type Question = { id: string; organisation: EditableOrganisation }

/** The organisation a yearly question is about, while its link opens and nobody answered; null otherwise. */
export async function readQuestion(db: Database, secret: string, now: Date): Promise<Question | null> {
  const hash = hashSecret(secret)
  const { rows } = await sql<{ id: string; organisation_id: string }>`
    SELECT id, organisation_id FROM organisation_confirmation
    WHERE (token_hash = ${hash} OR reminder_hash = ${hash}) AND answered_at IS NULL AND expires_at > ${now}`.execute(
    db,
  )
  const row = rows[0]
  const organisation = row ? await getEditableById(db, row.organisation_id) : null
  return row && organisation?.status === 'published' ? { id: row.id, organisation } : null
}

/**
 * Answers the yearly question, once: « tout est juste » confirms the record; « fermée » asks the moderators to take it out.
 * `corrected` notes that a correction was sent by the same link.
 * @throws AppError gone when the link no longer opens
 */
export async function answerQuestion(
  db: Database,
  given: { secret: string; answer: 'right' | 'closed' | 'edited' },
  now: Date,
): Promise<{ slug: string; name: string }> {
  return inTransaction(db, async (tx) => {
    const question = await readQuestion(tx, given.secret, now)
    if (!question) throw new AppError('gone', { detail: 'confirmation' })
    const answered = await tx
      .updateTable('organisation_confirmation')
      .where('id', '=', question.id)
      .where('answered_at', 'is', null)
      .set({ answered_at: now, answer: given.answer })
      .returning('id')
      .executeTakeFirst()
    if (!answered) throw new AppError('gone', { detail: 'confirmation' })
    const { id, slug, profile } = question.organisation
    const actor = { kind: 'link', organisationId: id } as const
    if (given.answer === 'closed')
      await openCase(
        tx,
        actor,
        { kind: 'closure', organisationId: id, payload: { reason: 'closed', byLink: true } },
        now,
      )
    else await confirmOrganisation(tx, actor, id, now)
    return { slug, name: profile.name }
  })
}
