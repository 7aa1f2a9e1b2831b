import { type Actor, personId } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { removeDocuments, storeDocument } from '#platform/files/stored-document.ts'
import { slugify } from '#platform/i18n/fold.ts'
import { type KeptDocument, listToolDocuments } from './document-store.ts'
import type { ToolSheet } from './model.ts'
import { heldTool, journalTool } from './save-tool.ts'
import { indexTools } from './tool-entry.ts'

/** A removed document may be put back for thirty days. */
const graceDays = 30
/** Documents shown on one tool, at most. */
export const mostDocuments = 12

type Services = { db: Database; files: FileStore }

/**
 * Adds a document of a tool, at the end.
 * @param given `pdf` was checked, `title` says something in 120 letters at most
 * @throws NotFound; AppError; Conflict when there are twelve
 */
export async function addToolDocument(
  { db, files }: Services,
  actor: Actor,
  given: { slug: string; title: string; pdf: Uint8Array },
  now: Date,
): Promise<void> {
  const { slug, title, pdf } = given
  const file = { name: `${slugify(title, 'document')}.pdf`, content: pdf }
  await storeDocument(files, file, (writeRow) =>
    change(db, actor, slug, now, async (tx, tool, documents) => {
      roomFor(documents)
      const { id: file_id } = await writeRow(tx, personId(actor), now)
      await tx
        .insertInto('tool_document')
        .values({ tool_id: tool.id, file_id, title, created_at: now })
        .execute()
      return { action: 'tool-document.add', document: title }
    }),
  )
}

/**
 * Takes a document off the page of a tool, or puts it back.
 * @throws NotFound, also of a document that is none of the tool's; AppError; Conflict when one more would be the thirteenth
 */
export async function changeToolDocument(
  db: Database,
  actor: Actor,
  given: { slug: string; id: string; act: 'remove' | 'restore' },
  now: Date,
): Promise<void> {
  await change(db, actor, given.slug, now, async (tx, _tool, documents) => {
    const document = documents.find(({ id }) => id === given.id)
    if (!document || (document.removedAt !== null) !== (given.act === 'restore')) throw new NotFound()
    if (given.act === 'restore') roomFor(documents)
    await tx
      .updateTable('tool_document')
      .where('id', '=', document.id)
      .set({ removed_at: given.act === 'remove' ? now : null })
      .execute()
    return { action: `tool-document.${given.act}`, document: document.title }
  })
}

/** Erases the documents removed more than thirty days ago, rows then files. @returns how many */
export async function eraseToolDocuments({ db, files }: Services, now: Date): Promise<number> {
  const before = new Date(now.getTime() - graceDays * 24 * 3600 * 1000)
  const gone = await inTransaction(db, async (tx) => {
    const rows = await tx
      .deleteFrom('tool_document')
      .where('removed_at', '<', before)
      .returning('file_id')
      .execute()
    const ids = rows.map(({ file_id }) => file_id)
    if (ids.length > 0) await tx.deleteFrom('stored_file').where('id', 'in', ids).execute()
    return ids
  })
  await removeDocuments(files, gone)
  return gone.length
}

function roomFor(documents: KeptDocument[]): void {
  if (documents.filter(({ removedAt }) => removedAt === null).length >= mostDocuments)
    throw new Conflict('documents')
}

/** One change of a tool's documents: the tool is held, and says that it changed. */
async function change(
  db: Database,
  actor: Actor,
  slug: string,
  now: Date,
  work: (tx: Tx, tool: ToolSheet, documents: KeptDocument[]) => Promise<{ action: string; document: string }>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const tool = await heldTool(tx, actor, slug)
    const { action, document } = await work(tx, tool, await listToolDocuments(tx, tool.id))
    await tx.updateTable('tool').where('id', '=', tool.id).set({ updated_at: now }).execute()
    await indexTools(tx, [tool.id])
    const done = { action, changes: { title: tool.titleFr, document } }
    await journalTool(tx, actor, { id: tool.id, holderId: tool.holder?.id ?? null }, done, now)
  })
}
