import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import type { TracedLinks } from './import-options.ts'
import type { OrganisationProfile, OrganisationRecord } from './model.ts'

/** A record and the organisation it now belongs to. */
export type Placed = {
  record: OrganisationRecord
  fingerprint: string
  organisationId: string
  matchedBy: string
}
/** An organisation as it is to be written. */
export type Written = { id: string; slug: string; profile: OrganisationProfile }

/** Writes organisations, new or changed, with all that hangs on them; a few statements whatever their number. */
export async function writeOrganisations(tx: Tx, written: Written[], now: Date): Promise<void> {
  const rows = JSON.stringify(written.map(({ id, slug, profile }) => ({ ...profile, id, slug })))
  await sql`
    INSERT INTO organisation (id, slug, name, type, legal_status, description_fr, description_en, area_kind, area_code,
      website, email, phone, opening_hours, founded_on, created_at, updated_at)
    SELECT id, slug, name, type, "legalStatus", "descriptionFr", "descriptionEn", area ->> 'kind', area ->> 'code',
      website, email, phone, "openingHours", "foundedOn", ${now}::timestamptz, ${now}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS x (id uuid, slug text, name text, type text, "legalStatus" text,
      "descriptionFr" text, "descriptionEn" text, area jsonb, website text, email text, phone text, "openingHours" text, "foundedOn" text)
    ON CONFLICT (id) DO UPDATE SET slug = excluded.slug, name = excluded.name, type = excluded.type,
      legal_status = excluded.legal_status, description_fr = excluded.description_fr, description_en = excluded.description_en,
      area_kind = excluded.area_kind, area_code = excluded.area_code, website = excluded.website, email = excluded.email,
      phone = excluded.phone, opening_hours = excluded.opening_hours, founded_on = excluded.founded_on,
      updated_at = excluded.updated_at`.execute(tx)
  const ids = written.map((one) => one.id)
  await sql`
    WITH a AS (DELETE FROM organisation_alias WHERE organisation_id = ANY(${ids}::uuid[])),
      t AS (DELETE FROM organisation_term WHERE organisation_id = ANY(${ids}::uuid[])),
      l AS (DELETE FROM organisation_link WHERE organisation_id = ANY(${ids}::uuid[])),
      i AS (DELETE FROM organisation_identifier WHERE organisation_id = ANY(${ids}::uuid[]))
    DELETE FROM place WHERE main AND organisation_id = ANY(${ids}::uuid[])`.execute(tx)
  await writeParts(tx, written)
}

async function writeParts(tx: Tx, written: Written[]): Promise<void> {
  const of = <T>(pick: (profile: OrganisationProfile) => T[]) =>
    JSON.stringify(written.flatMap(({ id, profile }) => pick(profile).map((part) => ({ id, ...part }))))
  const aliases = of((profile) => profile.aliases.map((name) => ({ name })))
  const terms = of((profile) =>
    Object.entries(profile.terms).flatMap(([vocabulary, codes]) =>
      codes.map((code) => ({ vocabulary, code })),
    ),
  )
  const places = of((profile) =>
    profile.place
      ? [{ ...profile.place, lon: profile.place.point?.lon ?? null, lat: profile.place.point?.lat ?? null }]
      : [],
  )
  await sql`
    WITH a AS (INSERT INTO organisation_alias (organisation_id, name)
        SELECT x.* FROM jsonb_to_recordset(${aliases}::jsonb) AS x (id uuid, name text) ON CONFLICT DO NOTHING),
      t AS (INSERT INTO organisation_term (organisation_id, vocabulary, code)
        SELECT x.* FROM jsonb_to_recordset(${terms}::jsonb) AS x (id uuid, vocabulary text, code text) ON CONFLICT DO NOTHING),
      l AS (INSERT INTO organisation_link (organisation_id, url, label, kind)
        SELECT x.* FROM jsonb_to_recordset(${of((profile) => profile.links)}::jsonb) AS x (id uuid, url text, label text, kind text) ON CONFLICT DO NOTHING),
      i AS (INSERT INTO organisation_identifier (organisation_id, scheme, value)
        SELECT x.* FROM jsonb_to_recordset(${of((profile) => profile.identifiers)}::jsonb) AS x (id uuid, scheme text, value text) ON CONFLICT DO NOTHING)
    INSERT INTO place (organisation_id, name, address, postcode, commune, point, precision, access_fr, access_codes, main)
    SELECT id, name, address, postcode, commune, CASE WHEN lon IS NOT NULL THEN point(lon, lat) END, precision, "accessFr", access, true
    FROM jsonb_to_recordset(${places}::jsonb) AS x (id uuid, name text, address text, postcode text, commune text, lon float8, lat float8,
      precision text, "accessFr" text, access text[])`.execute(tx)
}

