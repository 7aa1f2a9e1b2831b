import { sql } from 'kysely'
import { type Modules, multirangeOf, partsOfModules, type ToolSheet } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import { type Loan, numbersIn } from './model.ts'
import {
  type Fault,
  type LoanPhoto,
  namedApart,
  type PartToCount,
  partsComingBack,
  partsHandedOn,
  partsLeaving,
  type Report,
  type ReportMoment,
} from './report-model.ts'

/** What was seen of a loan's copy, in the order of its moments. */
export async function reportsOf(db: Database, loanId: string): Promise<Report[]> {
  const { rows } = await sql<Report>`
    SELECT r.id, r.moment, r.condition, r.words, r.side, nullif(p.name, '') AS who, r.other_name AS "otherName", r.seen_at AS "seenAt",
      r.written_at AS "writtenAt", r.confirmed_at AS "confirmedAt", nullif(q.name, '') AS "confirmedBy", r.confirmed_words AS "confirmedWords",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('partId', x.part_id, 'name', x.name, 'expected', x.expected, 'found', x.found, 'damaged', x.damaged,
          'note', x.note) ORDER BY x.rank), '[]') FROM loan_part x WHERE x.loan_id = r.loan_id AND x.moment = r.moment) AS parts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'part', x.part, 'credit', x.credit, 'width', f.width, 'height', f.height,
          'widths', f.widths) ORDER BY x.created_at, x.id), '[]')
        FROM loan_photo x JOIN stored_file f ON f.id = x.file_id WHERE x.loan_id = r.loan_id AND x.moment = r.moment) AS photos
    FROM loan_report r LEFT JOIN person p ON p.id = r.person_id LEFT JOIN person q ON q.id = r.confirmed_by
    WHERE r.loan_id = ${loanId} ORDER BY r.moment`.execute(db)
  return rows
}

/** Whether a page was taken already: it is sent again when its answer was lost. */
export async function isReportKnown(db: Database, loanId: string, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('loan_report')
    .where('id', '=', key)
    .where('loan_id', '=', loanId)
    .select('id')
    .executeTakeFirst()
  return row !== undefined
}

/** What the open incidents of a copy say of the parts of some modules. */
async function knownFaults(db: Database, copyId: string, modules: Modules): Promise<Fault[]> {
  const { rows } = await sql<Fault>`
    SELECT p.part_id AS "partId", p.name, p.missing, p.damaged FROM incident_part p JOIN copy_incident i ON i.id = p.incident_id
    WHERE i.copy_id = ${copyId} AND i.closed_at IS NULL AND i.modules && ${multirangeOf(modules)}::int4multirange`.execute(
    db,
  )
  return rows
}

/** What was told of the parts of a copy while it was out for a loan. */
async function faultsMeanwhile(db: Database, loanId: string): Promise<Fault[]> {
  const { rows } = await sql<Fault>`
    SELECT p.part_id AS "partId", p.name, p.missing, p.damaged FROM incident_part p JOIN copy_incident i ON i.id = p.incident_id
    WHERE i.loan_id = ${loanId} AND i.moment = 'loan'`.execute(db)
  return rows
}

/**
 * The parts to count at a moment of a loan, with what should be there: at the return, what left; at the departure, the parts of the tool, or of the modules lent, but for what is
 * known to lack, or, of a copy that comes straight from another host, what was counted there.
 */
export async function partsToCount(
  db: Database,
  loan: Pick<Loan, 'id' | 'copy' | 'modules'>,
  tool: Pick<ToolSheet, 'parts'>,
  moment: ReportMoment,
): Promise<PartToCount[]> {
  const reports = await reportsOf(db, loan.id)
  const left = reports.find((report) => report.moment === 'departure')
  if (moment === 'return' && left) return partsComingBack(left.parts, await faultsMeanwhile(db, loan.id))
  const modules = numbersIn(loan)
  const known = loan.copy ? await knownFaults(db, loan.copy.id, modules) : []
  const leaving = partsLeaving(partsOfModules(namedApart(tool.parts), modules), known)
  if (moment === 'return') return leaving
  const before = await handedOnFrom(db, loan.id)
  return before ? partsHandedOn(leaving, before.parts) : leaving
}

/** What was counted by the host a copy comes straight from, once it was; `undefined` otherwise. */
export async function handedOnFrom(db: Database, loanId: string): Promise<Report | undefined> {
  const row = await db.selectFrom('loan').where('id', '=', loanId).select('direct_from_id').executeTakeFirst()
  if (!row?.direct_from_id) return undefined
  return (await reportsOf(db, row.direct_from_id)).find(({ moment }) => moment === 'return')
}

/** Where a photo's files are, and whose loan it is of: `next` is who gets the copy straight from there. */
export async function loanPhotoFile(
  db: Database,
  id: string,
): Promise<
  | {
      fileId: string
      widths: number[]
      holderId: string | null
      organisationId: string | null
      nextId: string | null
    }
  | undefined
> {
  const { rows } = await sql<{
    fileId: string
    widths: number[]
    holderId: string | null
    organisationId: string | null
    nextId: string | null
  }>`
    SELECT p.file_id AS "fileId", f.widths, t.holder_id AS "holderId", l.organisation_id AS "organisationId",
      CASE WHEN p.moment = 'return' THEN n.organisation_id END AS "nextId"
    FROM loan_photo p JOIN stored_file f ON f.id = p.file_id JOIN loan l ON l.id = p.loan_id JOIN tool t ON t.id = l.tool_id
    LEFT JOIN loan n ON n.direct_from_id = l.id WHERE p.id = ${id}`.execute(db)
  return rows[0]
}

/** The photos of a hosting. */
export async function hostingPhotos(db: Database, loanId: string): Promise<LoanPhoto[]> {
  const { rows } = await sql<LoanPhoto>`
    SELECT x.id, x.part, x.credit, f.width, f.height, f.widths FROM loan_photo x JOIN stored_file f ON f.id = x.file_id
    WHERE x.loan_id = ${loanId} AND x.moment = 'hosting' ORDER BY x.created_at, x.id`.execute(db)
  return rows
}
