import { writeJournal } from '#modules/journal/index.ts'
import { lockTool } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { NotFound } from '#platform/errors.ts'
import type { Reception } from './model.ts'
import { canLend } from './policy.ts'

/**
 * Says how requests for a tool are received: which are approved as they come, what is asked of who borrows, what they read first. Answers given before stay as they
 * were. @throws NotFound; AppError unauthenticated or forbidden
 */
export async function saveReception(
  db: Database,
  actor: Actor,
  { slug, rule, questions, noteFr, noteEn }: Reception & { slug: string },
  now: Date,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const tool = await lockTool(tx, slug)
    if (!tool || tool.state === 'removed') throw new NotFound()
    const holderId = tool.holder?.id ?? null
    authorise(canLend, actor, { holderId })
    await tx
      .updateTable('tool')
      .where('id', '=', tool.id)
      .set({ auto_approve: rule, reception_note_fr: noteFr, reception_note_en: noteEn })
      .execute()
    await tx.deleteFrom('tool_question').where('tool_id', '=', tool.id).execute()
    if (questions.length > 0)
      await tx
        .insertInto('tool_question')
        .values(
          questions.map((question, rank) => ({
            tool_id: tool.id,
            rank,
            label_fr: question.labelFr,
            label_en: question.labelEn,
            required: question.required,
          })),
        )
        .execute()
    const entry = {
      action: 'loan.reception',
      object: { kind: 'tool', id: tool.id },
      organisationId: holderId,
      changes: { title: tool.titleFr, rule, questions: questions.length },
    }
    await writeJournal(tx, actor, [entry], now)
  })
}
