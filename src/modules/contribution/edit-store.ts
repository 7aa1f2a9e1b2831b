import { sql } from 'kysely'
import type { OrganisationProfile, SectionName } from '#modules/directory/index.ts'
import type { Database } from '#platform/db/connect.ts'
import type { Draft, Names, TermOption } from './edit-model.ts'

/** Every term, retired ones too (a record may still bear one), in the order of the vocabularies. */
export async function listTerms(db: Database): Promise<TermOption[]> {
  const { rows } = await sql<TermOption>`
    SELECT vocabulary, code, label_fr AS "labelFr", label_en AS "labelEn", definition_fr AS "definitionFr",
      definition_en AS "definitionEn", retired_at IS NOT NULL AS retired
    FROM vocabulary_term ORDER BY vocabulary, position, code`.execute(db)
  return rows
}

/** The words of all that these profiles name by a code. */
export async function namesOf(
  db: Database,
  terms: TermOption[],
  profiles: Pick<OrganisationProfile, 'place' | 'area'>[],
): Promise<Names> {
  const refs = profiles.flatMap(({ place, area }) => [
    ...(place ? [`commune/${place.commune}`] : []),
    ...(area ? [`${area.kind}/${area.code}`] : []),
  ])
  const { rows } = await sql<{ ref: string; name: string }>`
    SELECT kind || '/' || code AS ref, name FROM territory
    WHERE (kind, code) IN (SELECT split_part(r, '/', 1), split_part(r, '/', 2) FROM unnest(${refs}::text[]) AS r)`.execute(
    db,
  )
  return {
    terms: new Map(terms.map((term) => [`${term.vocabulary}:${term.code}`, term])),
    territories: new Map(rows.map((row) => [row.ref, row.name])),
  }
}

/** What a record was at one version; null when that version was not kept. */
export async function profileAt(
  db: Database,
  organisationId: string,
  number: number,
): Promise<OrganisationProfile | null> {
  const row = await db
    .selectFrom('organisation_version')
    .where('organisation_id', '=', organisationId)
    .where('number', '=', number)
    .select('profile')
    .executeTakeFirst()
  return row ? (row.profile as unknown as OrganisationProfile) : null
}

/** Who last changed each field, and when: the latest version that touched it. */
export async function lastChanges(
  db: Database,
  organisationId: string,
): Promise<{ field: string; at: Date; person: string | null; origin: string }[]> {
  const { rows } = await sql<{ field: string; at: Date; person: string | null; origin: string }>`
    SELECT DISTINCT ON (f.field) f.field, v.at, v.origin, CASE WHEN p.erased_at IS NULL THEN p.name END AS person
    FROM organisation_version v CROSS JOIN LATERAL unnest(v.fields) AS f (field) LEFT JOIN person p ON p.id = v.person_id
    WHERE v.organisation_id = ${organisationId} ORDER BY f.field, v.number DESC`.execute(db)
  return rows
}

/** The drafts somebody left on an organisation. */
export async function listDrafts(db: Database, organisationId: string, personId: string): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    SELECT section, base_version AS "baseVersion", input, understood, updated_at AS "updatedAt"
    FROM organisation_draft WHERE organisation_id = ${organisationId} AND person_id = ${personId} ORDER BY section`.execute(
    db,
  )
  return rows
}

/** Writes a draft over the one before. */
export async function writeDraft(
  db: Database,
  key: { organisationId: string; personId: string },
  draft: Draft,
): Promise<void> {
  await sql`
    INSERT INTO organisation_draft (organisation_id, person_id, section, base_version, input, understood, updated_at)
    VALUES (${key.organisationId}, ${key.personId}, ${draft.section}, ${draft.baseVersion}, ${JSON.stringify(draft.input)}::jsonb,
      ${JSON.stringify(draft.understood)}::jsonb, ${draft.updatedAt})
    ON CONFLICT (organisation_id, person_id, section) DO UPDATE SET base_version = excluded.base_version, input = excluded.input,
      understood = excluded.understood, updated_at = excluded.updated_at`.execute(db)
}

/** Throws a draft away; no error when there is none. */
export async function removeDraft(
  db: Database,
  key: { organisationId: string; personId: string; section: SectionName },
): Promise<void> {
  await db
    .deleteFrom('organisation_draft')
    .where('organisation_id', '=', key.organisationId)
    .where('person_id', '=', key.personId)
    .where('section', '=', key.section)
    .execute()
}

/** Throws away the drafts nobody came back to. @returns how many */
export async function removeOldDrafts(db: Database, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('organisation_draft')
    .where('updated_at', '<', before)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
