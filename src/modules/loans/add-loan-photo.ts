import { writeJournal } from '#modules/journal/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { PreparedPhoto } from '#platform/files/prepare-photo.ts'
import { forgetFiles, removePhotoFiles, storePhoto } from '#platform/files/stored-photo.ts'
import { isOver, type Loan } from './model.ts'
import { lockBoth } from './move-loan.ts'
import { canActOnLoan, canTellHosting, sidesOf } from './policy.ts'
import type { ReportMoment } from './report-model.ts'
import { reportsOf } from './report-store.ts'

/** Photos of one moment of a loan, at most. */
const mostPhotos = 24

type Services = { db: Database; files: FileStore }
type NewPhoto = { key: string; part: string | null; credit: string | null; photo: PreparedPhoto }

/**
 * Adds a photo to what was seen of a copy as it left or came back, of a part or of the whole. Sent twice under the same key it is kept once.
 * @throws NotFound when nothing was seen then, also of a loan of others; AppError; Conflict `photos` when there are enough, or when the loan is over
 */
export function addReportPhoto(
  services: Services,
  actor: Actor,
  given: Omit<NewPhoto, 'credit'> & { id: string; moment: ReportMoment },
  now: Date,
): Promise<void> {
  return add(services, actor, { ...given, credit: null }, now, async (tx, loan, sides) => {
    if (sidesOf(actor, sides).length === 0) throw new NotFound()
    authorise(canActOnLoan, actor, sides)
    const report = (await reportsOf(tx, loan.id)).find(({ moment }) => moment === given.moment)
    const known = given.part === null || report?.parts.some(({ name }) => name === given.part)
    if (!report || !known) throw new NotFound()
    if (isOver(loan.state)) throw new Conflict('photos')
  })
}

/**
 * Adds a photo of a hosting, given with who took it and the consent of those it shows.
 * @throws NotFound; AppError; Invalid without an author; Conflict `photos` when there are enough
 */
export function addHostingPhoto(
  services: Services,
  actor: Actor,
  given: Omit<NewPhoto, 'part'> & { id: string },
  now: Date,
): Promise<void> {
  return add(services, actor, { ...given, moment: 'hosting', part: null }, now, async (_tx, _loan, sides) => {
    authorise(canTellHosting, actor, sides)
    if (!given.credit) throw new Invalid([{ field: 'credit', message: 'credit' }])
  })
}

async function add(
  { db, files }: Services,
  actor: Actor,
  given: NewPhoto & { id: string; moment: ReportMoment | 'hosting' },
  now: Date,
  check: (
    tx: Tx,
    loan: Loan,
    sides: { holderId: string | null; organisationId: string | null },
  ) => Promise<void>,
): Promise<void> {
  class Known extends Error {}
  const { key, id, moment, part, credit } = given
  try {
    await storePhoto(files, given.photo, (writeFileRow) =>
      inTransaction(db, async (tx) => {
        const { loan, tool } = await lockBoth(tx, id)
        const sides = { holderId: tool.holder?.id ?? null, organisationId: loan.borrower?.id ?? null }
        await check(tx, loan, sides)
        const there = await tx
          .selectFrom('loan_photo')
          .where('loan_id', '=', id)
          .where('moment', '=', moment)
          .select('id')
          .execute()
        if (there.some((photo) => photo.id === key)) throw new Known()
        if (there.length >= mostPhotos) throw new Conflict('photos')
        const file_id = await writeFileRow(tx, personId(actor), now)
        await tx
          .insertInto('loan_photo')
          .values({ id: key, loan_id: id, moment, part, credit, file_id, created_at: now })
          .execute()
        const entry = {
          action: 'loan.photo',
          object: { kind: 'tool', id: tool.id },
          organisationId: tool.holder?.id ?? null,
          changes: { title: tool.titleFr, loan: id, moment, ...(part && { part }) },
        }
        await writeJournal(tx, actor, [entry], now)
      }),
    )
  } catch (error) {
    // Its file goes with it: the first one stands.
    if (!(error instanceof Known)) throw error
  }
}

/** Erases the photos of loans that name nobody any more, rows then files. @returns how many */
export async function eraseLoanPhotos({ db, files }: Services): Promise<number> {
  const gone = await inTransaction(db, async (tx) => {
    const rows = await tx
      .deleteFrom('loan_photo')
      .where('loan_id', 'in', (e) => e.selectFrom('loan').where('erased_at', 'is not', null).select('id'))
      .returning('file_id')
      .execute()
    return rows.length > 0
      ? forgetFiles(
          tx,
          rows.map(({ file_id }) => file_id),
        )
      : []
  })
  for (const file of gone) await removePhotoFiles(files, file)
  return gone.length
}
