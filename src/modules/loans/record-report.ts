import type { Actor } from '#platform/access/actor.ts'
import type { Database } from '#platform/db/connect.ts'
import { Conflict } from '#platform/errors.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import { askHosting } from './ask-hosting.ts'
import { fieldMessages } from './messages/index.ts'
import { moveLoan } from './move-loan.ts'
import { canActOnLoan } from './policy.ts'
import type { ReportMoment } from './report-model.ts'
import { isReportKnown } from './report-store.ts'
import { type SeenReport, writeReport } from './write-report.ts'

const acts = { departure: 'hand-over', return: 'return' } as const

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
    await moveLoan(db, actor, { id, act: acts[moment], can: canActOnLoan }, now, async (tx, move) => {
      const faults = await writeReport(tx, actor, move, moment, { ...report, lang })
      const incident = moment === 'return' && (faults.length > 0 || report.condition === 'damaged')
      if (moment === 'return') await askHosting(tx, move.loan, now)
      return {
        ...(incident && { set: { incident } }),
        more: (reader) => fieldMessages[reader].mail.faults(faults),
      }
    })
    return true
  } catch (error) {
    // The answer to a first sending was lost: it was taken.
    if (error instanceof Conflict && (await isReportKnown(db, id, report.key))) return false
    throw error
  }
}
