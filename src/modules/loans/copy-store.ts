import { sql } from 'kysely'
import type { CopyState, Span } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { LoanState } from './model.ts'
import { modulesSaid } from './modules-store.ts'

/** A copy, of which tool, held by whom. */
export type FoundCopy = {
  id: string
  code: string
  toolId: string
  state: CopyState
  slug: string
  titleFr: string
  titleEn: string | null
  published: boolean
  holderId: string | null
  holder: string | null
}

/** A loan in the life of a copy. */
export type LoanOfCopy = {
  id: string
  state: LoanState
  span: Span
  /** Names of the modules it is of; null: all of it. */
  modules: string | null
  borrowerId: string | null
  borrower: string | null
  incident: boolean
}

/** A copy by its id; `undefined` when there is none. */
export async function findCopy(db: Database, id: string): Promise<FoundCopy | undefined> {
  const { rows } = await sql<FoundCopy>`
    SELECT c.id, c.code, c.tool_id AS "toolId", c.state, t.slug, t.title_fr AS "titleFr", t.title_en AS "titleEn", t.state = 'published' AS published,
      t.holder_id AS "holderId", h.name AS holder
    FROM tool_copy c JOIN tool t ON t.id = c.tool_id LEFT JOIN organisation h ON h.id = t.holder_id WHERE c.id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** The loans a copy, or modules of it, are out for; none when all of it is at its holder's. */
export async function loansOut(db: Database, copyId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('loan')
    .where('copy_id', '=', copyId)
    .where('state', '=', 'handed_over')
    .select('id')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The loans that hold a copy: the one it is out for first, then the one it came back from, then those to come in order. */
export async function loansHolding(db: Database, copyId: string): Promise<LoanOfCopy[]> {
  const { rows } = await sql<LoanOfCopy>`
    SELECT l.id, l.state, jsonb_build_object('from', lower(l.during), 'to', upper(l.during) - 1) AS span, ${modulesSaid} AS modules, o.id AS "borrowerId",
      o.name AS borrower, l.incident
    FROM loan l LEFT JOIN organisation o ON o.id = l.organisation_id
    WHERE l.copy_id = ${copyId} AND l.state IN ('approved', 'signed', 'handed_over', 'returned')
    ORDER BY l.state = 'handed_over' DESC, l.state = 'returned' DESC, lower(l.during), l.id`.execute(db)
  return rows
}

/** The loans of a copy that are over, the latest first. */
export async function pastLoans(db: Database, copyId: string, limit: number): Promise<LoanOfCopy[]> {
  const { rows } = await sql<LoanOfCopy>`
    SELECT l.id, l.state, jsonb_build_object('from', lower(l.during), 'to', upper(l.during) - 1) AS span, ${modulesSaid} AS modules, o.id AS "borrowerId",
      o.name AS borrower, l.incident
    FROM loan l LEFT JOIN organisation o ON o.id = l.organisation_id
    WHERE l.copy_id = ${copyId} AND l.state = 'closed' ORDER BY lower(l.during) DESC, l.id LIMIT ${limit}`.execute(
    db,
  )
  return rows
}
