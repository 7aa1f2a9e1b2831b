import { type Actor, personId } from '#platform/access/actor.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PhotoWords } from '#platform/files/photo-form.ts'
import type { PreparedPhoto } from '#platform/files/prepare-photo.ts'
import { forgetFiles, removePhotoFiles, storePhoto } from '#platform/files/stored-photo.ts'
import type { ToolSheet } from './model.ts'
import { type KeptPhoto, listToolPhotos } from './photo-store.ts'
import { heldTool, journalTool } from './save-tool.ts'
import { indexTools } from './tool-entry.ts'

/** A removed photo may be put back for thirty days. */
const graceDays = 30
/** Photos shown on one tool, at most. */
export const mostPhotos = 12

type Services = { db: Database; files: FileStore }

/** Adds a photo at the end. @throws NotFound, AppError, Conflict when there are twelve */
export async function addToolPhoto(
  { db, files }: Services,
  actor: Actor,
  given: { slug: string; photo: PreparedPhoto; words: PhotoWords },
  now: Date,
): Promise<void> {
  const { slug, photo, words } = given
  await storePhoto(files, photo, (writeFileRow) =>
    change(db, actor, slug, now, async (tx, tool, photos) => {
      const shown = photos.filter((each) => !each.removedAt)
      if (shown.length >= mostPhotos) throw new Conflict('photos')
      await tx
        .insertInto('tool_photo')
        .values({
          tool_id: tool.id,
          file_id: await writeFileRow(tx, personId(actor), now),
          rank: Math.max(-1, ...shown.map((each) => each.rank)) + 1,
          ...columns(words),
          created_at: now,
        })
        .execute()
      return { action: 'tool-photo.add', changes: { alt: words.altFr, credit: words.credit } }
    }),
  )
}

export type PhotoAct = { act: 'words'; words: PhotoWords } | { act: 'remove' | 'restore' | 'first' }

/**
 * Changes the words of a photo, takes it off the page, puts it back or puts it first.
 * @throws NotFound, AppError, Conflict when one more would be the thirteenth
 */
export async function changeToolPhoto(
  db: Database,
  actor: Actor,
  given: { slug: string; id: string } & PhotoAct,
  now: Date,
): Promise<void> {
  await change(db, actor, given.slug, now, async (tx, _tool, photos) => {
    const photo = photos.find((each) => each.id === given.id)
    if (!photo || (photo.removedAt !== null) !== (given.act === 'restore')) throw new NotFound()
    const shown = photos.filter((each) => !each.removedAt)
    if (given.act === 'restore' && shown.length >= mostPhotos) throw new Conflict('photos')
    const update = tx.updateTable('tool_photo').where('id', '=', photo.id)
    if (given.act === 'words') {
      await update.set(columns(given.words)).execute()
      const alt = { from: photo.altFr, to: given.words.altFr }
      const credit = { from: photo.credit, to: given.words.credit }
      return { action: 'tool-photo.edit', changes: { alt, credit } }
    }
    if (given.act === 'remove') await update.set({ removed_at: now }).execute()
    else if (given.act === 'restore') await update.set({ removed_at: null }).execute()
    else await update.set({ rank: Math.min(...shown.map((each) => each.rank)) - 1 }).execute()
    const actions = { remove: 'tool-photo.remove', restore: 'tool-photo.restore', first: 'tool-photo.edit' }
    return { action: actions[given.act], changes: { alt: photo.altFr } }
  })
}

/** Erases the photos removed more than thirty days ago, rows then files. @returns how many */
export async function eraseToolPhotos({ db, files }: Services, now: Date): Promise<number> {
  const before = new Date(now.getTime() - graceDays * 24 * 3600 * 1000)
  const gone = await inTransaction(db, async (tx) => {
    const rows = await tx
      .deleteFrom('tool_photo')
      .where('removed_at', '<', before)
      .returning('file_id')
      .execute()
    const ids = rows.map((row) => row.file_id)
    return ids.length > 0 ? forgetFiles(tx, ids) : []
  })
  for (const file of gone) await removePhotoFiles(files, file)
  return gone.length
}

const columns = (words: PhotoWords) => ({ alt_fr: words.altFr, alt_en: words.altEn, credit: words.credit })

/** One change of a tool's photos: the tool is held, and says that it changed. */
async function change(
  db: Database,
  actor: Actor,
  slug: string,
  now: Date,
  work: (
    tx: Tx,
    tool: ToolSheet,
    photos: KeptPhoto[],
  ) => Promise<{ action: string; changes: Record<string, unknown> }>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const tool = await heldTool(tx, actor, slug)
    const { action, changes } = await work(tx, tool, await listToolPhotos(tx, tool.id))
    await tx.updateTable('tool').where('id', '=', tool.id).set({ updated_at: now }).execute()
    await indexTools(tx, [tool.id])
    const done = { action, changes: { title: tool.titleFr, ...changes } }
    await journalTool(tx, actor, { id: tool.id, holderId: tool.holder?.id ?? null }, done, now)
  })
}
