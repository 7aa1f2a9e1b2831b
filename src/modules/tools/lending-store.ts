import { sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Lending } from './availability-model.ts'
import { plusDays } from './days-model.ts'
import type { Day, Span } from './model.ts'

/** What says whether tools are free, from a day on, by slug; what was over before it is left out. One query. */
export async function lendingOf(db: Database, slugs: string[], from: Day): Promise<Map<string, Lending>> {
  if (slugs.length === 0) return new Map()
  const since = plusDays(from, -180)
  const { rows } = await sql<Lending & { slug: string }>`
    SELECT t.slug, t.lendable, t.min_days AS "minDays", t.max_days AS "maxDays", t.lead_days AS "leadDays",
      t.buffer_before AS "bufferBefore", t.buffer_after AS "bufferAfter",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(x.during), 'to', upper(x.during) - 1) ORDER BY x.during), '[]')
        FROM tool_closure x WHERE x.tool_id = t.id AND upper(x.during) > ${since}::date) AS closures,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'state', c.state, 'taken', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(p.during), 'to', upper(p.during) - 1) ORDER BY p.during), '[]')
          FROM copy_period p WHERE p.copy_id = c.id AND p.during && daterange(${since}::date, NULL))) ORDER BY c.code), '[]')
        FROM tool_copy c WHERE c.tool_id = t.id) AS copies
    FROM tool t WHERE t.slug = ANY(${slugs})`.execute(db)
  return new Map(rows.map(({ slug, ...lending }) => [slug, lending]))
}

/** The longest days of preparing and of return that a tool may ask for: what the widest search looks at. */
const widestBuffer = 90

/**
 * The slugs of the published tools that can be had over some days, seen from a day: the rule of `refusalOf`, in the database. What is taken
 * around those days is found once by its index, then told apart by copy.
 */
export async function availableSlugs(db: Database, span: Span, present: Day): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`${availableQuery(span, present)}`.execute(db)
  return rows.map((row) => row.slug)
}

/** The query of `availableSlugs`, apart for its plan to be looked at. */
export const availableQuery = (span: Span, present: Day) => sql`
  WITH asked AS (SELECT ${span.from}::date AS first, ${span.to}::date AS last, ${present}::date AS present),
  taken AS MATERIALIZED (SELECT copy_id, during FROM copy_period
    WHERE during && daterange(${plusDays(span.from, -widestBuffer)}::date, ${plusDays(span.to, widestBuffer)}::date, '[]'))
  SELECT t.slug FROM tool t CROSS JOIN asked a
  WHERE t.state = 'published' AND t.lendable
    AND a.last - a.first + 1 BETWEEN t.min_days AND coalesce(t.max_days, 100000)
    AND a.first >= a.present + t.lead_days
    AND NOT EXISTS (SELECT FROM tool_closure x WHERE x.tool_id = t.id
      AND x.during && daterange(a.first - t.buffer_before, a.last + t.buffer_after, '[]'))
    AND EXISTS (SELECT FROM tool_copy c WHERE c.tool_id = t.id AND c.state IN ('good', 'worn')
      AND NOT EXISTS (SELECT FROM taken p WHERE p.copy_id = c.id
        AND p.during && daterange(a.first - t.buffer_before, a.last + t.buffer_after, '[]')))`
