import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { numbersOf } from './lending-store.ts'
import type { CopyPeriod, Day, Span, ToolCopy } from './model.ts'
import { type Modules, multirangeOf } from './modules-model.ts'

/** The names of the modules of a multirange, in the order of their numbers; null when it is everything. */
export const moduleNames = (toolId: RawBuilder<unknown>, modules: RawBuilder<unknown>) =>
  sql<
    string | null
  >`CASE WHEN NOT upper_inf(${modules}) THEN (SELECT string_agg(m.name, ', ' ORDER BY m.number)
    FROM tool_module m WHERE m.tool_id = ${toolId} AND ${modules} @> m.number::int) END`

/** The copies of a tool by code, each with its periods that end on a day or later, in order. */
export async function listCopies(db: Database, toolId: string, since: Day): Promise<ToolCopy[]> {
  const { rows } = await sql<ToolCopy>`
    SELECT c.id, c.code, c.state, c.purchased_on::text AS "purchasedOn", c.purchase_cents / 100.0::float8 AS "purchaseValue",
      c.insurance_cents / 100.0::float8 AS "insuranceValue", c.note, c.version, ${numbersOf(sql`c.broken_modules`)} AS "brokenModules",
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name) END AS organisation,
      CASE WHEN g.code IS NOT NULL THEN jsonb_build_object('code', g.code, 'name', g.name) END AS commune,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'from', lower(p.during), 'to', upper(p.during) - 1,
          'kind', p.kind, 'modules', ${moduleNames(sql`c.tool_id`, sql`p.modules`)}, 'note', p.note) ORDER BY lower(p.during), p.id), '[]')
        FROM copy_period p WHERE p.copy_id = c.id AND p.during && daterange(${since}::date, NULL)) AS periods
    FROM tool_copy c LEFT JOIN organisation o ON o.id = c.organisation_id
    LEFT JOIN territory g ON g.kind = 'commune' AND g.code = c.commune
    WHERE c.tool_id = ${toolId} ORDER BY c.state = 'retired', c.code`.execute(db)
  return rows
}

/** What already takes a copy, or one of some of its modules, on some days, the first of it; `undefined` when nothing does. */
export async function periodMeeting(
  db: Database,
  copyId: string,
  { from, to }: Span,
  modules: Modules,
): Promise<CopyPeriod | undefined> {
  const { rows } = await sql<CopyPeriod>`
    SELECT p.id, lower(p.during)::text AS from, (upper(p.during) - 1)::text AS to, p.kind, ${moduleNames(sql`c.tool_id`, sql`p.modules`)} AS modules, p.note
    FROM copy_period p JOIN tool_copy c ON c.id = p.copy_id
    WHERE p.copy_id = ${copyId} AND p.during && daterange(${from}::date, ${to}::date, '[]')
      AND p.modules && ${multirangeOf(modules)}::int4multirange
    ORDER BY lower(p.during) LIMIT 1`.execute(db)
  return rows[0]
}

/** Whether another copy of the same holder bears a code. */
export async function codeIsTaken(
  db: Database,
  toolId: string,
  code: string,
  copyId: string | null,
): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`
    SELECT EXISTS (SELECT FROM tool_copy c JOIN tool t ON t.holder_key = c.holder_key
      WHERE t.id = ${toolId} AND c.code = ${code} AND c.id IS DISTINCT FROM ${copyId}::uuid) AS taken`.execute(
    db,
  )
  return rows[0]?.taken ?? false
}
