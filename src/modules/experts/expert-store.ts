import { type RawBuilder, sql } from 'kysely'
import type { Database, Tx } from '#platform/db/connect.ts'
import type { ExpertProfile, ExpertSheet, ExpertState, ExpertVocabulary, Word } from './model.ts'
import { expertVocabularies, yearStart } from './model.ts'

const word = sql`jsonb_build_object('code', t.code, 'labelFr', t.label_fr, 'labelEn', t.label_en)`
const terms = (
  vocabulary: ExpertVocabulary,
) => sql`(SELECT coalesce(jsonb_agg(${word} ORDER BY t.position, t.code), '[]')
  FROM expert_term x JOIN vocabulary_term t USING (vocabulary, code)
  WHERE x.expert_id = e.person_id AND x.vocabulary = ${sql.lit(vocabulary)})`

/** Requests of this year that count against the limit of expert `e`: sent and not declined. */
export const askedThisYear = (
  now: Date,
): RawBuilder<number> => sql`(SELECT count(*)::int FROM expert_request r
  WHERE r.expert_id = e.person_id AND r.sent_at >= ${yearStart(now)} AND r.state <> 'declined')`

/** A sheet with who it belongs to and whether a moderator hid it: for routes and verbs, never for the public as it is. */
export type StoredSheet = ExpertSheet & { personId: string; state: ExpertState; hiddenReason: string | null }

const columns = (now: Date) => sql`
  e.person_id AS "personId", e.state, e.hidden_reason AS "hiddenReason", e.slug, e.name,
  e.headline_fr AS "headlineFr", e.headline_en AS "headlineEn", e.presentation_fr AS "presentationFr",
  e.presentation_en AS "presentationEn", ${terms('theme')} AS themes, ${terms('audience')} AS audiences,
  ${terms('format')} AS formats, e.keywords,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('code', code, 'labelFr', coalesce(l.label_fr, code), 'labelEn', coalesce(l.label_en, code)) ORDER BY place), '[]')
    FROM unnest(e.languages) WITH ORDINALITY AS spoken (code, place) LEFT JOIN search_facet_label l ON l.facet = 'language:' || code) AS languages,
  jsonb_build_object('code', e.commune, 'name', g.name) AS commune,
  CASE WHEN g.point IS NOT NULL THEN jsonb_build_object('lon', g.point[0], 'lat', g.point[1]) END AS point,
  e.travel_km AS "travelKm", e.availability, e.months, e.weekdays, e.fee, e.fee_note AS "feeNote", e.orcid,
  CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('slug', o.slug, 'name', o.name) END AS organisation,
  EXISTS (SELECT FROM membership m WHERE m.person_id = e.person_id AND m.organisation_id = e.organisation_id) AS vouched,
  e.affiliation, e.yearly_limit AS "yearlyLimit", ${askedThisYear(now)} AS asked, e.demo, e.updated_at AS "updatedAt"
  FROM expert e LEFT JOIN territory g ON g.kind = 'commune' AND g.code = e.commune
  LEFT JOIN organisation o ON o.id = e.organisation_id AND o.status = 'published'`

/** The sheet that once had this address, whatever its state; `undefined` when none ever did. */
export async function findSheet(db: Database, slug: string, now: Date): Promise<StoredSheet | undefined> {
  const { rows } = await sql<StoredSheet>`SELECT ${columns(now)} WHERE e.slug = ${slug}`.execute(db)
  return rows[0]
}

/** What a person published, or would have. */
export async function sheetOf(db: Database, personId: string, now: Date): Promise<StoredSheet | undefined> {
  const { rows } = await sql<StoredSheet>`SELECT ${columns(now)} WHERE e.person_id = ${personId}`.execute(db)
  return rows[0]
}

/** Published sheets, in the order of the slugs given; what is withdrawn or hidden is left out. */
export async function getExperts(db: Database, slugs: string[], now: Date): Promise<ExpertSheet[]> {
  const { rows } = await sql<StoredSheet>`SELECT ${columns(now)}
    WHERE e.slug = ANY(${slugs}) AND e.state = 'published' AND e.hidden_at IS NULL
    ORDER BY array_position(${slugs}::text[], e.slug)`.execute(db)
  return rows.map(({ personId: _, state: __, hiddenReason: ___, ...sheet }) => sheet)
}

