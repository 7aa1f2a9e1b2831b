import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { Lending } from './availability-model.ts'
import { plusDays } from './days-model.ts'
import type { Day, Span } from './model.ts'

/** The numbers of a multirange of modules, in order; null when it is everything. */
export const numbersOf = (modules: RawBuilder<unknown>) => sql<
  number[] | null
>`CASE WHEN NOT upper_inf(${modules})
  THEN to_jsonb(ARRAY(SELECT generate_series(lower(r), upper(r) - 1) FROM unnest(${modules}) r)) END`

/** What says whether tools are free, from a day on, by slug; what was over before it is left out. One query. */
export async function lendingOf(db: Database, slugs: string[], from: Day): Promise<Map<string, Lending>> {
  if (slugs.length === 0) return new Map()
  const since = plusDays(from, -180)
  const { rows } = await sql<Lending & { slug: string }>`
    SELECT t.slug, t.lendable, t.min_days AS "minDays", t.max_days AS "maxDays", t.lead_days AS "leadDays",
      t.buffer_before AS "bufferBefore", t.buffer_after AS "bufferAfter",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(x.during), 'to', upper(x.during) - 1) ORDER BY x.during), '[]')
        FROM tool_closure x WHERE x.tool_id = t.id AND upper(x.during) > ${since}::date) AS closures,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'state', c.state, 'broken', ${numbersOf(sql`c.broken_modules`)}, 'taken', (
          SELECT coalesce(jsonb_agg(jsonb_build_object('from', lower(p.during), 'to', upper(p.during) - 1, 'modules', ${numbersOf(sql`p.modules`)})
            ORDER BY p.during), '[]')
          FROM copy_period p WHERE p.copy_id = c.id AND p.during && daterange(${since}::date, NULL))) ORDER BY c.code), '[]')
        FROM tool_copy c WHERE c.tool_id = t.id) AS copies
    FROM tool t WHERE t.slug = ANY(${slugs})`.execute(db)
  return new Map(rows.map(({ slug, ...lending }) => [slug, lending]))
}

/**
 * The slugs of the published tools that can be had over some days, seen from a day: the rule of `refusalOf`, in the database. Worked out by sets and not tool by
 * tool: what is taken or closed around those days is found once by its index, within the widest buffers there are, then told apart exactly.
 */
export async function availableSlugs(db: Database, { from, to }: Span, present: Day): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    WITH wide AS MATERIALIZED (SELECT ${from}::date - coalesce(max(buffer_before), 0) AS first,
      ${to}::date + coalesce(max(buffer_after), 0) AS last FROM tool),
    taken AS MATERIALIZED (SELECT p.copy_id FROM copy_period p JOIN tool_copy c ON c.id = p.copy_id JOIN tool t ON t.id = c.tool_id
      WHERE p.during && (SELECT daterange(first, last, '[]') FROM wide)
        AND p.during && daterange(${from}::date - t.buffer_before, ${to}::date + t.buffer_after, '[]')),
    closed AS MATERIALIZED (SELECT x.tool_id FROM tool_closure x JOIN tool t ON t.id = x.tool_id
      WHERE x.during && (SELECT daterange(first, last, '[]') FROM wide)
        AND x.during && daterange(${from}::date - t.buffer_before, ${to}::date + t.buffer_after, '[]'))
    SELECT t.slug FROM tool t
    WHERE t.state = 'published' AND t.lendable
      AND ${to}::date - ${from}::date + 1 BETWEEN t.min_days AND coalesce(t.max_days, 100000)
      AND ${from}::date >= ${present}::date + t.lead_days
      AND NOT EXISTS (SELECT FROM closed WHERE closed.tool_id = t.id)
      AND t.id IN (SELECT c.tool_id FROM tool_copy c WHERE c.state IN ('good', 'worn') AND isempty(c.broken_modules)
        AND NOT EXISTS (SELECT FROM taken WHERE taken.copy_id = c.id))`.execute(db)
  return rows.map((row) => row.slug)
}
