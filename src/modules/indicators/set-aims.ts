import { writeJournal } from '#modules/journal/index.ts'
import { moveIndicators } from '#modules/territories/index.ts'
import type { Actor } from '#platform/access/actor.ts'
import { authorise } from '#platform/access/permission.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { type FieldError, Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { findIndicator } from './get-indicator.ts'
import { careMessages } from './messages/index.ts'
import { canEditIndicators } from './policy.ts'

/** The texts of the form: a target and its year, the limits of the classes, why. */
export const aimTexts = ['aim', 'aimYear', 'thresholds', 'aimNote'] as const
export type AimsTyped = Record<(typeof aimTexts)[number], string>

const mostLimits = 3

/**
 * Sets what an indicator aims at, and the limits of the classes of its map; nothing typed takes them away. Why is kept in the journal.
 * @throws Invalid in the language of the person, NotFound
 */
export async function setAims(
  db: Database,
  actor: Actor,
  code: string,
  { typed, lang }: { typed: AimsTyped; lang: Lang },
  now: Date,
): Promise<void> {
  authorise(canEditIndicators, actor, undefined)
  const t = careMessages[lang].errors
  const errors: FieldError[] = []
  const target = numberIn(typed.aim)
  const year = numberIn(typed.aimYear)
  const limits = typed.thresholds
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
    .map(numberIn)
  if ((target === null) !== (year === null) || Number.isNaN(target))
    errors.push({ field: 'aim', message: t.target })
  else if (year !== null && !(Number.isInteger(year) && year >= 1900 && year <= 2200))
    errors.push({ field: 'aimYear', message: t.year })
  const rising = limits.every(
    (each, at) => each !== null && Number.isFinite(each) && (at === 0 || each > (limits[at - 1] ?? each)),
  )
  if (limits.length > mostLimits || !rising) errors.push({ field: 'thresholds', message: t.thresholds })
  if (typed.aimNote === '') errors.push({ field: 'aimNote', message: t.reason })
  if (errors.length > 0) throw new Invalid(errors)
  await inTransaction(db, async (tx) => {
    const before = await findIndicator(tx, code)
    const thresholds = limits.map(Number)
    await tx
      .updateTable('indicator')
      .where('code', '=', code)
      .set({ target, target_year: year, thresholds })
      .execute()
    await moveIndicators(tx)
    const changes = {
      target: { from: before.target, to: target },
      targetYear: { from: before.targetYear, to: year },
      thresholds: { from: before.thresholds.join(' ; '), to: thresholds.join(' ; ') },
      note: typed.aimNote,
    }
    await writeJournal(
      tx,
      actor,
      [{ action: 'indicator.aim', object: { kind: 'indicator', id: code }, changes }],
      now,
    )
  })
}

/** A number as people type it; null for nothing, NaN for what is none. */
function numberIn(text: string): number | null {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.')
  return plain === '' ? null : Number(plain)
}
