import { lockTool } from '#modules/tools/index.ts'
import { type Database, inTransaction, type Tx } from '#platform/db/connect.ts'
import type { Lang } from '#platform/i18n/lang.ts'
import type { MailPart } from '#platform/mail/mail.ts'
import { alternativesTo } from './alternatives.ts'
import { incidentsToTell, loansWaitingFor, readIncident, takeNotice } from './incident-store.ts'
import { readLoan } from './loan-store.ts'
import { fieldMessages, messages } from './messages/index.ts'
import { type Busy, type Loan, numbersIn } from './model.ts'
import { tellLoan } from './tell-loan.ts'

const job = { kind: 'system', origin: 'job' } as const

/**
 * Tells both sides of each loan that waits for a broken copy, once, with what can be had instead. The tool is locked by the caller.
 * @returns how many loans were told
 */
export async function tellHeldUp(tx: Tx, incidentId: string, now: Date): Promise<number> {
  const incident = await readIncident(tx, incidentId)
  if (!incident || incident.closedAt || incident.blocks !== 'copy') return 0
  let told = 0
  for (const loanId of await loansWaitingFor(tx, incident.copy.id, incident.modules)) {
    if (!(await takeNotice(tx, { loanId, kind: 'incident', about: incident.id }, now))) continue
    const loan = await readLoan(tx, loanId)
    if (!loan) continue
    const instead = await insteadOf(tx, loan, now)
    const more = (lang: Lang) => insteadInWords(lang, instead)
    await tellLoan(tx, job, { loan, act: 'held-up', side: 'job', more }, now)
    told++
  }
  return told
}

/** What can be had instead, as a mail says it. */
function insteadInWords(lang: Lang, { copies, modules, dates, similar }: Busy): MailPart[] {
  const t = fieldMessages[lang].mail
  const { busy, days } = messages[lang]
  const lines = [
    ...(copies.length > 0 ? [busy.copies(copies.join(', '))] : []),
    ...(modules.length > 0 ? [busy.modules(modules.join(', '))] : []),
    ...(dates ? [busy.dates(days(dates.from, dates.to))] : []),
    ...(similar.length > 0
      ? [
          `${busy.similar} ${similar.map((tool) => (lang === 'en' && tool.titleEn) || tool.titleFr).join(', ')}.`,
        ]
      : []),
  ]
  return lines.length > 0 ? [t.instead, { list: lines }] : [t.nothingInstead]
}

/** What can be had instead of a copy that broke, for a loan that waits for it. */
export const insteadOf = (db: Database, loan: Loan, now: Date): Promise<Busy> =>
  alternativesTo(db, loan.tool, { span: loan.offer ?? loan.span, modules: numbersIn(loan) }, now)

/** Tells what was not told yet: a loan that came to wait after the copy broke. One transaction an incident. @returns how many loans were told */
export async function tellIncidents(db: Database, now: Date, signal?: AbortSignal): Promise<number> {
  let told = 0
  for (const { id, slug } of await incidentsToTell(db)) {
    if (signal?.aborted) break
    told += await inTransaction(db, async (tx) => ((await lockTool(tx, slug)) ? tellHeldUp(tx, id, now) : 0))
  }
  return told
}
