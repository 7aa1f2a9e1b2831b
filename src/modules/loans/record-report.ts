import type { Actor } from '#platform/access/actor.ts'
import type { Database, Tx } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { askHosting } from './ask-hosting.ts'
import { fieldMessages } from './messages/index.ts'
import { type Move, moveLoan, type Outcome, type Which } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'
import type { Condition, ReportMoment } from './report-model.ts'
import { isReportKnown } from './report-store.ts'
import { type Count, type SeenReport, writeReport } from './write-report.ts'

const acts = { departure: 'hand-over', return: 'return' } as const

/** What comes with the counting of a copy that leaves or comes back; `notes` are the report's, `words` the message to the other side. */
export type CountedMove = Which & {
  key?: string
  names?: string[]
  condition?: Condition
  notes?: string | null
  otherName?: string | null
  seenAt?: Date
  words?: string | null
  lang?: Lang
}

/** What a move of a loan does when its copy was counted: its report; at the return, the figures are asked for. */
export const counted =
  (actor: Actor, moment: ReportMoment, given: CountedMove & { counts: Count[] }) =>
  async (tx: Tx, move: Move): Promise<Outcome> => {
    const {
      key,
      names,
      counts,
      condition = 'good',
      notes = null,
      otherName = null,
      seenAt,
      lang = 'fr',
    } = given
    const seen = { key, names, counts, condition, words: notes, otherName, seenAt: seenAt ?? move.now, lang }
    const faults = await writeReport(tx, actor, move, moment, seen)
    const incident = moment === 'return' && (faults.length > 0 || condition === 'damaged')
    if (moment === 'return') await askHosting(tx, move.loan, move.now)
    return {
      ...(incident && { set: { incident } }),
      words: given.words,
      more: (reader) => fieldMessages[reader].mail.faults(faults),
    }
  }

/**
 * Notes that a copy left or came back, with what was seen of it. Sent twice under the same key it counts once; who saw it first stands.
 * @returns whether it was new
 * @throws NotFound; AppError; Invalid when the counts make no sense; Conflict when the loan is not there yet, or is past it
 */
export async function recordReport(
  db: Database,
  actor: Actor,
  given: { id: string; moment: ReportMoment; report: SeenReport & { key: string }; lang: Lang },
  now: Date,
): Promise<boolean> {
  const { id, moment, report, lang } = given
  try {
    const { words: notes, ...seen } = report
    const work = counted(actor, moment, { id, ...seen, notes, lang })
    await moveLoan(db, actor, { id, act: acts[moment], can: canActOnLoan }, now, work)
    return true
  } catch (error) {
    // The answer to a first sending was lost: it was taken.
    if (error instanceof Conflict && (await isReportKnown(db, id, report.key))) return false
    throw error
  }
}
