import { type Actor, personId } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/connect.ts'
import { Invalid } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { modulesHurt } from './incident-model.ts'
import { blockingIncident } from './incident-store.ts'
import { formMessages } from './messages/index.ts'
import { type CountedPart, numbersIn, type Side } from './model.ts'
import type { Move } from './move-loan.ts'
import { openIncident } from './open-incident.ts'
import { areCounts, type Condition, type Fault, faultsSince, type ReportMoment } from './report-model.ts'
import { partsToCount } from './report-store.ts'

/** How many of a part are there, how many of them damaged. */
export type Count = Pick<CountedPart, 'found' | 'damaged' | 'note'>

/** What somebody saw of a copy: each part counted, in order; `names` as their page listed them. */
export type SeenReport = {
  key?: string
  condition: Condition
  counts: Count[]
  names?: string[]
  words: string | null
  otherName: string | null
  seenAt: Date
}

/**
 * Writes what was seen of a copy as it leaves or comes back, in the transaction that moves its loan. What is lost or damaged since it was last counted is
 * an incident: at the return it keeps the copy from being lent, at the departure it goes without.
 * @throws Invalid when the counts make no sense, or are of other parts
 */
export async function writeReport(
  tx: Tx,
  actor: Actor,
  { loan, tool, side, now }: Move,
  moment: ReportMoment,
  { lang, ...seen }: SeenReport & { lang: Lang },
): Promise<Fault[]> {
  const before = await partsToCount(tx, loan, tool, moment)
  const asShown =
    seen.names === undefined || seen.names.join('\n') === before.map(({ name }) => name).join('\n')
  if (!areCounts(seen.counts, before.length) || !asShown) {
    const message = asShown ? formMessages[lang].parts : formMessages[lang].otherParts
    throw new Invalid([{ field: 'parts', message }])
  }
  const by = side as Exclude<Side, 'job'>
  await tx
    .insertInto('loan_report')
    .values({
      ...(seen.key && { id: seen.key }),
      loan_id: loan.id,
      moment,
      condition: seen.condition,
      words: seen.words,
      side: by,
      person_id: personId(actor),
      other_name: seen.otherName,
      seen_at: seen.seenAt,
      written_at: now,
    })
    .execute()
  const parts = before.map(({ partId, name, expected }, place) => ({
    partId,
    name,
    expected,
    found: seen.counts[place]?.found ?? 0,
    damaged: seen.counts[place]?.damaged ?? 0,
    note: seen.counts[place]?.note ?? null,
  }))
  if (parts.length > 0)
    await tx
      .insertInto('loan_part')
      .values(
        parts.map(({ partId, ...part }, rank) => ({
          ...part,
          part_id: partId,
          loan_id: loan.id,
          moment,
          rank,
        })),
      )
      .execute()
  const faults = faultsSince(before, parts)
  const spoilt =
    moment === 'return' &&
    seen.condition === 'damaged' &&
    loan.copy !== null &&
    !(await blockingIncident(tx, loan.copy.id, numbersIn(loan)))
  const broken = faults.length > 0 || spoilt
  if (broken && loan.copy)
    await openIncident(
      tx,
      actor,
      {
        tool,
        copyId: loan.copy.id,
        loanId: loan.id,
        moment,
        blocks: moment === 'return' ? 'copy' : 'parts',
        modules: modulesHurt(tool, faults, numbersIn(loan)),
        faults,
        words: seen.words,
        side: by,
      },
      now,
    )
  return faults
}
