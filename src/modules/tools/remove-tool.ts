import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import type { ToolState } from './model.ts'
import { authoriseEdit, journalTool } from './save-tool.ts'
import { indexTools } from './tool-entry.ts'
import { lockTool } from './tool-store.ts'

/**
 * Takes a tool out of the catalogue: its page says so (410). Copies and what they are taken for stay as they are.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was withdrawn before
 */
export const removeTool = (db: Database, actor: Actor, slug: string, reason: string, now: Date) =>
  move(db, actor, slug, now, (state) => {
    if (state === 'removed') throw new Conflict('removed')
    return { action: 'tool.remove', reason, to: 'removed', removedFrom: state }
  })

/**
 * Brings a withdrawn tool back as it was, public or draft.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when it was not withdrawn
 */
export const restoreTool = (db: Database, actor: Actor, slug: string, now: Date) =>
  move(db, actor, slug, now, (state, removedFrom) => {
    if (state !== 'removed') throw new Conflict('not withdrawn')
    return { action: 'tool.restore', reason: '', to: removedFrom ?? 'draft', removedFrom: null }
  })

type Move = { action: string; reason: string; to: ToolState; removedFrom: ToolState | null }

async function move(
  db: Database,
  actor: Actor,
  slug: string,
  now: Date,
  decide: (state: ToolState, removedFrom: ToolState | null) => Move,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const tool = await lockTool(tx, slug)
    authoriseEdit(actor, tool)
    const row = await tx
      .selectFrom('tool')
      .where('id', '=', tool.id)
      .select('removed_from')
      .executeTakeFirstOrThrow()
    const { action, reason, to, removedFrom } = decide(tool.state, row.removed_from as ToolState | null)
    await tx
      .updateTable('tool')
      .where('id', '=', tool.id)
      .set({ state: to, removed_from: removedFrom, updated_at: now, version: tool.version + 1 })
      .execute()
    await indexTools(tx, [tool.id])
    const changes = { title: tool.titleFr, reason, state: { from: tool.state, to } }
    await journalTool(tx, actor, { id: tool.id, holderId: tool.holder?.id ?? null }, { action, changes }, now)
  })
}
