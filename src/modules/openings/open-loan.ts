import { saveEvent, writeEvent } from '#modules/agenda/index.ts'
import { canBorrow, canSeeLoan, readLoan } from '#modules/loans/index.ts'
import { toolsById } from '#modules/tools/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { Conflict, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { messages } from './messages/index.ts'
import { checkOpening, eventOfOpening, mayOpen, type OpeningForm } from './opening-form.ts'
import { hostPlaceOf, openingOf, writeOpening } from './opening-store.ts'

/**
 * Announces in the agenda, in the name of who borrows, that a loan opens to the public. The agenda's rules hold: published at once, or looked at first.
 * A loan of an invented tool has an invented event.
 * @throws NotFound, also of a loan of others; AppError unauthenticated or forbidden; Invalid, its fields named as in the form; Conflict when it has its event, or is no
 *   promise yet or any more
 */
export async function openLoan(
  db: Database,
  actor: Actor,
  { id, form, lang }: { id: string; form: OpeningForm; lang: Lang },
  now: Date,
): Promise<{ slug: string }> {
  return inTransaction(db, async (tx) => {
    await tx.selectFrom('loan').where('id', '=', id).select('id').forUpdate().executeTakeFirst()
    const loan = await readLoan(tx, id)
    const borrower = { organisationId: loan?.borrower?.id ?? null, demo: loan?.borrower?.demo ?? false }
    if (!loan || !canSeeLoan(actor, { holderId: loan.holder?.id ?? null, ...borrower })) throw new NotFound()
    authorise(canBorrow, actor, borrower)
    if (!mayOpen(loan.state) || !loan.borrower) throw new Conflict('state')
    if (await openingOf(tx, id)) throw new Conflict('opened')
    const checked = checkOpening(lang, form, loan.span)
    if ('errors' in checked) throw new Invalid(checked.errors)
    const [tool] = await toolsById(tx, [loan.tool.id])
    const place = await hostPlaceOf(tx, id)
    if (!tool || !place?.commune)
      throw new Invalid([{ field: 'date0', message: messages[lang].errors.place }])
    const input = eventOfOpening(tool, place, checked)
    const event = loan.demo
      ? await writeEvent(
          tx,
          { ...input, organiserName: `${loan.borrower.name} (exemple)` },
          { state: 'published', demo: true },
          now,
        )
      : await saveEvent(tx, actor, { organiserId: loan.borrower.id, input, act: 'submit', lang }, now)
    await writeOpening(tx, id, event.id, now)
    return { slug: event.slug }
  })
}
