import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/db/connect.ts'
import type { OrganisationPage, Term, Vocabulary } from './model.ts'

const term = sql`jsonb_build_object('code', t.code, 'labelFr', t.label_fr, 'labelEn', t.label_en, 'definitionFr', t.definition_fr, 'definitionEn', t.definition_en)`
const linkTo = sql`jsonb_build_object('slug', other.slug, 'name', other.name, 'type', other.type)`

/** Everything the page of a published organisation needs, in one query; `undefined` when there is none. */
export async function getOrganisation(db: Database, slug: string): Promise<OrganisationPage | undefined> {
  const { rows } = await selectPages(sql`o.slug = ${slug}`).execute(db)
  return rows[0]
}

/** The same of several organisations, in the order of the slugs given; those that are not published are left out. */
export async function getOrganisations(db: Database, slugs: string[]): Promise<OrganisationPage[]> {
  const { rows } = await selectPages(
    sql`o.slug = ANY(${slugs}) ORDER BY array_position(${slugs}::text[], o.slug)`,
  ).execute(db)
  return rows
}

/** Every published organisation, by slug, a batch at a time: no transaction stays open between two batches. */
export async function* eachOrganisation(db: Database, batch = 250): AsyncGenerator<OrganisationPage[]> {
  let after = ''
  while (true) {
    const { rows } = await selectPages(sql`o.slug > ${after} ORDER BY o.slug LIMIT ${batch}`).execute(db)
    if (rows.length > 0) yield rows
    const last = rows.at(-1)
    if (rows.length < batch || !last) return
    after = last.slug
  }
}

/** The same of one organisation whatever its status, by id: for those who keep it. */
export async function getWhateverStatus(db: Database, id: string): Promise<OrganisationPage | undefined> {
  const { rows } = await selectPages(sql`o.id = ${id}`, sql`true`).execute(db)
  return rows[0]
}

/** `condition` bears on `o`, and may go on with an order and a limit. */
function selectPages(
  condition: RawBuilder<unknown>,
  shown: RawBuilder<unknown> = sql`o.status = 'published'`,
): RawBuilder<OrganisationPage> {
  return sql<OrganisationPage>`
    SELECT o.id, o.slug, o.name, o.description_fr AS "descriptionFr", o.description_en AS "descriptionEn",
      o.website, o.email, o.phone, o.opening_hours AS "openingHours", o.founded_on AS "foundedOn",
      o.version, o.confirmed_at AS "confirmedAt", o.unconfirmed_at AS "unconfirmedAt", o.created_at AS "createdAt", o.updated_at AS "updatedAt",
      (SELECT ${term} FROM vocabulary_term t WHERE t.vocabulary = 'type' AND t.code = o.type) AS type,
      (SELECT ${term} FROM vocabulary_term t WHERE t.vocabulary = 'legal_status' AND t.code = o.legal_status) AS "legalStatus",
      ARRAY(SELECT a.name FROM organisation_alias a WHERE a.organisation_id = o.id ORDER BY a.name) AS aliases,
      (SELECT coalesce(jsonb_agg(${term} || jsonb_build_object('vocabulary', t.vocabulary) ORDER BY t.vocabulary, t.position), '[]')
        FROM organisation_term x JOIN vocabulary_term t USING (vocabulary, code) WHERE x.organisation_id = o.id) AS terms,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value) ORDER BY i.scheme, i.value), '[]')
        FROM organisation_identifier i WHERE i.organisation_id = o.id) AS identifiers,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('url', l.url, 'label', l.label, 'kind', l.kind) ORDER BY l.kind, l.url), '[]')
        FROM organisation_link l WHERE l.organisation_id = o.id) AS links,
      (SELECT coalesce(jsonb_agg(${place} ORDER BY p.main DESC, p.name, p.id), '[]') FROM place p WHERE p.organisation_id = o.id) AS places,
      (SELECT jsonb_build_object('kind', g.kind, 'code', g.code, 'name', g.name)
        FROM territory g WHERE g.kind = o.area_kind AND g.code = o.area_code) AS area,
      (SELECT ${linkTo} FROM organisation other WHERE other.id = o.parent_id AND other.status = 'published') AS parent,
      (SELECT coalesce(jsonb_agg(${linkTo} ORDER BY other.name_folded), '[]')
        FROM organisation other WHERE other.parent_id = o.id AND other.status = 'published') AS parts,
      (SELECT coalesce(jsonb_agg(${linkTo} ORDER BY other.name_folded), '[]')
        FROM organisation_network n JOIN organisation other ON other.id = n.network_id
        WHERE n.organisation_id = o.id AND other.status = 'published') AS networks,
      (SELECT coalesce(jsonb_agg(${linkTo} ORDER BY other.name_folded), '[]')
        FROM organisation_network n JOIN organisation other ON other.id = n.organisation_id
        WHERE n.network_id = o.id AND other.status = 'published') AS members,
      (SELECT coalesce(jsonb_agg(${provenance} ORDER BY s.imported_at, s.source_id, s.record_id), '[]')
        FROM organisation_source s JOIN data_source d ON d.id = s.source_id WHERE s.organisation_id = o.id) AS sources
    FROM organisation o
    WHERE ${shown} AND ${condition}`
}

const container = (kind: 'epci' | 'departement') => sql`(
  SELECT jsonb_build_object('code', g.code, 'name', g.name) FROM territory_membership m
  JOIN territory g ON g.kind = m.kind AND g.code = m.code
  WHERE m.member_kind = 'commune' AND m.member_code = p.commune AND m.kind = ${sql.lit(kind)} LIMIT 1)`

const place = sql`jsonb_build_object(
  'id', p.id, 'main', p.main, 'name', p.name, 'address', p.address, 'postcode', p.postcode, 'commune', p.commune,
  'communeName', (SELECT c.name FROM territory c WHERE c.kind = 'commune' AND c.code = p.commune),
  'epci', ${container('epci')}, 'departement', ${container('departement')},
  'point', CASE WHEN p.point IS NOT NULL THEN jsonb_build_object('lon', p.point[0], 'lat', p.point[1]) END,
  'precision', p.precision, 'accessFr', p.access_fr, 'accessEn', p.access_en,
  'access', (SELECT coalesce(jsonb_agg(${term} ORDER BY t.position), '[]')
    FROM vocabulary_term t WHERE t.vocabulary = 'access' AND t.code = ANY(p.access_codes)))`

const provenance = sql`jsonb_build_object(
  'sourceId', s.source_id, 'recordId', s.record_id, 'title', d.title, 'publisher', d.publisher, 'url', d.url, 'licence', d.licence,
  'licenceConfirmed', d.licence_confirmed, 'vintage', d.vintage, 'dated', s.dated, 'importedAt', s.imported_at)`

/** The vocabularies in use, each in its order: `{ theme: [{ code: 'astronomy', … }] }`. */
export async function getVocabularies(db: Database): Promise<Record<Vocabulary, Term[]>> {
  const { rows } = await sql<{ vocabulary: Vocabulary; terms: Term[] }>`
    SELECT t.vocabulary, jsonb_agg(${term} ORDER BY t.position, t.code) AS terms
    FROM vocabulary_term t WHERE t.retired_at IS NULL GROUP BY t.vocabulary`.execute(db)
  const empty = {
    type: [],
    legal_status: [],
    role: [],
    theme: [],
    audience: [],
    format: [],
    skill: [],
    equipment: [],
    access: [],
  }
  return { ...empty, ...Object.fromEntries(rows.map((row) => [row.vocabulary, row.terms])) }
}
