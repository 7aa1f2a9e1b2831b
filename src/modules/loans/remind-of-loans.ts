import { sql } from 'kysely'
import { today } from '#modules/tools/index.ts'
import { type Database, inTransaction } from '#platform/db/connect.ts'
import { askHosting } from './ask-hosting.ts'
import { hostingReminder } from './hosting-model.ts'
import { takeNotice } from './incident-store.ts'
import { lockLoan } from './loan-store.ts'
import { dueNotice, noticeDays } from './notices-model.ts'
import { tellLoan } from './tell-loan.ts'

const job = { kind: 'system', origin: 'job' } as const

/**
 * Reminds both sides of loans that begin or end soon, and of those that are late; then those who hosted one of its figures. Each reminder is written once, in the
 * transaction that takes it, whoever runs at the same moment. @returns how many reminders were written
 */
export async function remindOfLoans(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  const present = today(now)
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM loan WHERE (state IN ('approved', 'signed') AND lower(during) BETWEEN ${present}::date AND ${present}::date + ${noticeDays.start}::int)
      OR (state = 'handed_over' AND upper(during) - 1 <= ${present}::date + ${noticeDays.end}::int)
    ORDER BY turn`.execute(db)
  let reminded = 0
  for (const { id } of rows) {
    if (signal?.aborted) return reminded
    const written = await inTransaction(db, async (tx) => {
      const loan = await lockLoan(tx, id)
      const due = loan && dueNotice(loan, present)
      if (!due || !(await takeNotice(tx, { loanId: id, ...due }, now))) return false
      await tellLoan(tx, job, { loan, act: due.kind, side: 'job' }, now)
      return true
    })
    if (written) reminded++
  }
  for (const id of await hostingsToRemind(db, now)) {
    if (signal?.aborted) return reminded
    const written = await inTransaction(db, async (tx) => {
      const loan = await lockLoan(tx, id)
      return loan ? askHosting(tx, loan, now, 'reminded') : false
    })
    if (written) reminded++
  }
  return reminded
}

/** The loans whose figures were asked for a while ago, and not given. */
async function hostingsToRemind(db: Database, now: Date): Promise<string[]> {
  const { after, until } = hostingReminder
  const { rows } = await sql<{ id: string }>`
    SELECT n.loan_id AS id FROM loan_notice n
    WHERE n.kind = 'hosting' AND n.about = 'asked' AND n.at <= ${now}::timestamptz - make_interval(days => ${after})
      AND n.at > ${now}::timestamptz - make_interval(days => ${until})
      AND NOT EXISTS (SELECT FROM loan_hosting h WHERE h.loan_id = n.loan_id)
      AND NOT EXISTS (SELECT FROM loan_notice m WHERE m.loan_id = n.loan_id AND m.kind = 'hosting' AND m.about = 'reminded')
    ORDER BY n.at, n.loan_id`.execute(db)
  return rows.map(({ id }) => id)
}
