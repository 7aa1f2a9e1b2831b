import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PhotoWords } from '#platform/files/photo-form.ts'
import type { PreparedPhoto } from '#platform/files/prepare-photo.ts'
import { forgetFiles, removePhotoFiles, storePhoto } from '#platform/files/stored-photo.ts'
import { getEditableEvent } from './editable-store.ts'
import type { EditableEvent } from './editing-model.ts'
import { indexEvents } from './event-entry.ts'
import { type KeptPhoto, listEventPhotos } from './photo-store.ts'
import { canEditEvent, canSeeUnpublishedEvent } from './policy.ts'

/** A removed photo may be put back for thirty days. */
const graceDays = 30

type Services = { db: Database; files: FileStore }

/** Shows a photo on an event; the one that was there is removed, and may be put back. @throws NotFound, AppError, Conflict for a withdrawn event */
export async function setEventPhoto(
  { db, files }: Services,
  actor: Actor,
  given: { slug: string; photo: PreparedPhoto; words: PhotoWords },
  now: Date,
): Promise<void> {
  const { slug, photo, words } = given
  await storePhoto(files, photo, (writeFileRow) =>
    change(db, actor, slug, now, async (tx, event, photos) => {
      await setAside(tx, photos, now)
      const { id } = await tx
        .insertInto('event_photo')
        .values({
          event_id: event.id,
          file_id: await writeFileRow(tx, personId(actor), now),
          ...columns(words),
          created_at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return { action: 'event-photo.add', id, changes: { alt: words.altFr, credit: words.credit } }
    }),
  )
}

/** Changes the words of the photo shown. @throws NotFound, AppError, Conflict for a withdrawn event */
export async function changeEventPhotoWords(
  db: Database,
  actor: Actor,
  { slug, id, words }: { slug: string; id: string; words: PhotoWords },
  now: Date,
): Promise<void> {
  await change(db, actor, slug, now, async (tx, _event, photos) => {
    const before = photos.find((each) => each.id === id && !each.removedAt)
    if (!before) throw new NotFound()
    await tx.updateTable('event_photo').where('id', '=', id).set(columns(words)).execute()
    const changes = {
      alt: { from: before.altFr, to: words.altFr },
      credit: { from: before.credit, to: words.credit },
    }
    return { action: 'event-photo.edit', id, changes }
  })
}

/** Takes the photo off the page; it can be put back for thirty days. @throws NotFound, AppError, Conflict for a withdrawn event */
export async function removeEventPhoto(
  db: Database,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
  now: Date,
): Promise<void> {
  await change(db, actor, slug, now, async (tx, _event, photos) => {
    if (!photos.some((each) => each.id === id && !each.removedAt)) throw new NotFound()
    await setAside(tx, photos, now)
    return { action: 'event-photo.remove', id, changes: {} }
  })
}

/** Shows a removed photo again, in the place of the one that is shown. @throws NotFound, AppError, Conflict for a withdrawn event */
export async function putEventPhotoBack(
  db: Database,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
  now: Date,
): Promise<void> {
  await change(db, actor, slug, now, async (tx, _event, photos) => {
    if (!photos.some((each) => each.id === id && each.removedAt)) throw new NotFound()
    await setAside(tx, photos, now)
    await tx.updateTable('event_photo').where('id', '=', id).set({ removed_at: null }).execute()
    return { action: 'event-photo.restore', id, changes: {} }
  })
}

/** Erases the photos removed more than thirty days ago, rows then files. @returns how many */
export async function eraseEventPhotos({ db, files }: Services, now: Date): Promise<number> {
  const before = new Date(now.getTime() - graceDays * 24 * 3600 * 1000)
  const gone = await inTransaction(db, async (tx) => {
    const rows = await tx
      .deleteFrom('event_photo')
      .where('removed_at', '<', before)
      .returning('file_id')
      .execute()
    const ids = rows.map((row) => row.file_id)
    return ids.length > 0 ? forgetFiles(tx, ids) : []
  })
  for (const file of gone) await removePhotoFiles(files, file)
  return gone.length
}

const columns = (words: PhotoWords) => ({
  alt_fr: words.altFr,
  alt_en: words.altEn,
  credit: words.credit,
})

async function setAside(tx: Tx, photos: KeptPhoto[], now: Date): Promise<void> {
  const shown = photos.filter((each) => !each.removedAt).map((each) => each.id)
  if (shown.length > 0)
    await tx.updateTable('event_photo').where('id', 'in', shown).set({ removed_at: now }).execute()
}

type Done = { action: string; id: string; changes: Record<string, unknown> }

/** One change of an event's photo: the event is held, and says that it changed. */
async function change(
  db: Database,
  actor: Actor,
  slug: string,
  now: Date,
  work: (tx: Tx, event: EditableEvent, photos: KeptPhoto[]) => Promise<Done>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const event = await getEditableEvent(tx, slug, { lock: true })
    if (!event) throw new NotFound()
    const owned = { organiserId: event.organiser?.id ?? null }
    if (event.state !== 'published' && !canSeeUnpublishedEvent(actor, owned)) throw new NotFound()
    authorise(canEditEvent, actor, owned)
    if (event.state === 'removed') throw new Conflict('withdrawn')
    const { action, id, changes } = await work(tx, event, await listEventPhotos(tx, event.id))
    await tx.updateTable('event').where('id', '=', event.id).set({ updated_at: now }).execute()
    await indexEvents(tx, [event.id])
    const organisationId = owned.organiserId ?? undefined
    const entry = { action, object: { kind: 'event-photo', id }, organisationId, changes: changes as never }
    await writeJournal(tx, actor, [entry], now)
  })
}
