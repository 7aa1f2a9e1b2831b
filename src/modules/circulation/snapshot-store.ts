import { sql } from 'kysely'
import { modulesOfLoan } from '#modules/loans/index.ts'
import { type Day, numbersOf, type Span } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'
import {
  type CopyThen,
  mostRequests,
  type PlannableTool,
  type RequestThen,
  type Snapshot,
  type TerritoryThen,
  type ToolThen,
} from './model.ts'

/** Requests that wait for an answer, seen from a day; one whose first day came expires. */
const waits = (day: Day) => sql`l.state = 'requested' AND lower(l.during) > ${day}::date`
/** How many tools a person chooses among. */
const mostTools = 200
/** Years of loans that say what a territory received already. */
const receivedYears = 2

/** The tools that somebody asks for, of some organisations (null: of all), those asked for most first. */
export async function listPlannable(
  db: Database,
  organisations: string[] | null,
  day: Day,
): Promise<PlannableTool[]> {
  const { rows } = await sql<PlannableTool>`
    SELECT t.slug, t.title_fr AS title, o.name AS holder, count(*)::int AS requests,
      (SELECT count(*)::int FROM tool_copy c WHERE c.tool_id = t.id AND c.state IN ('good', 'worn')) AS copies
    FROM loan l JOIN tool t ON t.id = l.tool_id JOIN organisation o ON o.id = t.holder_id
    WHERE ${waits(day)} AND t.state = 'published'
      AND ${organisations === null ? sql`true` : sql`t.holder_id = ANY(${organisations}::uuid[])`}
    GROUP BY t.id, o.name ORDER BY count(*) DESC, t.title_fr, t.id LIMIT ${mostTools}`.execute(db)
  return rows
}

/** Published tools by slug, with who holds them. */
export async function plannedTools(
  db: Database,
  slugs: string[],
): Promise<(Omit<ToolThen, 'closures'> & { holderId: string | null })[]> {
  const { rows } = await sql<Omit<ToolThen, 'closures'> & { holderId: string | null }>`
    SELECT t.id, t.slug, t.title_fr AS title, t.buffer_before AS before, t.buffer_after AS after, t.lead_days AS lead, t.demo, t.holder_id AS "holderId",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('number', m.number, 'name', m.name) ORDER BY m.number), '[]') FROM tool_module m WHERE m.tool_id = t.id
        AND t.modules_apart AND EXISTS (SELECT FROM tool_part p WHERE p.tool_id = t.id AND p.module_number = m.number)) AS modules
    FROM tool t WHERE t.slug = ANY(${slugs}) AND t.state = 'published' ORDER BY t.title_fr, t.id`.execute(db)
  return rows
}

/** All a plan is made from, as it stands: the requests for some tools that begin in a period, one more than may be planned when there are too many. */
export async function takeSnapshot(
  db: Database,
  tools: Omit<ToolThen, 'closures'>[],
  period: Span,
  day: Day,
): Promise<Snapshot> {
  const ids = tools.map(({ id }) => id)
  const requests = await requestsFor(db, ids, period, day)
  const closures = await closuresOf(db, ids, day)
  return {
    day,
    tools: tools.map(({ id, slug, title, before, after, lead, demo, modules }) => {
      return { id, slug, title, before, after, lead, demo, modules, closures: closures.get(id) ?? [] }
    }),
    copies: await copiesOf(db, ids, day),
    requests,
    territories: await territoriesOf(
      db,
      ids,
      [...new Set(requests.flatMap((each) => each.territory ?? []))],
      day,
    ),
  }
}

async function requestsFor(db: Database, ids: string[], { from, to }: Span, day: Day) {
  const { rows } = await sql<RequestThen>`
    SELECT l.id, l.version, l.tool_id AS tool, ${modulesOfLoan} AS modules, coalesce(o.name, '') AS borrower, coalesce(l.place_name, there.name, o.name, '') AS place,
      g.name AS commune, CASE WHEN at.point IS NOT NULL THEN jsonb_build_object('lon', at.point[0], 'lat', at.point[1]) END AS point,
      m.code AS territory, jsonb_build_object('from', lower(l.during), 'to', upper(l.during) - 1) AS span,
      l.flexible_days AS flexible, l.waiting
    FROM loan l LEFT JOIN organisation o ON o.id = l.organisation_id
    LEFT JOIN organisation there ON there.id = l.place_organisation_id
    LEFT JOIN place p ON p.organisation_id = there.id AND p.main
    LEFT JOIN territory g ON g.kind = 'commune' AND g.code = coalesce(l.place_commune, p.commune)
    LEFT JOIN territory_membership m ON m.kind = 'epci' AND m.member_kind = 'commune' AND m.member_code = g.code
    CROSS JOIN LATERAL (SELECT coalesce(p.point, g.point) AS point) at
    WHERE l.tool_id = ANY(${ids}::uuid[]) AND ${waits(day)} AND lower(l.during) BETWEEN ${from}::date AND ${to}::date
    ORDER BY lower(l.during), l.turn LIMIT ${mostRequests + 1}`.execute(db)
  return rows
}

