import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import type { KnownOrganisation } from './choices-model.ts'

const most = 8

async function read(db: Database, rest: RawBuilder<unknown>): Promise<KnownOrganisation[]> {
  const { rows } = await sql<KnownOrganisation>`
    SELECT o.id, o.slug, o.name, CASE WHEN t.code IS NOT NULL THEN jsonb_build_object('address', p.address, 'postcode', p.postcode,
      'commune', p.commune, 'communeName', t.name,
      'point', CASE WHEN p.point IS NOT NULL THEN jsonb_build_object('lon', p.point[0], 'lat', p.point[1]) END) END AS place
    FROM organisation o
    LEFT JOIN place p ON p.organisation_id = o.id AND p.main
    LEFT JOIN territory t ON t.kind = 'commune' AND t.code = p.commune
    ${rest}`.execute(db)
  return rows
}

/** Published organisations whose name, or one of their other names, resembles a text. */
export async function searchOrganisations(db: Database, text: string): Promise<KnownOrganisation[]> {
  const name = fold(text)
  if (name.length < 2) return []
  return read(
    db,
    sql`WHERE o.status = 'published' AND (o.name_folded LIKE ${`%${name.replaceAll(/[%_\\]/g, ' ')}%`} OR o.name_folded % ${name}
      OR o.id IN (SELECT a.organisation_id FROM organisation_alias a WHERE a.name_folded = ${name}))
    ORDER BY similarity(o.name_folded, ${name}) DESC, o.id LIMIT ${most}`,
  )
}

/** Organisations by id, in the order of their names; those that are gone are left out. */
export async function organisationsById(db: Database, ids: string[]): Promise<KnownOrganisation[]> {
  const known = ids.filter((id) => /^[0-9a-f-]{36}$/i.test(id))
  if (known.length === 0) return []
  return read(
    db,
    sql`WHERE o.id::text = ANY(${known}) AND o.status IN ('published', 'proposed') ORDER BY o.name_folded, o.id`,
  )
}

/** The published organisation of an address. */
export async function organisationBySlug(db: Database, slug: string): Promise<KnownOrganisation | null> {
  const [one] = await read(db, sql`WHERE o.slug = ${slug} AND o.status IN ('published', 'proposed')`)
  return one ?? null
}
