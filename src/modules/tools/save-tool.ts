import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { AppError, Conflict, NotFound } from '#platform/errors.ts'
import type { ToolInput, ToolSheet, ToolState } from './model.ts'
import { canAddTool, canEditTool, canSeeUnpublishedTool } from './policy.ts'
import { lockTool } from './tool-store.ts'
import { writeTool } from './write-tool.ts'

export type SaveTool = {
  input: ToolInput
  /** Kept back for its holder's people, or public at once. A public tool stays public. */
  act: 'keep' | 'publish'
} & ({ slug: string; base: number } | { slug?: undefined; holderId: string })

/**
 * Saves a checked tool, new or changed. Public ones are in lists at once.
 * @throws NotFound, AppError unauthenticated or forbidden, AppError gone for one that was withdrawn, Conflict `version` when it changed since `base`, `module-held` when
 *   a module that is lent, or promised, would be no more
 */
export async function saveTool(
  db: Database,
  actor: Actor,
  given: SaveTool,
  now: Date,
): Promise<{ id: string; slug: string; state: ToolState }> {
  return inTransaction(db, async (tx) => {
    const known = given.slug === undefined ? null : await heldTool(tx, actor, given.slug)
    const holderId = given.slug === undefined ? given.holderId : (known?.holder?.id ?? null)
    if (given.slug === undefined) authorise(canAddTool, actor, { organisationId: given.holderId })
    else if (known?.version !== given.base) throw new Conflict('version')
    const state = given.act === 'publish' || known?.state === 'published' ? 'published' : 'draft'
    const holder = { id: holderId, name: null }
    const written = await writeTool(tx, given.input, { id: known?.id, state, holder }, now)
    const action =
      state === 'draft' ? 'tool.draft' : known?.state === 'published' ? 'tool.edit' : 'tool.publish'
    const changes = { title: given.input.titleFr, fields: known ? changedFields(known, given.input) : [] }
    await journalTool(tx, actor, { id: written.id, holderId }, { action, changes }, now)
    return { ...written, state }
  })
}

/**
 * The tool of an address, locked, for somebody who may change it.
 * @throws NotFound, also of what they may not know of; AppError unauthenticated or forbidden; gone when it was withdrawn
 */
export async function heldTool(tx: Tx, actor: Actor, slug: string): Promise<ToolSheet> {
  const tool = await lockTool(tx, slug)
  authoriseEdit(actor, tool)
  if (tool.state === 'removed') throw new AppError('gone')
  return tool
}

/** Lets somebody change a tool, whatever its state. @throws NotFound; AppError unauthenticated or forbidden */
export function authoriseEdit(actor: Actor, tool: ToolSheet | undefined): asserts tool is ToolSheet {
  const held = { holderId: tool?.holder?.id ?? null }
  if (!tool || (tool.state !== 'published' && !canSeeUnpublishedTool(actor, held))) throw new NotFound()
  authorise(canEditTool, actor, held)
}

/** Writes what was done to a tool. */
export async function journalTool(
  tx: Tx,
  actor: Actor,
  tool: { id: string; holderId: string | null },
  { action, changes }: { action: string; changes: Record<string, unknown> },
  now: Date,
): Promise<void> {
  const entry = {
    action,
    object: { kind: 'tool', id: tool.id },
    organisationId: tool.holderId ?? undefined,
    changes: changes as never,
  }
  await writeJournal(tx, actor, [entry], now)
}

/** The names of the fields that say something else than they did. */
function changedFields(before: ToolSheet, after: ToolInput): string[] {
  const words = { theme: before.themes, audience: before.audiences, access: before.access }
  const codes = (list: { code: string }[]) => list.map(({ code }) => code).toSorted()
  const known: Record<string, unknown> = {
    ...before,
    parts: before.parts.map(({ photo: _, moduleNumber: __, ...part }) => part),
    partners: before.partners.map(({ id }) => id),
    first: before.first && { kind: before.first.kind, code: before.first.code, days: before.first.days },
  }
  const { terms, ...fields } = after
  return [
    ...Object.entries(fields)
      .filter(([field, value]) => JSON.stringify(known[field] ?? null) !== JSON.stringify(value ?? null))
      .map(([field]) => field),
    ...Object.entries(terms)
      .filter(([vocabulary, list]) => codes(words[vocabulary as 'theme']).join() !== list.toSorted().join())
      .map(([vocabulary]) => vocabulary),
  ]
}