async function closuresOf(db: Database, ids: string[], day: Day): Promise<Map<string, Span[]>> {
  const { rows } = await sql<{ tool: string; closures: Span[] }>`
    SELECT tool_id AS tool, jsonb_agg(jsonb_build_object('from', lower(during), 'to', upper(during) - 1) ORDER BY during) AS closures
    FROM tool_closure WHERE tool_id = ANY(${ids}::uuid[]) AND upper(during) > ${day}::date GROUP BY tool_id`.execute(
    db,
  )
  return new Map(rows.map(({ tool, closures }) => [tool, closures]))
}

// A copy lives in its own commune, else where it stands, else with the holder of its tool; so do all its modules.
async function copiesOf(db: Database, ids: string[], day: Day): Promise<CopyThen[]> {
  const { rows } = await sql<CopyThen>`
    SELECT c.id, c.code, c.tool_id AS tool, g.name AS "homeName",
      CASE WHEN at.point IS NOT NULL THEN jsonb_build_object('lon', at.point[0], 'lat', at.point[1]) END AS home,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(x.during), 'to', upper(x.during) - 1, 'modules', ${numbersOf(sql`x.modules`)}) ORDER BY x.during, x.id), '[]')
        FROM copy_period x WHERE x.copy_id = c.id AND upper(x.during) > ${day}::date) AS taken, ${numbersOf(sql`c.broken_modules`)} AS broken
    FROM tool_copy c JOIN tool t ON t.id = c.tool_id
    LEFT JOIN place p ON p.organisation_id = coalesce(c.organisation_id, t.holder_id) AND p.main
    LEFT JOIN territory g ON g.kind = 'commune' AND g.code = coalesce(c.commune, p.commune)
    CROSS JOIN LATERAL (SELECT CASE WHEN c.commune IS NULL THEN coalesce(p.point, g.point) ELSE g.point END AS point) at
    WHERE c.tool_id = ANY(${ids}::uuid[]) AND c.state IN ('good', 'worn') ORDER BY t.title_fr, c.tool_id, c.code`.execute(
    db,
  )
  return rows
}

/** Groups of communes, and the loans of these tools that they received lately. */
async function territoriesOf(
  db: Database,
  ids: string[],
  codes: string[],
  day: Day,
): Promise<TerritoryThen[]> {
  const { rows } = await sql<TerritoryThen>`
    SELECT e.code AS id, e.name, e.population AS inhabitants, (SELECT count(*)::int FROM loan l
      LEFT JOIN place p ON p.organisation_id = l.place_organisation_id AND p.main
      JOIN territory_membership m ON m.kind = 'epci' AND m.code = e.code AND m.member_kind = 'commune'
        AND m.member_code = coalesce(l.place_commune, p.commune)
      WHERE l.tool_id = ANY(${ids}::uuid[]) AND l.state IN ('approved', 'signed', 'handed_over', 'returned', 'closed')
        AND l.created_at > ${day}::date - make_interval(years => ${receivedYears})) AS received
    FROM territory e WHERE e.kind = 'epci' AND e.code = ANY(${codes}) ORDER BY e.code`.execute(db)
  return rows
}

/** How many of some requests changed since they were read, or do not wait any more. */
export async function countChanged(
  db: Database,
  requests: Pick<RequestThen, 'id' | 'version'>[],
): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    SELECT count(*)::int AS changed FROM jsonb_to_recordset(${JSON.stringify(requests.map(({ id, version }) => ({ id, version })))}::jsonb) AS r (id uuid, version integer)
    LEFT JOIN loan l ON l.id = r.id WHERE (l.state = 'requested' AND l.version = r.version) IS NOT TRUE`.execute(
    db,
  )
  return rows[0]?.changed ?? 0
}
