import { writeJournal } from '#modules/journal/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type FieldError, Invalid, NotFound } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { moneyMessages } from '../messages/paper.ts'
import { canLend } from '../policy.ts'
import { knownMentions, longestMention, readRate, type Vat, type VatForm } from './vat-model.ts'
import { vatOf } from './vat-store.ts'

/**
 * Says how an organisation that lends stands with VAT. Documents to come say it; those already given out keep what they say.
 * @throws AppError; NotFound; Invalid `vat`, `mention` or `rate`
 */
export async function sayVat(
  db: Database,
  actor: Actor,
  { organisationId, form, lang }: { organisationId: string; form: VatForm; lang: Lang },
  now: Date,
): Promise<void> {
  authorise(canLend, actor, { holderId: organisationId })
  const vat = readVat(form, lang)
  await inTransaction(db, async (tx) => {
    const organisation = await tx
      .selectFrom('organisation')
      .where('id', '=', organisationId)
      .select('id')
      .forUpdate()
      .executeTakeFirst()
    if (!organisation) throw new NotFound()
    const before = await vatOf(tx, organisationId)
    if (before?.mention === vat?.mention && before?.rate === vat?.rate) return
    if (vat) {
      const row = { ...vat, said_at: now }
      await tx
        .insertInto('lender_vat')
        .values({ organisation_id: organisationId, ...row })
        .onConflict((on) => on.column('organisation_id').doUpdateSet(row))
        .execute()
    } else await tx.deleteFrom('lender_vat').where('organisation_id', '=', organisationId).execute()
    const object = { kind: 'organisation', id: organisationId }
    const changes = { vat: { from: before, to: vat } }
    await writeJournal(tx, actor, [{ action: 'loan.vat', object, organisationId, changes }], now)
  })
}

/** @throws Invalid */
function readVat({ vat, mention, rate }: VatForm, lang: Lang): Vat | null {
  const t = moneyMessages[lang].vat.errors
  const refuse = (field: keyof VatForm, message: string): FieldError[] => [{ field, message }]
  if (vat === 'unsaid') return null
  if (vat === 'rate') {
    const read = readRate(rate)
    if (read === undefined) throw new Invalid(refuse('rate', t.rate))
    return { mention: null, rate: read }
  }
  if (vat === 'other') {
    if (!mention) throw new Invalid(refuse('mention', t.mention))
    if (mention.length > longestMention) throw new Invalid(refuse('mention', t.long(longestMention)))
    return { mention, rate: null }
  }
  if (!Object.hasOwn(knownMentions, vat)) throw new Invalid(refuse('vat', t.choose))
  return { mention: knownMentions[vat as keyof typeof knownMentions], rate: null }
}
