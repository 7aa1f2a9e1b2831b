import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { CountedTool, ToolHalf } from './usage-model.ts'

const ownedBy = (organisations: readonly string[] | null) =>
  organisations === null ? sql`true` : sql`t.holder_id = ANY(${organisations}::uuid[])`

/** The tools of some organisations (null: of all) for which something was ever asked. */
export async function readCountedTools(
  db: Database,
  organisations: readonly string[] | null,
): Promise<CountedTool[]> {
  const { rows } = await sql<CountedTool>`
    SELECT t.id, t.slug, t.title_fr AS "titleFr", t.title_en AS "titleEn", t.kind, coalesce(o.name, t.holder_name, '') AS holder, t.demo,
      t.state = 'published' AS shown,
      ARRAY(SELECT x.code FROM tool_term x WHERE x.tool_id = t.id AND x.vocabulary = 'theme' ORDER BY x.code) AS themes
    FROM tool t LEFT JOIN organisation o ON o.id = t.holder_id AND o.status = 'published'
    WHERE ${ownedBy(organisations)} AND EXISTS (SELECT FROM loan l WHERE l.tool_id = t.id)`.execute(db)
  return rows
}

/**
 * What was asked and lent of these tools, in halves of years: read from loans, whatever became of the days they took. Deposits are no revenue, nor are payments
 * that were cancelled. Incidents are those told during loans; a loan that ended badly before they were told apart counts one. Visitors are those that hosts told.
 */
export async function readHalves(db: Database, organisations: readonly string[] | null): Promise<ToolHalf[]> {
  const left = sql`FILTER (WHERE l.state IN ('handed_over', 'returned', 'closed'))`
  const { rows } = await sql<ToolHalf>`
    SELECT l.tool_id AS tool, extract(year FROM lower(l.during))::int AS year, extract(month FROM lower(l.during)) >= 9 AS autumn,
      count(*)::int AS requests, count(*) ${left}::int AS lent, coalesce(sum(upper(l.during) - lower(l.during)) ${left}, 0)::int AS days,
      count(*) FILTER (WHERE l.state IN ('offered', 'approved', 'signed'))::int AS ahead,
      count(*) FILTER (WHERE l.state = 'refused')::int AS refused, count(*) FILTER (WHERE l.state = 'expired')::int AS unanswered,
      count(*) FILTER (WHERE l.waiting)::int AS waiting, sum(greatest(l.incident::int, i.told, 0))::int AS incidents,
      coalesce(sum(l.price_cents) ${left}, 0)::float8 / 100 AS euros, count(l.price_cents) ${left}::int AS priced,
      coalesce(sum(m.cents), 0)::float8 / 100 AS received,
      count(h.loan_id) FILTER (WHERE coalesce(h.public, h.pupils) IS NOT NULL)::int AS told,
      coalesce(sum(coalesce(h.public, 0) + coalesce(h.pupils, 0)), 0)::int AS visitors, coalesce(sum(h.pupils), 0)::int AS pupils,
      coalesce(sum(h.children), 0)::int AS children, coalesce(sum(h.teenagers), 0)::int AS teenagers,
      coalesce(sum(h.adults), 0)::int AS adults, coalesce(sum(h.seniors), 0)::int AS seniors,
      count(h.satisfaction)::int AS rated, coalesce(sum(h.satisfaction), 0)::int AS satisfaction
    FROM loan l
    LEFT JOIN (SELECT loan_id, sum(amount_cents) AS cents FROM loan_money WHERE kind = 'payment' AND cancelled_at IS NULL GROUP BY loan_id) m
      ON m.loan_id = l.id
    LEFT JOIN (SELECT loan_id, count(*)::int AS told FROM copy_incident GROUP BY loan_id) i ON i.loan_id = l.id
    LEFT JOIN loan_hosting h ON h.loan_id = l.id
    ${organisations === null ? sql`` : sql`JOIN tool t ON t.id = l.tool_id AND ${ownedBy(organisations)}`}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`.execute(db)
  return rows
}

/** The words of themes and of kinds of tools, by `theme:astronomy`, `type:tool-kit`. */
export async function facetWords(db: Database): Promise<Map<string, { fr: string; en: string }>> {
  const rows = await db
    .selectFrom('search_facet_label')
    .where((where) => where.or([where('facet', 'like', 'theme:%'), where('facet', 'like', 'type:tool-%')]))
    .select(['facet', 'label_fr as fr', 'label_en as en'])
    .execute()
  return new Map(rows.map(({ facet, ...words }) => [facet, words]))
}
