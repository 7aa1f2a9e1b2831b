import { type RawBuilder, sql } from 'kysely'
import type { CaseKind, CaseState } from '#modules/cases/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Holder, QueueChoices, QueueCounts, QueueFilters, QueueLine } from './queue-model.ts'

const all = (conditions: RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` AND `)

/** The conditions of filters, but `kind`, `state` and `holder`, which the counts take apart. */
function common(filters: QueueFilters, now: Date): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = []
  if (filters.age)
    conditions.push(
      sql`c.opened_at < ${now}::timestamptz - make_interval(days => ${Number(filters.age)}::integer)`,
    )
  if (filters.text) {
    const part = `%${filters.text.replace(/[\\%_]/g, '\\$&')}%`
    conditions.push(sql`(c.organisation_id IN (SELECT f.id FROM organisation f WHERE fold(${filters.text}) <> '' AND f.name_folded LIKE '%' || fold(${filters.text}) || '%')
      OR c.message ILIKE ${part})`)
  }
  if (filters.territory) {
    const [kind, code] = filters.territory.split('/')
    conditions.push(sql`c.organisation_id IN (
      SELECT p.organisation_id FROM territory_membership m JOIN place p ON p.main AND p.commune = m.member_code
        WHERE m.kind = ${kind} AND m.code = ${code} AND m.member_kind = 'commune'
      UNION ALL
      SELECT o.id FROM organisation o WHERE o.area_kind = ${kind} AND o.area_code = ${code}
      UNION ALL
      SELECT o.id FROM territory_membership m JOIN organisation o ON o.area_kind = m.member_kind AND o.area_code = m.member_code
        WHERE m.kind = ${kind} AND m.code = ${code})`)
  }
  return conditions
}

const holding = (holder: Holder, me: string) =>
  holder === 'nobody'
    ? sql`c.assigned_to IS NULL`
    : holder === 'me'
      ? sql`c.assigned_to = ${me}`
      : sql`c.assigned_to <> ${me}`

/** Cases in the order of the queue, after one of them when `after` is given: its id. */
export async function listLines(
  db: Database,
  filters: QueueFilters,
  options: { me: string; after: string | null; limit: number; before?: boolean },
  now: Date,
): Promise<QueueLine[]> {
  const ascending = (filters.order === 'old') !== (options.before ?? false)
  const conditions = [...common(filters, now), sql`c.state = ${filters.state ?? 'open'}`]
  if (filters.kind) conditions.push(sql`c.kind = ${filters.kind}`)
  if (filters.holder) conditions.push(holding(filters.holder, options.me))
  if (options.after) {
    const at = sql`(SELECT a.opened_at FROM moderation_case a WHERE a.id = ${options.after})`
    conditions.push(
      ascending
        ? sql`c.opened_at >= ${at} AND (c.opened_at > ${at} OR c.id < ${options.after})`
        : sql`c.opened_at <= ${at} AND (c.opened_at < ${at} OR c.id > ${options.after})`,
    )
  }
  const order = ascending ? sql`c.opened_at, c.id DESC` : sql`c.opened_at DESC, c.id`
  const { rows } = await sql<QueueLine>`
    SELECT c.id, c.kind, c.state, c.message, c.opened_at AS "openedAt", c.decided_at AS "decidedAt", d.name AS "decidedBy",
      jsonb_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'commune', t.name) AS organisation,
      CASE WHEN x.id IS NOT NULL THEN jsonb_build_object('slug', x.slug, 'name', x.name) END AS other,
      coalesce(c.payload #>> '{change,titleFr}', e.title_fr) AS event,
      CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('name', p.name) END AS author,
      p.id IS NULL AND c.kind NOT IN ('duplicate', 'unconfirmed') AS anonymous,
      CASE WHEN a.id IS NOT NULL THEN jsonb_build_object('id', a.id, 'name', a.name) END AS assignee
    FROM (SELECT c.* FROM moderation_case c WHERE ${all(conditions)} ORDER BY ${order} LIMIT ${options.limit}) c
      JOIN organisation o ON o.id = c.organisation_id
      LEFT JOIN place l ON l.organisation_id = o.id AND l.main
      LEFT JOIN territory t ON t.kind = 'commune' AND t.code = l.commune
      LEFT JOIN organisation x ON x.id = c.other_id
      LEFT JOIN event e ON c.kind = 'event' AND e.id::text = c.payload ->> 'eventId'
      LEFT JOIN person p ON p.id = c.person_id
      LEFT JOIN person a ON a.id = c.assigned_to
      LEFT JOIN person d ON d.id = c.decided_by
    ORDER BY ${order}`.execute(db)
  return rows
}

/** How many cases each value of kind, state and holder would show, in one reading. */
export async function countLines(
  db: Database,
  filters: QueueFilters,
  me: string,
  now: Date,
): Promise<QueueCounts> {
  const { rows } = await sql<{ kind: CaseKind; state: CaseState; holder: Holder; count: number }>`
    SELECT c.kind, c.state, CASE WHEN c.assigned_to IS NULL THEN 'nobody' WHEN c.assigned_to = ${me} THEN 'me' ELSE 'someone' END AS holder,
      count(*)::integer AS count
    FROM moderation_case c WHERE ${all(common(filters, now))} GROUP BY 1, 2, 3`.execute(db)
  const state = filters.state ?? 'open'
  const counts: QueueCounts = { kind: {}, state: {}, holder: {}, total: 0 }
  for (const row of rows) {
    const is = {
      kind: !filters.kind || row.kind === filters.kind,
      state: row.state === state,
      holder: !filters.holder || row.holder === filters.holder,
    }
    if (is.state && is.holder) counts.kind[row.kind] = (counts.kind[row.kind] ?? 0) + row.count
    if (is.kind && is.holder) counts.state[row.state] = (counts.state[row.state] ?? 0) + row.count
    if (is.kind && is.state) counts.holder[row.holder] = (counts.holder[row.holder] ?? 0) + row.count
    if (is.kind && is.state && is.holder) counts.total += row.count
  }
  return counts
}

/** Moderators to assign to, territories to filter by, in one reading. */
export async function queueChoices(db: Database): Promise<QueueChoices> {
  const { rows } = await sql<QueueChoices>`
    SELECT (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'name', coalesce(nullif(name, ''), email)) ORDER BY name, id), '[]')
        FROM person WHERE role IN ('moderator', 'administrator')) AS moderators,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('ref', kind || '/' || code, 'name', name) ORDER BY kind, name_folded, code), '[]')
        FROM territory WHERE kind IN ('departement', 'epci')) AS territories`.execute(db)
  return rows[0] ?? { moderators: [], territories: [] }
}
