import { canEditOrganisation, type EditableOrganisation, getEditable } from '#modules/directory/index.ts'
import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PhotoWords } from '#platform/files/photo-form.ts'
import type { PreparedPhoto } from '#platform/files/prepare-photo.ts'
import { forgetFiles, removePhotoFiles, storePhoto } from '#platform/files/stored-photo.ts'
import { listPhotos, type Photo, writeOrder } from './photo-store.ts'

export const mostPhotos = 8
/** A removed photo may be put back for thirty days. */
const photoGraceDays = 30

/**
 * Adds a photo at the end.
 * @throws NotFound, AppError unauthenticated or forbidden, Conflict when there are eight already
 */
export async function addPhoto(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  slug: string,
  given: { photo: PreparedPhoto; words: PhotoWords },
  now: Date,
): Promise<void> {
  const { photo, words } = given
  await storePhoto(files, photo, (writeFileRow) =>
    change(db, actor, slug, async (tx, organisation, photos) => {
      const shown = photos.filter((each) => !each.removedAt)
      if (shown.length >= mostPhotos) throw new Conflict('eight photos already')
      const { id } = await tx
        .insertInto('organisation_photo')
        .values({
          organisation_id: organisation.id,
          file_id: await writeFileRow(tx, personId(actor), now),
          alt_fr: words.altFr,
          alt_en: words.altEn,
          credit: words.credit,
          position: shown.length,
          created_at: now,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const changes = { alt: words.altFr, credit: words.credit }
      await log(tx, actor, organisation, 'photo.add', id, changes, now)
    }),
  )
}

/** Changes the words of a photo. @throws NotFound, AppError unauthenticated or forbidden */
export async function changePhotoWords(
  db: Database,
  actor: Actor,
  { slug, id, words }: { slug: string; id: string; words: PhotoWords },
  now: Date,
): Promise<void> {
  await change(db, actor, slug, async (tx, organisation, photos) => {
    const before = shownPhoto(photos, id)
    await tx
      .updateTable('organisation_photo')
      .where('id', '=', id)
      .set({ alt_fr: words.altFr, alt_en: words.altEn, credit: words.credit })
      .execute()
    const changes = {
      alt: { from: before.altFr, to: words.altFr },
      credit: { from: before.credit, to: words.credit },
    }
    await log(tx, actor, organisation, 'photo.edit', id, changes, now)
  })
}

/** Moves a photo one place up or down; at the end already, nothing happens. @throws NotFound, AppError unauthenticated or forbidden */
export async function movePhoto(
  db: Database,
  actor: Actor,
  { slug, id, step }: { slug: string; id: string; step: -1 | 1 },
  now: Date,
): Promise<void> {
  await change(db, actor, slug, async (tx, organisation, photos) => {
    shownPhoto(photos, id)
    const ids = photos.filter((each) => !each.removedAt).map((each) => each.id)
    const from = ids.indexOf(id)
    const other = ids[from + step]
    if (!other) return
    ids[from + step] = id
    ids[from] = other
    await writeOrder(tx, organisation.id, ids)
    await log(tx, actor, organisation, 'photo.move', id, { position: { from, to: from + step } }, now)
  })
}

/** Takes a photo off the page; it can be put back for thirty days. @throws NotFound, AppError unauthenticated or forbidden */
export async function removePhoto(
  db: Database,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
  now: Date,
): Promise<void> {
  await change(db, actor, slug, async (tx, organisation, photos) => {
    shownPhoto(photos, id)
    await tx.updateTable('organisation_photo').where('id', '=', id).set({ removed_at: now }).execute()
    await log(tx, actor, organisation, 'photo.remove', id, {}, now)
  })
}

/** Puts a removed photo back, at the end. @throws NotFound, AppError unauthenticated or forbidden, Conflict when there are eight */
export async function putPhotoBack(
  db: Database,
  actor: Actor,
  { slug, id }: { slug: string; id: string },
  now: Date,
): Promise<void> {
  await change(db, actor, slug, async (tx, organisation, photos) => {
    if (!photos.some((each) => each.id === id && each.removedAt)) throw new NotFound()
    const position = photos.filter((each) => !each.removedAt).length
    if (position >= mostPhotos) throw new Conflict('eight photos already')
    await tx
      .updateTable('organisation_photo')
      .where('id', '=', id)
      .set({ removed_at: null, position })
      .execute()
    await log(tx, actor, organisation, 'photo.restore', id, {}, now)
  })
}

/** Erases the photos removed more than thirty days ago, rows then files. @returns how many */
export async function erasePhotos(
  { db, files }: { db: Database; files: FileStore },
  now: Date,
): Promise<number> {
  const before = new Date(now.getTime() - photoGraceDays * 24 * 3600 * 1000)
  const gone = await inTransaction(db, async (tx) => {
    const rows = await tx
      .deleteFrom('organisation_photo')
      .where('removed_at', '<', before)
      .returning('file_id')
      .execute()
    if (rows.length === 0) return []
    return forgetFiles(
      tx,
      rows.map((row) => row.file_id),
    )
  })
  for (const file of gone) await removePhotoFiles(files, file)
  return gone.length
}

/** One change of an organisation's photos: the organisation is held, so that two people do not count to eight at once. */
async function change(
  db: Database,
  actor: Actor,
  slug: string,
  work: (tx: Tx, organisation: EditableOrganisation, photos: Photo[]) => Promise<void>,
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const organisation = await getEditable(tx, slug, { lock: true })
    if (!organisation || organisation.status === 'merged') throw new NotFound()
    if (organisation.status !== 'published' && !canEditOrganisation(actor, organisation)) throw new NotFound()
    authorise(canEditOrganisation, actor, organisation)
    await work(tx, organisation, await listPhotos(tx, organisation.id))
  })
}

/** A photo of this organisation that is shown. */
function shownPhoto(photos: Photo[], id: string): Photo {
  const found = photos.find((each) => each.id === id && !each.removedAt)
  if (!found) throw new NotFound()
  return found
}

const log = (
  tx: Tx,
  actor: Actor,
  { id: organisationId }: EditableOrganisation,
  action: string,
  id: string,
  changes: Record<string, unknown>,
  now: Date,
) =>
  writeJournal(
    tx,
    actor,
    [{ action, object: { kind: 'photo', id }, organisationId, changes: changes as never }],
    now,
  )
