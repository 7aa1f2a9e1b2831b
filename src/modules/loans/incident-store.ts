import { type RawBuilder, sql } from 'kysely'
import { type Modules, moduleNames, multirangeOf, numbersOf } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { HeldUp, Incident } from './incident-model.ts'

const columns = sql`i.id, jsonb_build_object('id', c.id, 'code', c.code) AS copy,
  jsonb_build_object('id', t.id, 'slug', t.slug, 'titleFr', t.title_fr, 'titleEn', t.title_en) AS tool,
  CASE WHEN h.id IS NOT NULL THEN jsonb_build_object('id', h.id, 'name', h.name) END AS holder,
  CASE WHEN l.id IS NOT NULL THEN jsonb_build_object('id', l.id, 'borrowerId', o.id, 'borrower', o.name) END AS loan,
  i.moment, i.blocks, ${numbersOf(sql`i.modules`)} AS modules, ${moduleNames(sql`c.tool_id`, sql`i.modules`)} AS "moduleNames", (SELECT coalesce(jsonb_agg(jsonb_build_object('partId', p.part_id, 'name', p.name, 'missing', p.missing, 'damaged', p.damaged) ORDER BY p.rank), '[]')
    FROM incident_part p WHERE p.incident_id = i.id) AS parts,
  i.words, i.side, nullif(q.name, '') AS who, i.opened_at AS "openedAt",
  jsonb_build_object('from', i.repair_from, 'to', i.repair_to, 'costCents', i.cost_cents, 'payer', i.payer, 'words', i.repair_words) AS repair,
  i.outcome, i.closed_at AS "closedAt", i.version
  FROM copy_incident i JOIN tool_copy c ON c.id = i.copy_id JOIN tool t ON t.id = c.tool_id LEFT JOIN organisation h ON h.id = t.holder_id
  LEFT JOIN loan l ON l.id = i.loan_id LEFT JOIN organisation o ON o.id = l.organisation_id LEFT JOIN person q ON q.id = i.person_id`

async function read(db: Database, rest: RawBuilder<unknown>): Promise<Incident[]> {
  const { rows } = await sql<Incident>`SELECT ${columns} ${rest}`.execute(db)
  return rows
}

/** An incident by its id; `undefined` when there is none. */
export async function readIncident(db: Database, id: string): Promise<Incident | undefined> {
  return (await read(db, sql`WHERE i.id = ${id}`))[0]
}

/** The incidents of a copy, the latest first. */
export const incidentsOfCopy = (db: Database, copyId: string): Promise<Incident[]> =>
  read(db, sql`WHERE i.copy_id = ${copyId} ORDER BY i.opened_at DESC, i.id`)

/** The incidents that happened during a loan. */
export const incidentsOfLoan = (db: Database, loanId: string): Promise<Incident[]> =>
  read(db, sql`WHERE i.loan_id = ${loanId} ORDER BY i.opened_at, i.id`)

// Whether what it keeps is still kept: whoever holds the copy may have put it back.
const keeps = sql`i.closed_at IS NULL AND i.blocks = 'copy'
  AND CASE WHEN upper_inf(i.modules) THEN c.state = 'repair' ELSE i.modules && c.broken_modules END`

/** What keeps some modules of a copy from being lent, the first one; `undefined` when nothing does. */
export async function blockingIncident(
  db: Database,
  copyId: string,
  modules: Modules,
): Promise<Incident | undefined> {
  return (
    await read(
      db,
      sql`WHERE i.copy_id = ${copyId} AND ${keeps} AND i.modules && ${multirangeOf(modules)}::int4multirange ORDER BY i.opened_at, i.id LIMIT 1`,
    )
  )[0]
}

/** Open incidents that keep a copy some loan waits for, which its sides do not know yet: ids with the address of the tool. */
export async function incidentsToTell(db: Database): Promise<{ id: string; slug: string }[]> {
  const { rows } = await sql<{ id: string; slug: string }>`
    SELECT DISTINCT i.id, t.slug FROM copy_incident i JOIN tool_copy c ON c.id = i.copy_id JOIN tool t ON t.id = c.tool_id
    JOIN loan l ON l.copy_id = i.copy_id AND l.state IN ('offered', 'approved', 'signed') AND l.modules && i.modules
    WHERE ${keeps} AND NOT EXISTS (SELECT FROM loan_notice n
      WHERE n.loan_id = l.id AND n.kind = 'incident' AND n.about = i.id::text) ORDER BY i.id`.execute(db)
  return rows
}

