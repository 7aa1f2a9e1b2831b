import { sql } from 'kysely'
import type { Day } from '#modules/tools/index.ts'
import type { Database } from '#platform/db/connect.ts'

/** How many times tools came into a territory since a day, and which: loans handed over, by the place they went to, else the borrower's; the latest first. */
export type ReceivedTools = {
  loans: number
  tools: { slug: string; titleFr: string; titleEn: string | null }[]
}

/** Tools that came into each territory (`epci/245901152`, `region/32`…) since a day. Names no borrower. One query for all. */
export async function receivedTools(db: Database, since: Day): Promise<Map<string, ReceivedTools>> {
  const { rows } = await sql<ReceivedTools['tools'][number] & { ref: string; loans: number }>`
    WITH came AS (
      SELECT l.tool_id, lower(l.during) AS day, coalesce(l.place_commune,
        (SELECT p.commune FROM place p WHERE p.organisation_id = coalesce(l.place_organisation_id, l.organisation_id) ORDER BY p.main DESC, p.id LIMIT 1)) AS commune
      FROM loan l WHERE l.state IN ('handed_over', 'returned', 'closed') AND upper(l.during) > ${since}::date),
    there AS (
      SELECT came.tool_id, came.day, 'commune/' || came.commune AS ref FROM came WHERE came.commune IS NOT NULL
      UNION ALL
      SELECT came.tool_id, came.day, m.kind || '/' || m.code FROM came
        JOIN territory_membership m ON m.member_kind = 'commune' AND m.member_code = came.commune)
    SELECT there.ref, t.slug, t.title_fr AS "titleFr", t.title_en AS "titleEn", count(*)::int AS loans
    FROM there JOIN tool t ON t.id = there.tool_id AND t.state = 'published'
    GROUP BY there.ref, t.id ORDER BY there.ref, max(there.day) DESC, t.slug`.execute(db)
  return new Map(
    [...Map.groupBy(rows, ({ ref }) => ref)].map(([ref, own]) => [
      ref,
      {
        loans: own.reduce((sum, { loans }) => sum + loans, 0),
        tools: own.map(({ slug, titleFr, titleEn }) => ({ slug, titleFr, titleEn })),
      },
    ]),
  )
}
