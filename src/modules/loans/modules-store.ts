import { type RawBuilder, sql } from 'kysely'
import { moduleNames, numbersOf, type ToolModule } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Loan } from './model.ts'

const named = (modules: RawBuilder<unknown>) => sql<
  ToolModule[] | null
>`CASE WHEN NOT upper_inf(${modules}) THEN (
  SELECT coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'name', m.name) ORDER BY m.number), '[]')
  FROM tool_module m WHERE m.tool_id = l.tool_id AND ${modules} @> m.number::int) END`

/** The modules that the loan `l` is of, with their names; null when it is of the whole tool. */
export const modulesOfLoan = named(sql`l.modules`)

/** What the loan `l` asked for while other modules are offered; null when it is that very thing. */
export const askedForOfLoan = sql<
  Loan['askedFor']
>`CASE WHEN l.asked_modules IS NOT NULL THEN jsonb_build_object('modules', ${named(sql`l.asked_modules`)}) END`

/** The same as one text for people. */
export const modulesSaid = moduleNames(sql`l.tool_id`, sql`l.modules`)

/** The modules that are lent one without the other of a tool, in the order of their numbers; none when it is lent whole. */
export async function modulesApart(db: Database, toolId: string): Promise<ToolModule[]> {
  const { rows } = await sql<ToolModule>`
    SELECT m.number, m.name FROM tool t JOIN tool_module m ON m.tool_id = t.id
    WHERE t.id = ${toolId} AND t.modules_apart
      AND EXISTS (SELECT FROM tool_part p WHERE p.tool_id = t.id AND p.module_number = m.number) ORDER BY m.number`.execute(
    db,
  )
  return rows
}

/** The modules of a copy that are not lent until they are mended. */
export async function brokenModules(db: Database, copyId: string): Promise<number[]> {
  const { rows } = await sql<{ broken: number[] | null }>`
    SELECT ${numbersOf(sql`c.broken_modules`)} AS broken FROM tool_copy c WHERE c.id = ${copyId}`.execute(db)
  return rows[0]?.broken ?? []
}