/** The loans that hold a copy, or one of some of its modules, and have not begun, in the order of their days. */
export async function loansWaitingFor(db: Database, copyId: string, modules: Modules): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    SELECT id FROM loan WHERE copy_id = ${copyId} AND state IN ('offered', 'approved', 'signed')
      AND modules && ${multirangeOf(modules)}::int4multirange ORDER BY lower(during), id`.execute(db)
  return rows.map(({ id }) => id)
}

/** The loans whose sides were told of an incident. */
export async function heldUpBy(db: Database, incidentId: string): Promise<HeldUp[]> {
  const { rows } = await sql<HeldUp>`
    SELECT l.id, o.name AS borrower, jsonb_build_object('from', lower(l.during), 'to', upper(l.during) - 1) AS span, n.at AS "toldAt"
    FROM loan_notice n JOIN loan l ON l.id = n.loan_id LEFT JOIN organisation o ON o.id = l.organisation_id
    WHERE n.kind = 'incident' AND n.about = ${incidentId} ORDER BY lower(l.during), l.id`.execute(db)
  return rows
}

export const incidentsAPage = 30

const ofHolders = (organisations: string[] | null) =>
  organisations === null ? sql`true` : sql`t.holder_id = ANY(${organisations}::uuid[])`

/** The holders, among some organisations (null: all), of whose copies something broke, by name. */
export async function holdersOfIncidents(
  db: Database,
  organisations: string[] | null,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT o.id, o.name FROM organisation o WHERE o.id IN (
      SELECT t.holder_id FROM copy_incident i JOIN tool_copy c ON c.id = i.copy_id JOIN tool t ON t.id = c.tool_id WHERE ${ofHolders(organisations)})
    ORDER BY o.name, o.id`.execute(db)
  return rows
}

/** The incidents of copies of some organisations (null: of all), of one holder among them when it is not empty, open or closed; a page, the oldest open one first, the latest closed one first. */
export async function listIncidents(
  db: Database,
  question: { organisations: string[] | null; holder: string; open: boolean; words: string; page: number },
): Promise<{ incidents: Incident[]; total: number }> {
  const { open, words, page, holder } = question
  const which = sql`(i.closed_at IS NULL) = ${open} AND ${ofHolders(question.organisations)}
    AND (${holder} = '' OR t.holder_id::text = ${holder})
    AND (${words} = '' OR t.title_folded LIKE '%' || fold(${words}) || '%' OR c.code LIKE '%' || upper(${words}) || '%')`
  const { rows } = await sql<{ total: number }>`
    SELECT count(*)::int AS total FROM copy_incident i JOIN tool_copy c ON c.id = i.copy_id JOIN tool t ON t.id = c.tool_id WHERE ${which}`.execute(
    db,
  )
  const order = open ? sql`i.opened_at, i.id` : sql`i.closed_at DESC, i.id`
  const incidents = await read(
    db,
    sql`WHERE ${which} ORDER BY ${order} LIMIT ${incidentsAPage} OFFSET ${(page - 1) * incidentsAPage}`,
  )
  return { incidents, total: rows[0]?.total ?? 0 }
}

/** Writes that something was told of a loan. @returns false when it was told before */
export async function takeNotice(
  db: Database,
  notice: { loanId: string; kind: 'start' | 'end' | 'overdue' | 'incident' | 'hosting'; about: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('loan_notice')
    .values({ loan_id: notice.loanId, kind: notice.kind, about: notice.about, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What else keeps a copy than one incident: all of it, or which modules. */
export async function keptByOthers(
  db: Database,
  { id, copy }: Pick<Incident, 'id' | 'copy'>,
): Promise<{ whole: boolean; modules: number[] }> {
  const others = await read(db, sql`WHERE i.copy_id = ${copy.id} AND i.id <> ${id} AND ${keeps}`)
  return {
    whole: others.some(({ modules }) => modules === null),
    modules: others.flatMap(({ modules }) => modules ?? []),
  }
}

/** A copy, or modules of it, are lent though incidents of them are open: they go without what these said. */
export async function lendWithout(db: Database, copyId: string, modules: Modules): Promise<void> {
  await db
    .updateTable('copy_incident')
    .where('copy_id', '=', copyId)
    .where('closed_at', 'is', null)
    .where('blocks', '=', 'copy')
    .where(sql<boolean>`modules && ${multirangeOf(modules)}::int4multirange`)
    .set((e) => ({ blocks: 'parts', version: e('version', '+', 1) }))
    .execute()
}
