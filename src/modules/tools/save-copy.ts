import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { toCents } from '#platform/money.ts'
import { codeIsTaken } from './copy-store.ts'
import { formMessages } from './messages/index.ts'
import type { CopyState, Day } from './model.ts'
import { multirangeOf } from './modules-model.ts'
import { heldTool, journalTool } from './save-tool.ts'
import { indexTools } from './tool-entry.ts'

/** What somebody writes of a copy, money in euros; `organisationId` and `commune` null: at its holder's. */
export type CopyInput = {
  code: string
  state: CopyState
  organisationId: string | null
  commune: string | null
  purchasedOn: Day | null
  purchaseValue: number | null
  insuranceValue: number | null
  note: string | null
  /** Modules that are not lent until they are mended; left as they are when absent. */
  brokenModules?: number[]
}

/**
 * Adds a copy to a tool, or changes one of its copies (`id`, on the version `base`).
 * @throws Invalid when another copy of the holder bears the code; NotFound; AppError; Conflict when it changed since `base`
 */
export async function saveCopy(
  db: Database,
  actor: Actor,
  given: { slug: string; id?: string; base?: number; input: CopyInput; lang: Lang },
  now: Date,
): Promise<string> {
  const { slug, id, base, input, lang } = given
  return inTransaction(db, async (tx) => {
    const tool = await heldTool(tx, actor, slug)
    const known = id
      ? await tx
          .selectFrom('tool_copy')
          .where('id', '=', id)
          .where('tool_id', '=', tool.id)
          .select(['code', 'state', 'version'])
          .forUpdate()
          .executeTakeFirst()
      : undefined
    if (id && !known) throw new NotFound()
    if (known && known.version !== base) throw new Conflict('version')
    if (await codeIsTaken(tx, tool.id, input.code, id ?? null))
      throw new Invalid([{ field: 'code', message: formMessages[lang].copy.errors.codeTaken(input.code) }])
    const values = {
      code: input.code,
      state: input.state,
      organisation_id: input.organisationId,
      commune: input.commune,
      purchased_on: input.purchasedOn,
      purchase_cents: toCents(input.purchaseValue),
      insurance_cents: toCents(input.insuranceValue),
      note: input.note,
      ...(input.brokenModules && { broken_modules: multirangeOf(input.brokenModules) }),
      updated_at: now,
    }
    const copy =
      id && known
        ? await tx
            .updateTable('tool_copy')
            .where('id', '=', id)
            .set({ ...values, version: known.version + 1 })
            .returning('id')
            .executeTakeFirstOrThrow()
        : await tx
            .insertInto('tool_copy')
            .values((query) => ({
              ...values,
              tool_id: tool.id,
              holder_key: query.selectFrom('tool').where('id', '=', tool.id).select('holder_key'),
              created_at: now,
            }))
            .returning('id')
            .executeTakeFirstOrThrow()
    await indexTools(tx, [tool.id])
    const changes = {
      title: tool.titleFr,
      code: known && known.code !== input.code ? { from: known.code, to: input.code } : input.code,
      state: known && known.state !== input.state ? { from: known.state, to: input.state } : input.state,
    }
    const action = id ? 'tool-copy.edit' : 'tool-copy.add'
    await journalTool(tx, actor, { id: tool.id, holderId: tool.holder?.id ?? null }, { action, changes }, now)
    return copy.id
  })
}
