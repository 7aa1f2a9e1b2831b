import { sql } from 'kysely'
import type { Tx } from '#platform/db/connect.ts'
import { fold } from '#platform/i18n/fold.ts'
import { endingWords } from './ending-words.ts'
import type { EntryKind, FacetLabel, NewEntry } from './model.ts'

const facet = /^[a-z]+:[^\s:]+$/

/**
 * Writes entries, new or changed, in the caller's transaction; as many as wanted at once (a thousand suits an import).
 * The facet `type:…` follows from `type`.
 * @throws Error when a facet is not of the form `group:value`, which is a defect of the caller
 */
export async function writeEntries(tx: Tx, entries: NewEntry[]): Promise<void> {
  if (entries.length === 0) return
  // An entry given twice counts once, as it was given last: the statement may touch a row only once.
  const rows = [...new Map(entries.map((entry) => [`${entry.kind}/${entry.id}`, toRow(entry)])).values()]
  await sql`
    WITH revision AS (UPDATE search_revision SET value = value + 1 RETURNING value),
    given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (
        kind text, id text, path text, title text, folded text, names text, subtitle text, excerpt text, type text,
        others text, terms text[], body text, lon float8, lat float8, commune text, facets text[], weight real,
        visibility text, updated timestamptz, begins timestamptz[], ends timestamptz[], ending text[])),
    -- The same few labels come back in many entries: each is cut into words once.
    labels AS MATERIALIZED (
      SELECT term, (to_tsvector('french_unaccent', term) || to_tsvector('english', term))::text AS words
      FROM (SELECT DISTINCT unnest(terms) AS term FROM given) AS each),
    termed AS (
      SELECT g.kind, g.id, string_agg(words, ' ')::tsvector AS words
      FROM given g CROSS JOIN unnest(g.terms) AS term JOIN labels USING (term) GROUP BY g.kind, g.id)
    INSERT INTO search_entry (kind, id, ordinal, revision, path, title, title_folded, names, subtitle, excerpt, type,
      document, point, commune, facets, weight, visibility, updated_at, begins, ends, last_end)
    SELECT g.kind, g.id, coalesce(known.ordinal, nextval('search_ordinal')), revision.value, g.path, g.title, g.folded,
      g.names, g.subtitle, g.excerpt, g.type,
      setweight(to_tsvector('french_unaccent', g.folded), 'A') || setweight(to_tsvector('french_unaccent', g.others), 'B')
        || setweight(coalesce(t.words, ''), 'C')
        || setweight(to_tsvector('french_unaccent', g.body), 'D')
        || array_to_tsvector(ARRAY(SELECT f FROM unnest(g.facets) f WHERE f LIKE 'territory:%') || g.ending),
      CASE WHEN g.lon IS NOT NULL THEN point(g.lon, g.lat) END, g.commune, g.facets, g.weight, g.visibility, g.updated,
      g.begins, g.ends, (SELECT max(e) FROM unnest(g.ends) AS e)
    FROM given g CROSS JOIN revision LEFT JOIN termed t ON t.kind = g.kind AND t.id = g.id
      LEFT JOIN search_entry known ON known.kind = g.kind AND known.id = g.id
    ON CONFLICT (kind, id) DO UPDATE SET revision = excluded.revision, path = excluded.path, title = excluded.title,
      title_folded = excluded.title_folded, names = excluded.names, subtitle = excluded.subtitle,
      excerpt = excluded.excerpt, type = excluded.type, document = excluded.document, point = excluded.point,
      commune = excluded.commune, facets = excluded.facets, weight = excluded.weight,
      visibility = excluded.visibility, updated_at = excluded.updated_at, begins = excluded.begins, ends = excluded.ends,
      last_end = excluded.last_end`.execute(tx)
}

function toRow(entry: NewEntry) {
  for (const each of entry.facets) if (!facet.test(each)) throw new Error(`Not a facet: ${each}`)
  const title = fold(entry.title)
  const others = [...entry.aliases, ...entry.places].map(fold)
  // No session at all is none: nothing begins, nothing ends.
  const sessions = entry.sessions && entry.sessions.length > 0 ? entry.sessions : null
  return {
    kind: entry.kind,
    id: entry.id,
    path: entry.path,
    title: plainText(entry.title),
    folded: title,
    names: [title, ...new Set(others)].join('\n'),
    subtitle: plainText(entry.subtitle),
    excerpt: plainText(entry.excerpt),
    type: entry.type,
    others: others.join(' \n '),
    terms: entry.terms.map(fold),
    body: plainText(entry.text).slice(0, 100_000),
    lon: entry.point?.lon ?? null,
    lat: entry.point?.lat ?? null,
    commune: entry.commune,
    facets: [...new Set([`type:${entry.type}`, ...entry.facets])],
    weight: entry.weight,
    visibility: entry.visibility,
    updated: entry.updatedAt.toISOString(),
    begins: sessions?.map((session) => session.begin.toISOString()) ?? null,
    ends: sessions?.map((session) => session.end.toISOString()) ?? null,
    ending: endingWords(sessions ? Math.max(...sessions.map((session) => session.end.getTime())) : null),
  }
}

// NUL cannot enter the database; private-use characters mark the words found (model.ts).
const plainText = (text: string) => text.replace(/[\0\ue000\ue001]/g, '')

/** Removes entries from lists and search, in the caller's transaction. Unknown ids are no error. */
export async function removeEntries(tx: Tx, kind: EntryKind, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    WITH revision AS (UPDATE search_revision SET value = value + 1 RETURNING value),
    removed AS (DELETE FROM search_entry WHERE kind = ${kind} AND id = ANY(${ids}) RETURNING ordinal)
    INSERT INTO search_removal (ordinal, revision) SELECT ordinal, value FROM removed CROSS JOIN revision`.execute(
    tx,
  )
}

/** Writes the words of facet values, new or changed, in the caller's transaction. */
export async function writeFacetLabels(tx: Tx, labels: FacetLabel[]): Promise<void> {
  if (labels.length === 0) return
  await sql`
    WITH revision AS (UPDATE search_revision SET value = value + 1 RETURNING value)
    INSERT INTO search_facet_label (facet, label_fr, label_en, position)
    SELECT x.* FROM jsonb_to_recordset(${JSON.stringify(labels)}::jsonb) AS x (
      facet text, "labelFr" text, "labelEn" text, position integer) CROSS JOIN revision
    ON CONFLICT (facet) DO UPDATE SET label_fr = excluded.label_fr, label_en = excluded.label_en, position = excluded.position`.execute(
    tx,
  )
}
