import { type Day, isDay, today } from '#modules/tools/index.ts'
import { type Actor, personId } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { AppError, Conflict, type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { storeDocument } from '#platform/files/stored-document.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { moneyMessages } from '../messages/paper.ts'
import { isOver } from '../model.ts'
import { lockBoth } from '../move-loan.ts'
import { canBorrow, sidesOf } from '../policy.ts'
import { tellLoan } from '../tell-loan.ts'

/** What is wrong in what is said of a certificate, field by field. */
export function certificateErrors(
  { insurer, until }: { insurer: string; until: string },
  present: Day,
  lang: Lang,
): FieldError[] {
  const t = moneyMessages[lang].insurance.errors
  return [
    ...(insurer.trim() ? [] : [{ field: 'insurer', message: t.insurer }]),
    ...(!isDay(until)
      ? [{ field: 'insuredUntil', message: t.day }]
      : until < present
        ? [{ field: 'insuredUntil', message: t.past }]
        : []),
  ]
}

/**
 * Keeps a certificate of insurance of who borrows: it is good for all their loans until it expires, and what was said of their missing one may be
 * said again.
 * @param given `pdf` was checked, `until` is the last day it covers
 * @throws NotFound; AppError; Invalid; Conflict when the loan is over
 */
export async function sendCertificate(
  { db, files }: { db: Database; files: FileStore },
  actor: Actor,
  given: { id: string; pdf: Uint8Array; insurer: string; until: string; lang: Lang },
  now: Date,
): Promise<void> {
  if (actor.kind === 'visitor') throw new AppError('unauthenticated')
  const errors = certificateErrors(given, today(now), given.lang)
  if (errors.length > 0) throw new Invalid(errors)
  const file = { name: `assurance-${given.id.slice(0, 8)}.pdf`, content: given.pdf }
  await storeDocument(files, file, (writeRow) =>
    inTransaction(db, async (tx) => {
      const { loan } = await lockBoth(tx, given.id)
      const organisationId = loan.borrower?.id ?? null
      if (sidesOf(actor, { holderId: loan.holder?.id ?? null, organisationId }).length === 0)
        throw new NotFound()
      authorise(canBorrow, actor, { organisationId })
      if (isOver(loan.state) || organisationId === null)
        throw new Conflict(`insurance of a loan ${loan.state}`)
      const { id: file_id, sha256 } = await writeRow(tx, personId(actor), now)
      await tx
        .insertInto('insurance_certificate')
        .values({
          organisation_id: organisationId,
          file_id,
          sha256,
          insurer: given.insurer.trim().slice(0, 200),
          expires_on: given.until,
          sent_by: personId(actor),
          sent_at: now,
        })
        .execute()
      await tx
        .updateTable('loan')
        .where('organisation_id', '=', organisationId)
        .where('insurance_told_at', 'is not', null)
        .set({ insurance_told_at: null })
        .execute()
      await tellLoan(tx, actor, { loan, act: 'insured', side: 'borrower' }, now)
    }),
  )
}