/** Keeps the provenance: one row for each record. */
export async function writeProvenance(tx: Tx, source: string, placed: Placed[], now: Date): Promise<void> {
  const rows = JSON.stringify(
    placed.map(({ record, ...rest }) => ({ ...rest, id: record.id, dated: record.dated, record })),
  )
  await sql`
    INSERT INTO organisation_source (source_id, record_id, organisation_id, fingerprint, record, dated, matched_by, imported_at)
    SELECT ${source}, id, "organisationId", fingerprint, record, dated, "matchedBy", ${now}::timestamptz
    FROM jsonb_to_recordset(${rows}::jsonb) AS x (id text, "organisationId" uuid, fingerprint text, record jsonb, dated text, "matchedBy" text)
    ON CONFLICT (source_id, record_id) DO UPDATE SET fingerprint = excluded.fingerprint, record = excluded.record,
      dated = excluded.dated, imported_at = excluded.imported_at`.execute(tx)
}

/** All the records of organisations, the best source first: as the region's list orders them, then the oldest import. */
export async function recordsOf(
  tx: Tx,
  ids: string[],
): Promise<Map<string, { source: string; record: OrganisationRecord }[]>> {
  const { rows } = await sql<{ id: string; source: string; record: OrganisationRecord }>`
    SELECT s.organisation_id AS id, s.source_id AS source, s.record
    FROM organisation_source s LEFT JOIN setting ON setting.name = 'organisation_sources'
    WHERE s.organisation_id = ANY(${ids}::uuid[])
    ORDER BY array_position(ARRAY(SELECT jsonb_array_elements_text(setting.value)), s.source_id) NULLS LAST, s.imported_at, s.source_id, s.record_id COLLATE "C"`.execute(
    tx,
  )
  return Map.groupBy(rows, (row) => row.id)
}

/** Ties each record's organisation to its parent and networks, once all records of the source are there. Gives what it changed. */
export async function linkOrganisations(tx: Tx, source: string): Promise<TracedLinks> {
  const parents = await sql<TracedLinks['parents'][number]>`
    WITH told AS (
      SELECT DISTINCT ON (o.id) o.id, o.parent_id AS before, parent.organisation_id AS after
      FROM organisation o JOIN organisation_source s ON o.id = s.organisation_id
        JOIN organisation_source parent ON parent.source_id = s.source_id AND parent.record_id = s.record ->> 'parent'
      WHERE s.source_id = ${source} AND parent.organisation_id <> o.id AND o.parent_id IS DISTINCT FROM parent.organisation_id
      ORDER BY o.id, s.record_id)
    UPDATE organisation o SET parent_id = told.after FROM told WHERE o.id = told.id
    RETURNING o.id, told.before, told.after`.execute(tx)
  const networks = await sql<TracedLinks['networks'][number]>`
    INSERT INTO organisation_network (organisation_id, network_id)
    SELECT DISTINCT s.organisation_id, network.organisation_id
    FROM organisation_source s CROSS JOIN LATERAL jsonb_array_elements_text(s.record -> 'networks') AS key
    JOIN organisation_source network ON network.source_id = s.source_id AND network.record_id = key
    WHERE s.source_id = ${source} AND network.organisation_id <> s.organisation_id
    ON CONFLICT DO NOTHING
    RETURNING organisation_id AS id, network_id AS network`.execute(tx)
  return { parents: parents.rows, networks: networks.rows }
}
