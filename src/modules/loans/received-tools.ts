import { sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** How many times tools came into a territory since a day, and how many tools: loans handed over, by the place they went to, else the borrower's. `titles` are some of them, the latest first. */
export type ReceivedTools = {
  loans: number
  tools: { slug: string; titleFr: string; titleEn: string | null }[]
}

/** Tools that came into a territory (`epci/245901152`; null for the region) since a day. Names no borrower. */
export async function receivedTools(db: Database, ref: string | null, since: Day): Promise<ReceivedTools> {
  const [kind = '', code = ''] = ref?.split('/') ?? []
  const { rows } = await sql<{ slug: string; titleFr: string; titleEn: string | null; loans: number }>`
    WITH came AS (
      SELECT l.tool_id, lower(l.during) AS day, coalesce(l.place_commune,
        (SELECT p.commune FROM place p WHERE p.organisation_id = coalesce(l.place_organisation_id, l.organisation_id) ORDER BY p.main DESC, p.id LIMIT 1)) AS commune
      FROM loan l WHERE l.state IN ('handed_over', 'returned', 'closed') AND upper(l.during) > ${since}::date)
    SELECT t.slug, t.title_fr AS "titleFr", t.title_en AS "titleEn", count(*)::int AS loans
    FROM came JOIN tool t ON t.id = came.tool_id AND t.state = 'published'
    WHERE ${
      ref === null
        ? sql`true`
        : kind === 'commune'
          ? sql`came.commune = ${code}`
          : sql`EXISTS (SELECT FROM territory_membership m WHERE m.member_kind = 'commune' AND m.member_code = came.commune AND m.kind = ${kind} AND m.code = ${code})`
    }
    GROUP BY t.id ORDER BY max(came.day) DESC, t.slug`.execute(db)
  return {
    loans: rows.reduce((sum, { loans }) => sum + loans, 0),
    tools: rows.map(({ loans: _, ...tool }) => tool),
  }
}
