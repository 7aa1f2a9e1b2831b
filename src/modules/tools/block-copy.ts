import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { periodMeeting } from './copy-store.ts'
import { formMessages } from './messages/index.ts'
import type { CopyState, PeriodKind, Span } from './model.ts'
import { type Modules, multirangeOf } from './modules-model.ts'
import { heldTool, journalTool } from './save-tool.ts'
import { indexTools } from './tool-entry.ts'

type Copy = { slug: string; copyId: string }

/**
 * Takes a copy, or some of its modules, out for a closure or a repair, both days included.
 * @throws Invalid naming what already takes it then; NotFound; AppError
 */
export async function blockCopy(
  db: Database,
  actor: Actor,
  given: Copy & {
    span: Span
    kind: Exclude<PeriodKind, 'loan'>
    modules?: Modules
    note: string | null
    lang: Lang
  },
  now: Date,
): Promise<void> {
  const { span, kind, modules = null, note, lang } = given
  await onCopy(db, actor, given, now, async (tx) => {
    const met = await periodMeeting(tx, given.copyId, span, modules)
    if (met) {
      const message = formMessages[lang].copy.errors.taken(met)
      throw new Invalid([{ field: 'periodFrom', message }])
    }
    await writePeriod(tx, { copyId: given.copyId, span, kind, modules, note }, now)
    return { action: 'tool-copy.block', kind, ...span, ...(modules && { modules: [...modules] }) }
  })
}

/**
 * Gives a copy back before its closure or repair ends, or as if it had never been.
 * @throws NotFound, also of a loan: it ends by its own acts; AppError
 */
export async function freeCopy(
  db: Database,
  actor: Actor,
  given: Copy & { periodId: string },
  now: Date,
): Promise<void> {
  await onCopy(db, actor, given, now, async (tx) => {
    const gone = await tx
      .deleteFrom('copy_period')
      .where('id', '=', given.periodId)
      .where('copy_id', '=', given.copyId)
      .where('kind', '<>', 'loan')
      .returning([
        'kind',
        sql<string>`lower(during)::text`.as('from'),
        sql<string>`(upper(during) - 1)::text`.as('to'),
      ])
      .executeTakeFirst()
    if (!gone) throw new NotFound()
    return { action: 'tool-copy.free', ...gone }
  })
}

/**
 * Writes that a copy is taken, or some of its modules, in the caller's transaction. The database refuses two periods that meet, whoever comes at the same moment.
 * @throws Conflict when it is taken already on one of these days
 */
export async function writePeriod(
  tx: Tx,
  period: {
    copyId: string
    span: Span
    kind: PeriodKind
    modules?: Modules
    note?: string | null
    loanId?: string
  },
  now: Date,
): Promise<string> {
  const { copyId, span, kind, modules = null, note = null, loanId = null } = period
  try {
    const row = await tx
      .insertInto('copy_period')
      .values({
        copy_id: copyId,
        during: sql<string>`daterange(${span.from}::date, ${span.to}::date, '[]')`,
        kind,
        modules: multirangeOf(modules),
        loan_id: loanId,
        note,
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return row.id
  } catch (error) {
    // exclusion_violation
    if ((error as { code?: string }).code === '23P01') throw new Conflict('copy taken')
    throw error
  }
}

/** Says which modules of a copy are not lent until they are mended, in the caller's transaction. */
export async function setBrokenModules(
  tx: Tx,
  copyId: string,
  numbers: readonly number[],
  now: Date,
): Promise<void> {
  const copy = await tx
    .updateTable('tool_copy')
    .where('id', '=', copyId)
    .set({ broken_modules: multirangeOf(numbers), version: sql`version + 1`, updated_at: now })
    .returning('tool_id')
    .executeTakeFirstOrThrow()
  await indexTools(tx, [copy.tool_id])
}

/** Says in what condition a copy is, in the caller's transaction: who checked it when it came back knows. */
export async function setCopyState(tx: Tx, copyId: string, state: CopyState, now: Date): Promise<void> {
  const copy = await tx
    .updateTable('tool_copy')
    .where('id', '=', copyId)
    .set({ state, version: sql`version + 1`, updated_at: now })
    .returning('tool_id')
    .executeTakeFirstOrThrow()
  await indexTools(tx, [copy.tool_id])
}

async function onCopy(
  db: Database,
  actor: Actor,
  { slug, copyId }: Copy,
  now: Date,
  work: (tx: Tx) => Promise<{ action: string; kind: string; from: string; to: string; modules?: number[] }>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const tool = await heldTool(tx, actor, slug)
    const copy = await tx
      .selectFrom('tool_copy')
      .where('id', '=', copyId)
      .where('tool_id', '=', tool.id)
      .select('code')
      .forUpdate()
      .executeTakeFirst()
    if (!copy) throw new NotFound()
    const { action, ...period } = await work(tx)
    await tx.updateTable('tool').where('id', '=', tool.id).set({ updated_at: now }).execute()
    await indexTools(tx, [tool.id])
    const changes = { title: tool.titleFr, code: copy.code, ...period }
    await journalTool(tx, actor, { id: tool.id, holderId: tool.holder?.id ?? null }, { action, changes }, now)
  })
}
