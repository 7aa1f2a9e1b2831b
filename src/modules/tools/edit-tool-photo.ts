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

/**
 * Adds a photo of a tool at the end, or that of one of its parts, in place of the one there was.
 * @throws NotFound, also of a part that is none of the tool's; AppError, Conflict when there are twelve
 */
export async function addToolPhoto(
  { db, files }: Services,
  actor: Actor,
  given: { slug: string; photo: PreparedPhoto; words: PhotoWords; partId?: string | null },
  now: Date,
): Promise<void> {
  const { slug, photo, words, partId = null } = given
  await storePhoto(files, photo, (writeFileRow) =>
    change(db, actor, slug, now, async (tx, tool, photos) => {
      if (partId && !tool.parts.some(({ id }) => id === partId)) throw new NotFound()
      const shown = await roomFor(tx, photos, partId, now)
      await tx
        .insertInto('tool_photo')
        .values({
          tool_id: tool.id,
          part_id: partId,
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
    const part = photo.part?.id ?? null
    if (given.act === 'first' && part) throw new NotFound()
    const shown =
      given.act === 'restore'
        ? await roomFor(tx, photos, part, now)
        : photos.filter((each) => isShownOf(each, part))
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

const isShownOf = ({ part, removedAt }: KeptPhoto, partId: string | null): boolean =>
  removedAt === null && (part?.id ?? null) === partId

/** Makes room for one more: of a part, the one there was leaves. @returns those shown of the same @throws Conflict when there are twelve of the whole */
async function roomFor(tx: Tx, photos: KeptPhoto[], partId: string | null, now: Date): Promise<KeptPhoto[]> {
  const shown = photos.filter((each) => isShownOf(each, partId))
  if (partId === null && shown.length >= mostPhotos) throw new Conflict('photos')
  if (partId !== null)
    await tx
      .updateTable('tool_photo')
      .where('part_id', '=', partId)
      .where('removed_at', 'is', null)
      .set({ removed_at: now })
      .execute()
  return shown
}

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
