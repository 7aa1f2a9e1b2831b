import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { OrganisationProfile } from './model.ts'

/** Names less alike than this (trigrams in common) are not even compared. */
const leastSimilar = 0.4
const mostByName = 20
/** A telephone, a site or a number that more organisations share is a switchboard, a town's site, an institute's number. */
const mostSharing = 8

/** One organisation, as likeness compares it. */
export type Portrait = {
  id: string
  names: string[]
  commune: string | null
  communeName: string | null
  epci: string | null
  address: string | null
  identifiers: OrganisationProfile['identifiers']
  phone: string | null
  site: string | null
  parentId: string | null
}

/** Two organisations to compare, and how far apart they stand. */
export type CandidatePair = { a: string; b: string; distanceKm: number | null }

/**
 * Pairs worth a look among published organisations, around the given ones: names alike in one commune, or in one territory for those without
 * place (trigrams); one name, or an other name of the other, anywhere; the same telephone, site, SIRET or ROR. Each is looked up by an index,
 * and names are compared within a commune only: the cost grows with the number given, not with its square.
 * Pairs that were merged once are left out: they were looked at by somebody.
 */
export async function candidatePairs(db: Database, ids: string[]): Promise<CandidatePair[]> {
  const { rows } = await sql<CandidatePair>`
    WITH asked AS MATERIALIZED (
      SELECT o.id, o.name_folded, o.phone, o.website, o.area_kind, o.area_code, p.commune
      FROM organisation o LEFT JOIN place p ON p.organisation_id = o.id AND p.main
      WHERE o.id = ANY(${ids}::uuid[]) AND o.status = 'published'),
    shared AS (
      ${fewOf(sql`organisation o WHERE o.phone = a.phone`)}
      UNION ALL ${fewOf(sql`organisation o WHERE site_key(o.website) = site_key(a.website)`)}
      UNION ALL ${fewOf(sql`organisation o WHERE o.name_folded = a.name_folded`)}
      UNION ALL ${fewOf(sql`organisation_alias x JOIN organisation o ON o.id = x.organisation_id WHERE x.name_folded = a.name_folded`)}
      UNION ALL ${fewOf(sql`organisation_alias x JOIN organisation o ON o.name_folded = x.name_folded WHERE x.organisation_id = a.id`)}
      UNION ALL ${fewOf(sql`organisation_identifier mine JOIN organisation_identifier theirs USING (scheme, value)
        JOIN organisation o ON o.id = theirs.organisation_id WHERE mine.organisation_id = a.id AND mine.scheme IN ('siret', 'ror')`)}),
    pairs AS (
      SELECT a.id, near.id AS other FROM asked a CROSS JOIN LATERAL (
        SELECT o.id, similarity(o.name_folded, a.name_folded) AS alike
        FROM place p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.commune = a.commune AND p.main AND o.id <> a.id AND o.status = 'published'
        UNION ALL
        SELECT o.id, similarity(o.name_folded, a.name_folded) FROM organisation o
        WHERE a.commune IS NULL AND o.area_kind = a.area_kind AND o.area_code = a.area_code AND o.id <> a.id AND o.status = 'published'
        ORDER BY alike DESC, id LIMIT ${mostByName}) near
      WHERE near.alike >= ${leastSimilar}
      UNION SELECT shared.id, unnest(shared.ids) FROM shared),
    once AS (SELECT DISTINCT least(id, other) AS a, greatest(id, other) AS b FROM pairs)
    SELECT once.a, once.b, distance_km(pa.point, pb.point) AS "distanceKm"
    FROM once LEFT JOIN place pa ON pa.organisation_id = once.a AND pa.main LEFT JOIN place pb ON pb.organisation_id = once.b AND pb.main
    WHERE NOT EXISTS (SELECT FROM organisation_merge m
      WHERE m.kept_id IN (once.a, once.b) AND m.absorbed_id IN (once.a, once.b))`.execute(db)
  return rows
}

/** The others that share something with each one asked, unless they are so many that it tells nothing. */
const fewOf = (found: RawBuilder<unknown>) => sql`
  SELECT a.id, few.ids FROM asked a CROSS JOIN LATERAL (
    SELECT array_agg(others.id) AS ids FROM (
      SELECT o.id FROM ${found} AND o.id <> a.id AND o.status = 'published' LIMIT ${mostSharing + 1}) others
  ) few WHERE cardinality(few.ids) <= ${mostSharing}`

/** Whether what an organisation `o` shares is its own or nearly, rather than a switchboard's or a town's. */
const isOfFew = (sharers: RawBuilder<unknown>) =>
  sql`(SELECT count(*) FROM (SELECT FROM ${sharers} LIMIT ${mostSharing + 2}) sharers) <= ${mostSharing + 1}`

/** What likeness compares of organisations, by id; a telephone, a site or a SIRET that many share is left out. */
export async function portraits(db: Database, ids: string[]): Promise<Map<string, Portrait>> {
  const { rows } = await sql<Portrait>`
    SELECT o.id, ARRAY[o.name] || ARRAY(SELECT x.name FROM organisation_alias x WHERE x.organisation_id = o.id ORDER BY x.name) AS names,
      p.commune, t.name AS "communeName", p.address, o.parent_id AS "parentId",
      CASE WHEN ${isOfFew(sql`organisation x WHERE x.phone = o.phone`)} THEN o.phone END AS phone,
      CASE WHEN ${isOfFew(sql`organisation x WHERE site_key(x.website) = site_key(o.website)`)} THEN site_key(o.website) END AS site,
      coalesce((SELECT m.code FROM territory_membership m
        WHERE m.member_kind = 'commune' AND m.member_code = p.commune AND m.kind = 'epci' LIMIT 1),
        CASE WHEN o.area_kind = 'epci' THEN o.area_code END) AS epci,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value)), '[]')
        FROM organisation_identifier i WHERE i.organisation_id = o.id
          AND ${isOfFew(sql`organisation_identifier x WHERE x.scheme = i.scheme AND x.value = i.value`)}) AS identifiers
    FROM organisation o LEFT JOIN place p ON p.organisation_id = o.id AND p.main
      LEFT JOIN territory t ON t.kind = 'commune' AND t.code = p.commune
    WHERE o.id = ANY(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Ids of published organisations after one, in order. */
export async function publishedAfter(db: Database, after: string | null, limit: number): Promise<string[]> {
  let query = db.selectFrom('organisation').where('status', '=', 'published').select('id')
  if (after) query = query.where('id', '>', after)
  return (await query.orderBy('id').limit(limit).execute()).map((row) => row.id)
}