/** One's own row, locked until the transaction ends. */
export async function lockExpert(tx: Tx, personId: string) {
  return tx.selectFrom('expert').where('person_id', '=', personId).selectAll().forUpdate().executeTakeFirst()
}

/** Writes what is published of a profile, and its terms. The row must be there. */
export async function writeProfile(
  tx: Tx,
  personId: string,
  profile: ExpertProfile,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('expert')
    .where('person_id', '=', personId)
    .set({
      name: profile.name,
      headline_fr: profile.headlineFr,
      headline_en: profile.headlineEn,
      presentation_fr: profile.presentationFr,
      presentation_en: profile.presentationEn,
      keywords: profile.keywords,
      languages: profile.languages,
      commune: profile.commune,
      travel_km: profile.travelKm,
      availability: profile.availability,
      months: profile.months,
      weekdays: profile.weekdays,
      fee: profile.fee,
      fee_note: profile.feeNote,
      orcid: profile.orcid,
      organisation_id: profile.organisationId,
      affiliation: profile.affiliation,
      yearly_limit: profile.yearlyLimit,
      updated_at: now,
    })
    .execute()
  await tx.deleteFrom('expert_term').where('expert_id', '=', personId).execute()
  const rows = expertVocabularies.flatMap((vocabulary) =>
    profile.terms[vocabulary].map((code) => ({ expert_id: personId, vocabulary, code })),
  )
  if (rows.length > 0) await tx.insertInto('expert_term').values(rows).execute()
}

/** An address nobody has: the name's own, or with a number. */
export async function freeSlug(tx: Tx, wanted: string): Promise<string> {
  const { rows } = await sql<{ slug: string }>`
    SELECT slug FROM expert WHERE slug = ${wanted} OR slug LIKE ${`${wanted}-%`}`.execute(tx)
  const taken = new Set([...rows.map((row) => row.slug), 'demandes', 'suivi', 'me'])
  let slug = wanted
  for (let number = 2; taken.has(slug); number++) slug = `${wanted}-${number}`
  return slug
}

/** The words to choose among, each vocabulary in its order, and languages. */
export async function getChoices(db: Database): Promise<Record<ExpertVocabulary | 'language', Word[]>> {
  const { rows } = await sql<Word & { vocabulary: ExpertVocabulary | 'language' }>`
    SELECT vocabulary, code, label_fr AS "labelFr", label_en AS "labelEn", position FROM vocabulary_term
      WHERE vocabulary IN ('theme', 'audience', 'format') AND retired_at IS NULL
    UNION ALL SELECT 'language', substr(facet, 10), label_fr, label_en, position FROM search_facet_label WHERE facet LIKE 'language:%'
    ORDER BY position, code`.execute(db)
  const of = (vocabulary: string) =>
    rows
      .filter((row) => row.vocabulary === vocabulary)
      .map(({ code, labelFr, labelEn }) => ({ code, labelFr, labelEn }))
  return { theme: of('theme'), audience: of('audience'), format: of('format'), language: of('language') }
}

/** The published organisations a person looks after. */
export async function organisationsOf(
  db: Database,
  personId: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('membership as m')
    .innerJoin('organisation as o', 'o.id', 'm.organisation_id')
    .where('m.person_id', '=', personId)
    .where('o.status', '=', 'published')
    .select(['o.id', 'o.name'])
    .orderBy('o.name')
    .orderBy('o.id')
    .execute()
}

/** A commune and the territories it counts in: `['commune/59350', 'epci/…', 'departement/59']`. */
export async function territoriesOf(db: Database, commune: string): Promise<string[]> {
  const { rows } = await sql<{ ref: string }>`
    SELECT kind || '/' || code AS ref FROM territory_membership
    WHERE member_kind = 'commune' AND member_code = ${commune} AND kind <> 'region'`.execute(db)
  return [`commune/${commune}`, ...rows.map((row) => row.ref)]
}
